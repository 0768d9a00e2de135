/** The way of a declaration through a stage: states with who holds them and how long, and what can be done in each. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Workflow } from '../../../../server/engine/generated/workflow'
import { Late, late } from '../../../ui/late'
import { Empty } from '../../../ui/page-state'
import { useDocument } from '../document'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { applicantOf, mailOptions, roleOptions, stageOptions } from '../programme-file'
import { ActionDrawer } from './action-drawer'
import { newState, others, readable, workflowPath } from './model'
import { OpinionDrawer } from './opinion-drawer'
import { Opinions } from './opinions'
import { StateDrawer } from './state-drawer'
import { StateTable } from './state-table'
import './workflow.css'

const Graph = late(() => import('./graph'))
const empty = { initial: '', states: [], actions: [] }

export default function WorkflowPage() {
  return <Opening>{(opened) => <Stages {...opened} />}</Opening>
}

function Stages(opened: Opened) {
  const stages = stageOptions(opened.state.files)
  const asked = new URLSearchParams(useSearch()).get('stage')
  const [, go] = useLocation()
  const stage = stages.find(({ value }) => value === asked)?.value ?? stages[0]?.value
  return (
    <Frame opened={opened} title="流程">
      {stage === undefined ? (
        <Empty title="还没有申报环节">请先到“事项设置”新增环节。</Empty>
      ) : (
        <>
          <div className="studio-lead">
            <h2>流程</h2>
            {stages.length > 1 && (
              <Select
                aria-label="申报环节"
                value={stage}
                options={stages}
                popupMatchSelectWidth={false}
                onChange={(next) => go(`/studio/${opened.programme}/workflow?stage=${next}`)}
              />
            )}
          </div>
          <StageWorkflow key={stage} opened={opened} stage={stage} />
        </>
      )}
    </Frame>
  )
}

/** What is open in a drawer. */
export interface Chosen {
  kind: 'states' | 'actions' | 'opinions'
  id: string
}

function StageWorkflow({ opened, stage }: { opened: Opened; stage: string }) {
  const { files } = opened.state
  const document = useDocument<Workflow>(opened, workflowPath(stage), empty)
  const workflow = readable(document.value)
  const [chosen, setChosen] = useState<Chosen>()
  const roles = roleOptions(files)
  const shared = { opened, stage, document, workflow, roles, onChoose: setChosen }
  const index = chosen ? (workflow[chosen.kind] ?? []).findIndex(({ id }) => id === chosen.id) : -1
  const drawer = { ...shared, index, mails: mailOptions(files), onClose: () => setChosen(undefined) }
  const add = () => {
    const state = newState(workflow, '新状态', roles.find(({ value }) => value !== applicantOf(files, stage))?.value)
    document.insert('新增状态', ['states'], state)
    if (!workflow.initial) document.set('新增状态', ['initial'], state.id)
    setChosen({ kind: 'states', id: state.id })
  }
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="workflow-states">
        <div className="panel-head">
          <h3 id="workflow-states">状态和操作</h3>
          <Button onClick={add}>新增状态</Button>
        </div>
        <StateTable {...shared} />
      </section>
      <section className="panel" aria-labelledby="workflow-graph">
        <h3 id="workflow-graph">流程图</h3>
        <p className="quiet">
          一行是一个角色，箭头是操作，颜色随它通向的状态，虚线回到前面的状态。点状态或操作可以打开它；内容与上面的表相同。
        </p>
        <Late>
          <Graph workflow={workflow} roles={[...roles, ...others]} onChoose={setChosen} />
        </Late>
      </section>
      <Opinions {...shared} />
      {chosen?.kind === 'states' && index >= 0 && <StateDrawer {...drawer} />}
      {chosen?.kind === 'actions' && index >= 0 && <ActionDrawer {...drawer} />}
      {chosen?.kind === 'opinions' && index >= 0 && <OpinionDrawer {...drawer} />}
    </div>
  )
}
