/** Each state as a box with the arrows that leave it, the names of their actions beside it: how high all that is. */
import type { Workflow, WorkflowAction, WorkflowState } from '../../../../server/engine/generated/workflow'
import { layoutOf, linksOf, type Placed } from './layout'
import { emsOf, linesOf } from './lines'

/** In pixels; `ems` are those of the script. */
export const sizes = {
  box: 136,
  state: { font: 14, line: 20, ems: 8 },
  action: { font: 13, line: 18, ems: 8.5 },
  padding: 8,
  bullet: 12,
  /** Between the names on different arrows, and between those on one. */
  apart: 10,
  together: 3,
}

export interface Name {
  action: string
  lines: string[]
  width: number
  height: number
}

/** An arrow as it leaves a box. */
export interface Exit {
  to: Box
  names: Name[]
  /** Of all its names. */
  height: number
  /** From the top of the box. */
  port: number
  /** Leads to an earlier column, or stays in its own. */
  back: boolean
  /** On which side of the target's row it comes along; absent: the target stands in the next column. */
  side?: 'above' | 'below'
}

/** Said above the name of a state: standing ones are over, and yet something may lead out of them. */
export type Mark = 'begin' | 'end' | 'standing'

export interface Box extends Placed {
  /** The row of the whole picture. */
  band: number
  lines: string[]
  tone: string
  mark?: Mark
  height: number
  exits: Exit[]
}

/** All boxes with their arrows, and the lane of each row. */
export function boxesOf(workflow: Workflow, roles: readonly string[]): { lanes: string[]; bands: number[]; boxes: Box[] } {
  const { lanes, states } = layoutOf(workflow, roles)
  const bands = lanes.flatMap((_, lane) =>
    Array.from({ length: 1 + Math.max(...states.filter((one) => one.lane === lane).map(({ row }) => row)) }, () => lane),
  )
  const boxes = states.map((placed) => bare(placed, bands.indexOf(placed.lane) + placed.row, workflow))
  const byId = new Map(boxes.map((box) => [box.id, box]))
  for (const { from, to, actions } of linksOf(workflow)) {
    const [source, target] = [byId.get(from), byId.get(to)]
    if (source && target) source.exits.push(exitOf(source, target, actions))
  }
  for (const box of boxes) withPorts(box)
  return { lanes, bands, boxes }
}

function bare(placed: Placed, band: number, { initial, states }: Workflow): Box {
  const state: Partial<WorkflowState> = states.find(({ id }) => id === placed.id) ?? {}
  const box: Box = {
    ...placed,
    band,
    lines: linesOf(String(state.label ?? placed.id), sizes.state.ems),
    tone: state.tone ?? 'neutral',
    height: 0,
    exits: [],
  }
  if (state.final) box.mark = state.standing ? 'standing' : 'end'
  else if (placed.id === initial) box.mark = 'begin'
  return box
}

function exitOf(from: Box, to: Box, actions: readonly WorkflowAction[]): Exit {
  const several = actions.length > 1
  const names = actions.map(({ id, label }): Name => {
    const lines = linesOf(String(label ?? id), sizes.action.ems)
    const width = Math.max(...lines.map(emsOf)) * sizes.action.font + (several ? sizes.bullet : 0)
    return { action: id, lines, width: Math.ceil(width), height: lines.length * sizes.action.line }
  })
  const height = names.reduce((sum, name) => sum + name.height, 0) + (names.length - 1) * sizes.together
  const back = to.column <= from.column
  const exit: Exit = { to, names, height, port: 0, back }
  if (to.column !== from.column + 1) exit.side = back || from.band > to.band ? 'below' : 'above'
  return exit
}

/** The arrows below each other in the order of where they go, so that few of them cross. */
function withPorts(box: Box) {
  const { exits, lines, mark } = box
  const row = ({ to, side }: Exit) => to.band + (side === 'below' ? 0.3 : side === 'above' ? -0.3 : 0)
  exits.sort((a, b) => row(a) - row(b))
  const names = exits.reduce((sum, { height }) => sum + height, 0) + Math.max(0, exits.length - 1) * sizes.apart
  const words = (lines.length + (mark ? 1 : 0)) * sizes.state.line + 2 * sizes.padding
  box.height = Math.max(words, names + 2 * sizes.padding)
  let y = (box.height - names) / 2
  for (const exit of exits) {
    exit.port = Math.round(y + exit.height) + 2
    y += exit.height + sizes.apart
  }
}
