/** Ways for the arrows: between columns each target has a line of its own, and so it has along its row. */
import type { Box, Exit } from './boxes'

export const room = { track: 9, pad: 10, head: 18 }

/** Lines along a row, above and below its boxes, and where it stands. */
export interface Band {
  y: number
  height: number
  /** The middle of its boxes. */
  middle: number
  above: number
  below: number
}

/** What comes along a row on one side: all that leads to the same target, onward or back, shares a line. */
interface Bus {
  band: number
  side: 'above' | 'below'
  first: number
  last: number
  track: number
}

const busKey = ({ to, side, back }: Exit) => JSON.stringify([to.id, side, back])

export function busesOf(boxes: readonly Box[]): Map<string, Bus> {
  const buses = new Map<string, Bus>()
  for (const box of boxes)
    for (const exit of box.exits) {
      if (!exit.side) continue
      const [low, high] = [exit.to.column, box.column + 1].sort((a, b) => a - b) as [number, number]
      const bus = buses.get(busKey(exit)) ?? { band: exit.to.band, side: exit.side, first: low, last: high, track: 0 }
      buses.set(busKey(exit), { ...bus, first: Math.min(bus.first, low), last: Math.max(bus.last, high) })
    }
  const drawn: Bus[] = []
  for (const bus of [...buses.values()].sort((a, b) => a.last - a.first - (b.last - b.first))) {
    const beside = drawn.filter(
      ({ band, side, first, last }) => band === bus.band && side === bus.side && first <= bus.last && bus.first <= last,
    )
    while (beside.some(({ track }) => track === bus.track)) bus.track++
    drawn.push(bus)
  }
  return buses
}

/** The rows below each other, each as high as its highest box and its lines. */
export function bandsOf(count: number, boxes: readonly Box[], buses: Iterable<Bus>): Band[] {
  const all = [...buses]
  const bands: Band[] = []
  let y = 0
  for (let band = 0; band < count; band++) {
    const lines = (wanted: Bus['side']) =>
      Math.max(0, ...all.filter((bus) => bus.band === band && bus.side === wanted).map(({ track }) => track + 1)) * room.track
    const content = Math.max(0, ...boxes.filter((box) => box.band === band).map(({ height }) => height))
    const above = y + room.pad + lines('above')
    const below = above + content
    const height = below + lines('below') + room.pad - y
    bands.push({ y, height, middle: above + content / 2, above, below })
    y += height
  }
  return bands
}

/** An arrow with its heights: where it leaves, along which line it goes, where it arrives. */
export interface Wire {
  from: Box
  exit: Exit
  leaves: number
  along?: number
  arrives: number
}

export const topOf = (box: Box, bands: readonly Band[]) => Math.round((bands[box.band]?.middle ?? 0) - box.height / 2)

export function wiresOf(boxes: readonly Box[], bands: readonly Band[], buses: ReadonlyMap<string, Bus>): Wire[] {
  const leaves = (box: Box, exit: Exit) => topOf(box, bands) + exit.port
  const arrivals = new Map(boxes.map((box) => [box.id, arrivalOf(box, boxes, bands, leaves)]))
  return boxes.flatMap((from) =>
    from.exits.map((exit): Wire => {
      const wire: Wire = { from, exit, leaves: leaves(from, exit), arrives: arrivals.get(exit.to.id) ?? 0 }
      const bus = buses.get(busKey(exit))
      const band = bus && bands[bus.band]
      if (bus && band)
        wire.along = bus.side === 'above' ? band.above - (bus.track + 0.5) * room.track : band.below + (bus.track + 0.5) * room.track
      return wire
    }),
  )
}

/** Where all arrows arrive at a box: straight on from its neighbour if that can be, never on the line of another arrow. */
function arrivalOf(box: Box, boxes: readonly Box[], bands: readonly Band[], leaves: (box: Box, exit: Exit) => number): number {
  const top = topOf(box, bands)
  const before = boxes
    .filter(({ column }) => column === box.column - 1)
    .flatMap((from) => from.exits.map((exit) => ({ exit, y: leaves(from, exit) })))
  const wanted = before.find(({ exit, y }) => exit.to === box && y >= top + 8 && y <= top + box.height - 8)?.y ?? top + box.height / 2
  const free = (y: number) => before.every(({ exit, y: other }) => exit.to === box || Math.abs(y - other) >= 7)
  const tried = Array.from({ length: box.height - 15 }, (_, at) => top + 8 + at).sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
  return [wanted, ...tried].find(free) ?? wanted
}

/** An upright line between two columns, for one target. */
export interface Track {
  to: string
  top: number
  bottom: number
  /** Heights at which something joins it from the left and from the right. */
  left: number[]
  right: number[]
}

/** The upright lines of each gap between columns, from left to right; the gap is named by the column after it. */
export function tracksOf(wires: readonly Wire[]): Map<number, Track[]> {
  const gaps = new Map<number, Map<string, Track>>()
  const add = (gap: number, to: string, left: number | undefined, right: number | undefined) => {
    const tracks = gaps.get(gap) ?? new Map<string, Track>()
    const track = tracks.get(to) ?? { to, top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY, left: [], right: [] }
    gaps.set(gap, tracks.set(to, track))
    if (left !== undefined) track.left.push(left)
    if (right !== undefined) track.right.push(right)
  }
  for (const { from, exit, leaves, along, arrives } of wires) {
    const { id, column } = exit.to
    if (along === undefined) add(column, id, leaves, arrives)
    else {
      const leftward = column < from.column + 1
      add(from.column + 1, id, leaves, leftward ? undefined : along)
      if (leftward) add(from.column + 1, id, along, undefined)
      add(column, id, leftward ? undefined : along, leftward ? along : undefined)
      add(column, id, undefined, arrives)
    }
  }
  return new Map([...gaps].map(([gap, tracks]) => [gap, inOrder([...tracks.values()].map(spanned).filter(upright))]))
}

function spanned(track: Track): Track {
  const heights = [...track.left, ...track.right]
  return { ...track, top: Math.min(...heights), bottom: Math.max(...heights) }
}

const upright = ({ top, bottom }: Track) => top < bottom

/** Neighbours change places as long as fewer lines cross by it. */
function inOrder(tracks: readonly Track[]): Track[] {
  const order = [...tracks]
  for (let moved = true; moved; ) {
    moved = false
    for (let at = 1; at < order.length; at++) {
      const [a, b] = [order[at - 1], order[at]]
      if (!a || !b || crossings(a, b) <= crossings(b, a)) continue
      order.splice(at - 1, 2, b, a)
      moved = true
    }
  }
  return order
}

/** How often two upright lines are crossed by what joins the other, when `a` stands left of `b`. */
function crossings(a: Track, b: Track): number {
  const within = (y: number, { top, bottom }: Track) => y > top && y < bottom
  return a.right.filter((y) => within(y, b)).length + b.left.filter((y) => within(y, a)).length
}
