/** How states, the names of actions and arrows are drawn; where they stand is decided before. */
import { BaseEdge, type Edge, type EdgeProps, Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { type Mark, sizes } from './boxes'
import type { Area, Arrow, Label, Picture, State } from './picture'

export type StateNode = Node<{ state: State }, 'state'>
export type NameNode = Node<{ label: Label }, 'name'>
export type ArrowEdge = Edge<{ arrow: Arrow }, 'arrow'>

/** What the pointer is on: a state with all its arrows, or one arrow. */
export type Near = { state: string } | { arrow: string } | undefined

export const nodeTypes = { state: StateBox, name: ActionName }
export const edgeTypes = { arrow: ArrowLine }

const placed = ({ x, y, width, height }: Area) => ({ position: { x, y }, width, height })

export function nodesOf({ states, labels }: Picture): (StateNode | NameNode)[] {
  return [
    ...states.map((state): StateNode => ({ id: `state/${state.id}`, type: 'state', data: { state }, ...placed(state) })),
    ...labels.map((label): NameNode => ({ id: `name/${label.id}`, type: 'name', data: { label }, ...placed(label) })),
  ]
}

export function edgeOf(arrow: Arrow, near: Near): ArrowEdge {
  const { id, from, to, back, tone } = arrow
  const touched = near && ('arrow' in near ? near.arrow === id : near.state === from || near.state === to)
  const classes = ['workflow-arrow', `tone-${tone}`, back && 'is-back', touched && 'is-near', near && !touched && 'is-far']
  return {
    id,
    type: 'arrow',
    source: `state/${from}`,
    target: `state/${to}`,
    data: { arrow },
    className: classes.filter(Boolean).join(' '),
    zIndex: touched ? 1 : 0,
  }
}

const marks = { begin: '开始', end: '结束', standing: '结束，可再办理' } satisfies Record<Mark, string>

function StateBox({ data: { state } }: NodeProps<StateNode>) {
  const { tone, mark, lines } = state
  const { font, line } = sizes.state
  return (
    <div
      className={`workflow-state tone-${tone}${mark ? ` is-${mark}` : ''}`}
      style={{ width: state.width, height: state.height, fontSize: font, lineHeight: `${line}px` }}
    >
      {mark && <span className="workflow-mark">{marks[mark]}</span>}
      <Lines lines={lines} />
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  )
}

function ActionName({ data: { label } }: NodeProps<NameNode>) {
  const { font, line } = sizes.action
  const indent = label.listed ? sizes.bullet : 0
  return (
    <div
      className={`workflow-name${label.listed ? ' is-listed' : ''}`}
      style={{ fontSize: font, lineHeight: `${line}px`, paddingLeft: indent }}
    >
      <Lines lines={label.lines} />
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return <span className="workflow-lines">{lines.join('\n')}</span>
}

function ArrowLine({ data }: EdgeProps<ArrowEdge>) {
  const points = data?.arrow.points ?? []
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <>
      <BaseEdge path={pathOf(points)} interactionWidth={12} />
      <path className="workflow-head" d={`M${x} ${y}l-10 -5v10z`} />
    </>
  )
}

const radius = 6

type Place = readonly [number, number]

/** Drawn from its head on: the dashes of arrows that share their last stretch then lie on each other. */
export function pathOf(points: readonly Place[]): string {
  const [end, ...others] = [...points].reverse()
  if (!end) return ''
  let path = `M${end[0] - 6} ${end[1]}`
  let before = end
  others.forEach((point, at) => {
    const after = others[at + 1]
    const turn = after ? corner(before, point, after) : undefined
    path += turn ?? `L${point[0]} ${point[1]}`
    before = point
  })
  return path
}

function corner(before: Place, at: Place, after: Place): string {
  const [into, out] = [towards(at, before), towards(at, after)]
  return `L${into[0]} ${into[1]}Q${at[0]} ${at[1]} ${out[0]} ${out[1]}`
}

/** A little way from one point to another, never past its middle. */
function towards([x, y]: Place, [toX, toY]: Place): Place {
  const far = Math.max(Math.abs(toX - x), Math.abs(toY - y))
  const part = far ? Math.min(radius, far / 2) / far : 0
  return [x + (toX - x) * part, y + (toY - y) * part]
}
