/** Whom the draft touches, before anything is published: verdicts, amounts, totals, each declaration with the reason. */
import { Button, Progress } from 'antd'
import { useSyncExternalStore } from 'react'
import { Empty } from '../../ui/page-state'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'
import { WhatIfResult } from './what-if-result'
import { type WhatIfState, whatIfRunOf } from './what-if-run'

export default function WhatIfPage() {
  return <Opening>{(opened) => <WhatIf {...opened} />}</Opening>
}

function WhatIf(opened: Opened) {
  const { programme, state: draft } = opened
  const run = whatIfRunOf(programme)
  const state = useSyncExternalStore(run.subscribe, run.read)
  const obstacle = obstacleOf(opened)
  return (
    <Frame opened={opened} title="影响测算">
      <div className="studio-lead">
        <p>把草稿放到已有的每一件申报上重新计算，看谁的结论、金额会变。只计算，不改任何内容；已有的申报件仍按各自开始时的版本办理。</p>
        {state.status === 'running' ? (
          <Button onClick={run.cancel}>取消测算</Button>
        ) : (
          <Button type="primary" disabled={obstacle !== undefined} onClick={() => void run.start(draft.version)}>
            {state.status === 'done' ? '重新测算' : '开始测算'}
          </Button>
        )}
      </div>
      {obstacle && <p className="note tone-attention">{obstacle}</p>}
      {opened.changed.length === 0 && <p className="note">草稿与生效版本相同；测算得到的是各版本的申报件改用生效版本的结果。</p>}
      <Body state={state} version={draft.version} />
    </Frame>
  )
}

/** Why it cannot be worked out now. */
function obstacleOf({ state: { status, problems } }: Opened): string | undefined {
  if (status !== 'saved') return '草稿还在保存，保存好以后就可以测算。'
  if (problems.length > 0) return `草稿还有 ${problems.length} 个问题，请先在“检查”中处理。`
  return undefined
}

function Body({ state, version }: { state: WhatIfState; version: number }) {
  if (state.status === 'idle') return <Empty title="还没有测算">申报件多时需要几秒到几分钟，期间可以查看其他页面。</Empty>
  if (state.status === 'failed')
    return (
      <p className="note tone-danger" role="alert">
        {state.message}
      </p>
    )
  if (state.status === 'running') return <Running done={state.done} total={state.total} />
  return (
    <>
      {state.version !== version && <p className="note tone-attention studio-note">测算以后草稿又改过，下面是改动之前的结果。</p>}
      <WhatIfResult result={state.result} />
    </>
  )
}

function Running({ done, total }: { done: number; total: number }) {
  return (
    <div className="panel" role="status">
      <p>{total === 0 ? '正在准备……' : `正在测算：${done} / ${total} 件`}</p>
      <Progress aria-label="测算进度" percent={total === 0 ? 0 : Math.floor((done / total) * 100)} />
    </div>
  )
}
