/** The picture of a workflow: nothing in it hides anything else, whatever the workflow. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Workflow } from '../../server/engine/generated/workflow.js'
import { layoutOf, unheld } from '../../web/pages/studio/workflow/layout.js'
import { emsOf, linesOf } from '../../web/pages/studio/workflow/lines.js'
import { readable } from '../../web/pages/studio/workflow/model.js'
import { type Area, type Arrow, type Picture, pictureOf, titles } from '../../web/pages/studio/workflow/picture.js'

const repository = new URL('../..', import.meta.url).pathname

interface Stage {
  name: string
  roles: string[]
  workflow: Workflow
}

/** Every stage of a programme's folder. */
function stagesOf(programme: string, root = ''): Stage[] {
  const read = (...place: string[]) => JSON.parse(readFileSync(path.join(repository, root, ...place), 'utf8'))
  const roles = read('schemas', programme, 'programme.json').roles.map(({ id }: { id: string }) => id)
  return readdirSync(path.join(repository, root, 'rules', programme))
    .filter((name) => name.endsWith('.workflow.json'))
    .map((name) => ({ name: `${programme}/${name}`, roles, workflow: read('rules', programme, name) }))
}

const stages = [...stagesOf('dalian-digital-2024'), ...stagesOf('lanwan-green-2026'), ...stagesOf('oven-grant', 'test/fixtures/harbour')]

const overlap = (a: Area, b: Area) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

interface Stretch {
  to: string
  arrow: string
  upright: boolean
  at: number
  from: number
  until: number
}

function stretchesOf({ id, to, points }: Arrow): Stretch[] {
  return points.slice(1).flatMap(([x, y], at) => {
    const [fromX, fromY] = points[at] ?? [x, y]
    const upright = fromX === x
    const [from, until] = (upright ? [fromY, y] : [fromX, x]).sort((a, b) => a - b) as [number, number]
    return from === until ? [] : [{ to, arrow: id, upright, at: upright ? x : y, from, until }]
  })
}

const touches = (line: Stretch, { x, y, width, height }: Area) => {
  const [across, along] = line.upright
    ? [
        { low: x, high: x + width },
        { low: y, high: y + height },
      ]
    : [
        { low: y, high: y + height },
        { low: x, high: x + width },
      ]
  return line.at > across.low && line.at < across.high && line.from < along.high && line.until > along.low
}

/** Everything that hides something else, or stands outside; empty for a picture that reads well. */
function hiddenIn(picture: Picture): string[] {
  const { states, labels, arrows, lanes, width, height } = picture
  const areas: (Area & { name: string })[] = [
    ...states.map((state) => ({ ...state, name: `state ${state.id}` })),
    ...labels.map((label) => ({ ...label, name: `label ${label.id}` })),
  ]
  const lines = arrows.flatMap(stretchesOf)
  const pairs = <T>(all: readonly T[]) => all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b] as const))
  return [
    ...pairs(areas).flatMap(([a, b]) => (overlap(a, b) ? [`${a.name} and ${b.name} overlap`] : [])),
    ...areas.flatMap((area) => (lines.some((line) => touches(line, area)) ? [`a line goes through ${area.name}`] : [])),
    ...areas.flatMap(({ name, ...area }) =>
      area.x < titles || area.x + area.width > width || area.y < 0 || area.y + area.height > height ? [`${name} stands outside`] : [],
    ),
    ...pairs(lines).flatMap(([a, b]) =>
      a.to !== b.to && a.upright === b.upright && Math.abs(a.at - b.at) < 4 && a.from < b.until && b.from < a.until
        ? [`${a.arrow} and ${b.arrow} lie on each other`]
        : [],
    ),
    ...arrows.flatMap(({ id, points }) =>
      points.every(([x, y], at) => at === 0 || points[at - 1]?.[0] === x || points[at - 1]?.[1] === y) ? [] : [`${id} is not upright`],
    ),
    ...states.flatMap(({ id, y, height }) =>
      lanes.some((lane) => lane.y <= y && y + height <= lane.y + lane.height) ? [] : [`state ${id} stands in no lane`],
    ),
  ]
}

describe.each(stages)('the picture of $name', ({ roles, workflow }) => {
  const picture = pictureOf(workflow, roles)

  test('hides nothing: no states, names or lines lie on each other', () => {
    expect(picture.states).toHaveLength(workflow.states.length)
    expect(hiddenIn(picture)).toEqual([])
  })

  test('names each action beside each state it leads from, on one arrow for each two states', () => {
    const ways = workflow.actions.flatMap(({ id, from, to }) => from.map((source) => ({ id, way: JSON.stringify([source, to]) })))
    expect(picture.labels.map(({ action, arrow }) => `${action} ${arrow}`).sort()).toEqual(ways.map(({ id, way }) => `${id} ${way}`).sort())
    expect(picture.arrows.map(({ id }) => id).sort()).toEqual([...new Set(ways.map(({ way }) => way))].sort())
    for (const { arrow, x } of picture.labels) {
      const [startX = 0] = picture.arrows.find(({ id }) => id === arrow)?.points[0] ?? []
      expect(x - startX).toBeLessThan(10)
    }
  })

  test('begins at the left; arrows that lead back are known as such', () => {
    const column = new Map(layoutOf(workflow, roles).states.map(({ id, column }) => [id, column]))
    expect(column.get(workflow.initial)).toBe(0)
    for (const { from, to, back } of picture.arrows) expect(back).toBe((column.get(to) ?? 0) <= (column.get(from) ?? 0))
    expect(picture.states.filter(({ mark }) => mark === 'begin').map(({ id }) => id)).toEqual([workflow.initial])
  })
})

test('a picture in which something does overlap is found out', () => {
  const picture = pictureOf(stages[0]?.workflow as Workflow, stages[0]?.roles ?? [])
  const moved = (dx: number, dy: number): Picture => ({
    ...picture,
    states: picture.states.map((state, at) => (at === 1 ? { ...state, x: state.x + dx, y: state.y + dy } : state)),
  })
  expect(hiddenIn(moved(0, 0))).toEqual([])
  expect(hiddenIn(moved(100, 0)).join()).toMatch(/overlap/)
  expect(hiddenIn(moved(100, 0)).join()).toMatch(/a line goes through state/)
  expect(hiddenIn(moved(0, -2000)).join()).toMatch(/outside/)
  const lying = picture.arrows.map((arrow) => ({ ...arrow, points: picture.arrows[0]?.points ?? [] }))
  expect(hiddenIn({ ...picture, arrows: lying }).join()).toMatch(/lie on each other/)
})

/** Any workflow, with ways back, loops, states that nothing leads to, and actions between states that are not there. */
const anyWorkflow = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const id = fc.integer({ min: 0, max: count }).map((at) => `s${at}`)
  const label = fc.constantFrom(
    '通过',
    '退回补正',
    '余额不足，征求企业同意',
    '初审通过，简易程序（申请补助总额不超过5万元）',
    'approve it by e-mail',
    '',
  )
  const state = (at: number) =>
    fc.record({
      id: fc.constant(`s${at}`),
      label,
      tone: fc.constantFrom('neutral', 'active', 'attention', 'success', 'danger'),
      holder: fc.constantFrom('enterprise', 'city', undefined),
      final: fc.constantFrom('positive', undefined),
    })
  const action = fc.record({
    label,
    kind: fc.constant('move'),
    by: fc.constantFrom('city', 'batch', 'system').map((who) => [who]),
    from: fc.array(id, { minLength: 1, maxLength: 3 }),
    to: id,
  })
  return fc.record({
    initial: id,
    states: fc.tuple(...Array.from({ length: count }, (_, at) => state(at))),
    actions: fc.array(action, { maxLength: 30 }).map((all) => all.map((one, at) => ({ ...one, id: `a${at}` }))),
  })
})

test('whatever the workflow, nothing in its picture hides anything else', () => {
  fc.assert(
    fc.property(anyWorkflow, (workflow) => {
      expect(hiddenIn(pictureOf(workflow as Workflow, ['enterprise', 'city']))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a draft that is unfinished in any way has a picture', () => {
  const broken = [
    undefined,
    { states: [{}, {}] },
    { initial: 'x', states: [{ id: 'x' }, { id: 'x' }], actions: [{}, { from: 'x', to: 'x' }] },
  ]
  const counts = broken.map((workflow) => pictureOf(readable(workflow as never), []).states.length)
  expect(counts).toEqual([0, 1, 1])
})

test('a state that nobody holds stands in 办结 only when it is over', () => {
  const selection = stages.find(({ name }) => name.endsWith('2024/selection.workflow.json')) as Stage
  const { lanes, states } = layoutOf(selection.workflow, selection.roles)
  const lane = (id: string) => lanes[states.find((state) => state.id === id)?.lane ?? -1]
  expect([lane('approved'), lane('pilot'), lane('rejected')]).toEqual(['batch', '', ''])
  const lost = { ...selection.workflow, actions: selection.workflow.actions.filter(({ from }) => !from.includes('approved')) }
  expect(layoutOf(lost, selection.roles).lanes).toContain(unheld)
})

test('states of a lane that belong in the same column stand below each other in it', () => {
  const { workflow, roles } = stages.find(({ name }) => name.endsWith('voucher.workflow.json')) as Stage
  const { states } = layoutOf(workflow, roles)
  const place = (id: string) => states.find((state) => state.id === id)
  expect(place('returned')).toMatchObject({ column: 2, row: 0 })
  expect(place('refused')).toMatchObject({ column: 2, row: 1, lane: place('returned')?.lane })
})

describe('words in the picture', () => {
  test('are broken into lines of about the same length that never begin with a closing mark', () => {
    expect(linesOf('提交', 8)).toEqual(['提交'])
    expect(linesOf('余额不足，等待企业答复', 8)).toEqual(['余额不足，', '等待企业答复'])
    expect(linesOf('同意按可用余额安排', 8.5)).toEqual(['同意按可用', '余额安排'])
    for (const line of linesOf('初审通过，简易程序（申请补助总额不超过5万元）', 8)) {
      expect(emsOf(line)).toBeLessThanOrEqual(9)
      expect(line).not.toMatch(/^[，。）]/)
    }
  })

  test('lose nothing, and keep words in Latin script whole', () => {
    expect(linesOf('按GB/T 9704-2012打印', 8).join('')).toBe('按GB/T9704-2012打印')
    expect(linesOf('', 8)).toEqual([''])
  })
})
