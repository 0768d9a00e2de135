/** The workflow as a picture: a lane per role, an arrow per action. The table above says the same to screen readers. */
import { ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useMemo, useState } from 'react'
import type { Workflow } from '../../../../server/engine/generated/workflow'
import type { Option } from '../bound'
import { labelOf } from '../programme-file'
import { edgeOf, edgeTypes, type NameNode, type Near, nodesOf, nodeTypes, type StateNode } from './drawing'
import { ended, unheld } from './layout'
import { type Picture, pictureOf } from './picture'
import type { Chosen } from './workflow'

interface Props {
  workflow: Workflow
  roles: readonly Option[]
  onChoose: (chosen: Chosen) => void
}

export default function Graph({ workflow, roles, onChoose }: Props) {
  const text = JSON.stringify([workflow.initial, workflow.states, workflow.actions, roles.map(({ value }) => value)])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read anew at each keystroke elsewhere is the same picture
  const picture = useMemo(
    () =>
      pictureOf(
        workflow,
        roles.map(({ value }) => value),
      ),
    [text],
  )
  if (picture.states.length === 0) return <p className="quiet">还没有状态。</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="workflow-graph" tabIndex={0} aria-label="流程图，内容与上面的表相同">
      <div className="workflow-canvas" aria-hidden="true" style={{ width: picture.width, height: picture.height }}>
        {picture.lanes.map(({ role, y, height }) => (
          <div key={role} className="workflow-lane" style={{ top: y, height }}>
            <div className="workflow-title">
              <span>{titleOf(role, roles)}</span>
            </div>
          </div>
        ))}
        <Flow picture={picture} onChoose={onChoose} />
      </div>
    </section>
  )
}

function titleOf(role: string, roles: readonly Option[]): string {
  if (role === ended) return '办结'
  return role === unheld ? '没有经办人' : labelOf(roles, role)
}

/** At its natural size: the box around it scrolls, nothing else moves. */
const still = {
  minZoom: 1,
  maxZoom: 1,
  panOnDrag: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  elementsSelectable: false,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  proOptions: { hideAttribution: true },
}

function Flow({ picture, onChoose }: { picture: Picture; onChoose: Props['onChoose'] }) {
  const [near, setNear] = useState<Near>()
  const nodes = useMemo(() => nodesOf(picture), [picture])
  const edges = useMemo(() => picture.arrows.map((arrow) => edgeOf(arrow, near)), [picture, near])
  return (
    <ReactFlow
      {...still}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodeClick={(_, node) => onChoose(chosenBy(node))}
      onEdgeClick={(_, { data }) => data && onChoose({ kind: 'actions', id: data.arrow.action })}
      onNodeMouseEnter={(_, node) => setNear(nearTo(node))}
      onNodeMouseLeave={() => setNear(undefined)}
      onEdgeMouseEnter={(_, { id }) => setNear({ arrow: id })}
      onEdgeMouseLeave={() => setNear(undefined)}
    />
  )
}

function chosenBy(node: StateNode | NameNode): Chosen {
  return node.type === 'name' ? { kind: 'actions', id: node.data.label.action } : { kind: 'states', id: node.data.state.id }
}

function nearTo(node: StateNode | NameNode): Near {
  return node.type === 'name' ? { arrow: node.data.label.arrow } : { state: node.data.state.id }
}
