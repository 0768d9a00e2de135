/** The workflow as a picture: a lane per role, an arrow per action. The table above says the same to screen readers. */
import { Background, type Edge, MarkerType, type Node, Position, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { useMemo } from 'react'
import type { Workflow } from '../../../../server/engine/generated/workflow'
import type { Option } from '../bound'
import { labelOf } from '../programme-file'
import { layoutOf } from './layout'
import { listOf } from './model'
import type { Chosen } from './workflow'

interface Props {
  workflow: Workflow
  roles: readonly Option[]
  onChoose: (chosen: Chosen) => void
}

const wide = 240
const high = 110

export default function Graph({ workflow, roles, onChoose }: Props) {
  const { nodes, edges, lanes } = useMemo(() => drawn(workflow, roles), [workflow, roles])
  return (
    <div className="workflow-graph" style={{ height: Math.min(560, Math.max(260, lanes * high + 60)) }}>
      <ReactFlow
        aria-label="流程图，内容与上面的表相同"
        key={`${nodes.length}/${edges.length}`}
        nodes={nodes}
        edges={edges}
        fitView
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_, { id, type }) => type !== 'group' && onChoose({ kind: 'states', id })}
        onEdgeClick={(_, { id }) => onChoose({ kind: 'actions', id: id.split('/')[0] ?? id })}
      >
        <Background />
      </ReactFlow>
    </div>
  )
}

function drawn(workflow: Workflow, roles: readonly Option[]): { nodes: Node[]; edges: Edge[]; lanes: number } {
  const { lanes, states } = layoutOf(
    workflow,
    roles.map(({ value }) => value),
  )
  const columns = Math.max(1, ...states.map(({ column }) => column + 1))
  const backgrounds = lanes.map(
    (_, lane): Node => ({
      id: `lane/${lane}`,
      type: 'group',
      position: { x: -120, y: lane * high },
      data: {},
      selectable: false,
      style: { width: columns * wide + 120, height: high, background: lane % 2 ? '#f6f8fb' : '#fff', border: '1px solid #d5dae2' },
      zIndex: -2,
    }),
  )
  const titles = lanes.map(
    (role, lane): Node => ({
      id: `title/${lane}`,
      type: 'default',
      position: { x: -112, y: lane * high + 36 },
      data: { label: role ? labelOf(roles, role) : '办结' },
      selectable: false,
      className: 'workflow-lane',
    }),
  )
  const nodes = states.map(({ id, lane, column }): Node => {
    const state = workflow.states.find((one) => one.id === id)
    return {
      id,
      position: { x: column * wide + 30, y: lane * high + 30 },
      data: { label: state?.label ?? id },
      className: `workflow-node tone-${state?.tone ?? 'neutral'}`,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    }
  })
  const edges = workflow.actions.flatMap(({ id, label, from, to }) =>
    listOf(from).map(
      (source): Edge => ({
        id: `${id}/${source}`,
        source,
        target: to,
        label,
        type: 'smoothstep',
        markerEnd: { type: MarkerType.ArrowClosed },
      }),
    ),
  )
  return { nodes: [...backgrounds, ...titles, ...nodes], edges, lanes: lanes.length }
}
