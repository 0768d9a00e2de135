/** The whole picture in pixels: a pure function of the workflow, so that what must not overlap can be tested. */
import type { Workflow } from '../../../../server/engine/generated/workflow'
import { type Box, boxesOf, type Exit, type Mark, sizes } from './boxes'
import { type Band, bandsOf, busesOf, room, topOf, tracksOf, type Wire, wiresOf } from './channels'

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export interface State extends Area {
  id: string
  lines: string[]
  tone: string
  mark?: Mark
}

export interface Label extends Area {
  id: string
  action: string
  arrow: string
  lines: string[]
  /** One of several on its arrow. */
  listed: boolean
}

export interface Arrow {
  id: string
  action: string
  from: string
  to: string
  back: boolean
  tone: string
  points: [number, number][]
}

export interface Picture {
  width: number
  height: number
  lanes: { role: string; y: number; height: number }[]
  states: State[]
  labels: Label[]
  arrows: Arrow[]
}

/** What is left free for the titles of the lanes (`.workflow-title`). */
export const titles = 112

export function pictureOf(workflow: Workflow, roles: readonly string[]): Picture {
  const { lanes, bands: laneOf, boxes } = boxesOf(workflow, roles)
  const buses = busesOf(boxes)
  const bands = bandsOf(laneOf.length, boxes, buses.values())
  const wires = wiresOf(boxes, bands, buses)
  const { left, track, width } = acrossOf(boxes, wires)
  return {
    width,
    height: bands.reduce((sum, { height }) => sum + height, 0),
    lanes: lanes.map((role, lane) => ({ role, ...spanOf(bands.filter((_, band) => laneOf[band] === lane)) })),
    states: boxes.map((box) => stateOf(box, left(box.column), topOf(box, bands))),
    labels: wires.flatMap((wire) => labelsOf(wire, left(wire.from.column) + sizes.box)),
    arrows: wires.map((wire) => arrowOf(wire, left, track)),
  }
}

type Across = { left: (column: number) => number; track: (gap: number, to: string) => number; width: number }

/** From left to right: lines before the first column, then each column with its names and lines. */
function acrossOf(boxes: readonly Box[], wires: readonly Wire[]): Across {
  const tracks = tracksOf(wires)
  const columns = Math.max(0, ...boxes.map(({ column }) => column + 1))
  const lefts: number[] = []
  const starts: number[] = []
  let x = titles
  for (let gap = 0; gap <= columns; gap++) {
    const names = wires.filter(({ from }) => from.column === gap - 1).flatMap(({ exit }) => exit.names.map(({ width }) => width))
    x += names.length > 0 ? Math.max(...names) + 10 : 0
    starts.push(x)
    x += (tracks.get(gap)?.length ?? 0) * room.track + room.head
    lefts.push(x)
    x += sizes.box
  }
  return {
    left: (column) => lefts[column] ?? 0,
    track: (gap, to) => (starts[gap] ?? 0) + ((tracks.get(gap)?.findIndex((one) => one.to === to) ?? 0) + 0.5) * room.track,
    width: x - sizes.box,
  }
}

const spanOf = (bands: readonly Band[]) => ({ y: bands[0]?.y ?? 0, height: bands.reduce((sum, { height }) => sum + height, 0) })

function stateOf({ id, lines, tone, mark, height }: Box, x: number, y: number): State {
  return { id, lines, tone, ...(mark && { mark }), x, y, width: sizes.box, height }
}

const arrowId = (from: Box, { to }: Exit) => JSON.stringify([from.id, to.id])

/** The names of an arrow's actions below each other, above where it leaves. */
function labelsOf({ from, exit, leaves }: Wire, x: number): Label[] {
  let y = leaves - 2 - exit.height
  return exit.names.map(({ action, lines, width, height }) => {
    const label = { id: JSON.stringify([action, from.id]), action, arrow: arrowId(from, exit), lines, listed: exit.names.length > 1 }
    const placed = { ...label, x: x + 6, y, width, height }
    y += height + sizes.together
    return placed
  })
}

function arrowOf({ from, exit, leaves, along, arrives }: Wire, left: Across['left'], track: Across['track']): Arrow {
  const { to, back, names } = exit
  const start: [number, number] = [left(from.column) + sizes.box, leaves]
  const end: [number, number] = [left(to.column), arrives]
  const out = track(from.column + 1, to.id)
  const into = track(to.column, to.id)
  const between: [number, number][] =
    along === undefined
      ? [
          [out, leaves],
          [out, arrives],
        ]
      : [
          [out, leaves],
          [out, along],
          [into, along],
          [into, arrives],
        ]
  const points = leaves === arrives && along === undefined ? [start, end] : [start, ...between, end]
  return { id: arrowId(from, exit), action: names[0]?.action ?? '', from: from.id, to: to.id, back, tone: to.tone, points }
}
