/** What may be done with the chosen rows: approve them, assign them or print them, never reject. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AssigneeView, DeclarationSummary } from '../../../server/actions/views/declaration'
import type { BatchResult } from '../../../server/actions/views/list'
import type { StageView } from '../../../server/actions/views/stage'
import { api, ask } from '../../api'
import { refreshTodos, useStage } from '../../data'
import { described, Field, TextField } from '../../ui/field'
import { upTo } from '../../ui/up-to'
import { AssignDialog } from './assign-dialog'
import { BatchResults } from './batch-results'
import { ChosenList, useCalled } from './chosen-list'
import { commonStage, fitting, ofStage } from './fitting'
import { OpenDialog } from './open-dialog'
import { PrintDialog } from './print-dialog'
import type { SelectionState } from './selection'

interface Props {
  selection: SelectionState
  stage?: StageView
  assignees: readonly AssigneeView[]
  refresh: () => void
}

export function Selection({ selection, stage: listed, assignees, refresh }: Props) {
  const { chosen, isAll, toggleAll, clear } = selection
  const chosenStage = useStage(listed?.edition, commonStage(chosen)).data
  const stage = chosenStage ?? listed
  const { batch = [], letters = [], opens = [] } = stage ?? {}
  const [opening, setOpening] = useState<StageView['opens'][number]>()
  const [acting, setActing] = useState<StageView['batch'][number]>()
  const [assigning, setAssigning] = useState(false)
  const [printing, setPrinting] = useState(false)
  const fits = ({ from }: { from: readonly string[] }) => fitting(chosen, stage?.id, from)
  const below = ofStage(chosen, stage?.id)
  const end = () => {
    setActing(undefined)
    setAssigning(false)
    setOpening(undefined)
    clear()
    refresh()
    void refreshTodos()
  }
  return (
    <div className="selection">
      <label className="choose-all">
        <input type="checkbox" checked={isAll} onChange={toggleAll} /> 全选本页
      </label>
      <span role="status">{chosen.length > 0 && `已选 ${chosen.length} 件`}</span>
      {batch.map((action) => (
        <Button key={action.id} disabled={fits(action).length === 0} onClick={() => setActing(action)}>
          批量{action.label}
        </Button>
      ))}
      {assignees.length > 0 && (
        <Button disabled={chosen.length === 0} onClick={() => setAssigning(true)}>
          批量分派
        </Button>
      )}
      <Button disabled={chosen.length === 0} onClick={() => setPrinting(true)}>
        批量打印
      </Button>
      {opens.map((one) => (
        <Button key={one.stage} disabled={below.length === 0} onClick={() => setOpening(one)}>
          发起{one.title}
        </Button>
      ))}
      {opening && stage && (
        <OpenDialog
          parent={stage}
          opening={opening}
          items={below}
          others={chosen.length - below.length}
          onEnd={end}
          onCancel={() => setOpening(undefined)}
        />
      )}
      {printing && <PrintDialog items={chosen} letters={letters} onEnd={() => setPrinting(false)} />}
      {acting && (
        <BatchDialog
          action={acting}
          items={fits(acting)}
          others={chosen.length - fits(acting).length}
          onEnd={end}
          onCancel={() => setActing(undefined)}
        />
      )}
      {assigning && <AssignDialog items={chosen} assignees={assignees} onEnd={end} onCancel={() => setAssigning(false)} />}
    </div>
  )
}

interface BatchProps {
  action: StageView['batch'][number]
  items: readonly DeclarationSummary[]
  /** Chosen, but not in a state for this. */
  others: number
  onEnd: () => void
  onCancel: () => void
}

function BatchDialog({ action: { id, label, confirm }, items, others, onEnd, onCancel }: BatchProps) {
  const [count, setCount] = useState('')
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [results, setResults] = useState<BatchResult[]>()
  const { isApplicant, called } = useCalled()
  const run = async () => {
    if (count.trim() !== String(items.length)) return setProblem(`请输入 ${items.length}，确认要办理的件数。`)
    setBusy(true)
    setProblem(undefined)
    try {
      setResults(
        await ask(
          api.declarations.actions.$post({ json: { ids: items.map((item) => item.id), action: id, comment: comment.trim() || undefined } }),
        ),
      )
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
    } finally {
      setBusy(false)
    }
  }
  if (results) return <BatchResults {...{ label, items, results, onEnd }} />
  return (
    <Modal
      open
      title={`批量${label}`}
      okText={`${label} ${items.length} 件`}
      confirmLoading={busy}
      onOk={() => void run()}
      onCancel={onCancel}
    >
      <div className="stack">
        {confirm && <p>{confirm}</p>}
        <ChosenList>
          {items.map((item) => (
            <li key={item.id}>
              {called(item)} <span className="quiet keep">{item.number}</span>
            </li>
          ))}
        </ChosenList>
        {others > 0 && <p className="note">另有 {others} 件不在您这个环节，不会办理。</p>}
        <p className="quiet">每件仍逐一核对条件，不满足的会列出原因、保持不变。{!isApplicant && '退回和不通过不能批量办理。'}</p>
        {!isApplicant && (
          <Field id="batch-comment" label="意见（选填）">
            <Input.TextArea
              {...described('batch-comment', {})}
              rows={2}
              count={upTo(2000)}
              value={comment}
              onChange={({ target }) => setComment(target.value)}
            />
          </Field>
        )}
        <TextField
          id="batch-count"
          label={`请输入件数 ${items.length} 以确认`}
          required
          inputMode="numeric"
          value={count}
          onChange={setCount}
          problem={problem}
        />
      </div>
    </Modal>
  )
}
