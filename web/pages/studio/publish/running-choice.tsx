/** The administrator's choice for declarations begun before, each with its exact number and list. */
import { Button, Progress, Radio } from 'antd'
import { useState } from 'react'
import type { Running, RunningCase, RunningView } from '../../../../server/actions/views/studio'
import { RunningList } from './running-list'
import type { RunningState } from './use-running'

interface Props {
  state: RunningState
  chosen: Running
  onChoose: (running: Running) => void
}

export function RunningChoice({ state, chosen, onChoose }: Props) {
  if (state.status === 'failed') return <p className="note tone-danger">{state.message}</p>
  if (state.status === 'running')
    return (
      <div role="status">
        <p>正在核对填报中的申报件……{state.total > 0 && `${state.done} / ${state.total} 件`}</p>
        <Progress aria-label="核对进度" percent={state.total === 0 ? 0 : Math.floor((state.done / state.total) * 100)} />
      </div>
    )
  const { result } = state
  if (result.cases.length === 0 && result.others === 0) return <p>目前没有申报件，发布以后新建的申报件使用这个版本。</p>
  return <Choices result={result} chosen={chosen} onChoose={onChoose} />
}

function Choices({ result, chosen, onChoose }: { result: RunningView } & Pick<Props, 'chosen' | 'onChoose'>) {
  const drafts = result.cases.filter(({ returned }) => !returned)
  const returned = result.cases.filter((one) => one.returned)
  const taken = chosen === 'new' ? [] : chosen === 'drafts' ? drafts : result.cases
  return (
    <fieldset className="studio-choices">
      <legend>填报中的申报件</legend>
      <Radio.Group value={chosen} onChange={({ target }) => onChoose(target.value as Running)} className="stack">
        <Radio value="new">只对以后新建的申报件生效（已有的 {result.cases.length + result.others} 件都不变）</Radio>
        <Radio value="drafts" disabled={drafts.length === 0}>
          还没有提交过的草稿也改用新版本（{drafts.length} 件）
        </Radio>
        <Radio value="returned" disabled={returned.length === 0}>
          退回修改和撤回的也改用新版本（草稿 {drafts.length} 件，退回或撤回 {returned.length} 件）
        </Radio>
      </Radio.Group>
      <p className="quiet studio-choices-about">已经提交、正在办理或办结的申报件始终按原来的版本。</p>
      {taken.length > 0 && <Taken cases={taken} mail={result.mail} />}
    </fieldset>
  )
}

function Taken({ cases, mail }: { cases: readonly RunningCase[]; mail: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const count = (has: (one: RunningCase) => boolean) => cases.filter(has).length
  const facts = [
    [count(({ obstacle }) => obstacle !== undefined), '不能改'],
    [count(({ lost }) => lost.length > 0), '有内容不能保留'],
    [count(({ asked }) => asked.some(({ required }) => required)), '要补填或补传'],
    [count(({ asked }) => asked.length > 0 && !asked.some(({ required }) => required)), '可以补填'],
    [count(({ verdict }) => verdict !== undefined), '结论变化'],
    [count(({ amounts = [] }) => amounts.length > 0), '金额变化'],
  ] as const
  const said = facts.filter(([number]) => number > 0).map(([number, words]) => ` ${number} 件${words}`)
  return (
    <div className="stack">
      <p className="note">
        <strong>{cases.length} 件改用新版本</strong>
        {said.length > 0 ? `，其中${said.join('，')}。` : '，内容、结论和金额都不变。'}
        {mail ? '这些单位会收到邮件。' : '站点没有配置这种邮件，不会通知这些单位。'}
        不能保留的内容会另外存着，在申报单位修改之前可以整批撤销。
      </p>
      <div className="buttons">
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起名单' : '查看名单'}
        </Button>
      </div>
      {isOpen && <RunningList caption="改用新版本的申报件" cases={cases} />}
    </div>
  )
}
