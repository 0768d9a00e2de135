/** Chooses members: searched, ticked, or all that wait. */
import { Button, Input, Modal } from 'antd'
import { useDeferredValue, useState } from 'react'
import useSWR from 'swr'
import type { BatchView, CandidateView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { Field } from '../../../ui/field'
import { Loaded } from '../../../ui/page-state'
import { type Take, useAttempt } from './take'

export function ChooseDialog({ batch, take, onEnd }: { batch: BatchView; take: Take; onEnd: () => void }) {
  const { id, version, membersAre } = batch
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { problem, busy, run, setProblem } = useAttempt(take)
  const q = useDeferredValue(words)
  const candidates = useSWR(
    ['candidates', id, q, version],
    () => ask(api.batches[':id'].candidates.$get({ param: { id }, query: { q } })),
    {
      keepPreviousData: true,
    },
  )
  const add = async () => {
    if (chosen.size === 0) return setProblem('请先勾选要列入的申报。')
    if (!(await run(() => ask(api.batches[':id'].members.$post({ param: { id }, json: { version, add: [...chosen] } }))))) return
    announce(`已列入 ${chosen.size} 家。`)
    onEnd()
  }
  const addRanked = async () => {
    if (!(await run(() => ask(api.batches[':id'].members.$post({ param: { id }, json: { version, all: true } }))))) return
    announce('已按排名列入。')
    onEnd()
  }
  return (
    <Modal
      open
      width={860}
      title="选择列入名单的申报"
      okText={chosen.size > 0 ? `列入 ${chosen.size} 家` : '列入'}
      confirmLoading={busy}
      onOk={() => void add()}
      onCancel={onEnd}
    >
      <div className="stack">
        <p className="quiet">
          “{membersAre.stage}”中状态为“{membersAre.states.join('、')}”、没有在其他批次中的申报，最多 {membersAre.most} 家。
        </p>
        {membersAre.ranking && (
          <p>
            {membersAre.ranking}。{' '}
            <Button size="small" loading={busy} onClick={() => void addRanked()}>
              按排名列入
            </Button>
          </p>
        )}
        <Field id="candidate-words" label="搜索">
          <Input
            id="candidate-words"
            value={words}
            placeholder="单位名称、信用代码或编号"
            allowClear
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <Loaded from={candidates}>{({ items }) => <Candidates {...{ items, chosen, setChosen }} />}</Loaded>
      </div>
    </Modal>
  )
}

function Candidates({
  items,
  chosen,
  setChosen,
}: {
  items: readonly CandidateView[]
  chosen: ReadonlySet<string>
  setChosen: (chosen: ReadonlySet<string>) => void
}) {
  const isAll = items.length > 0 && items.every(({ id }) => chosen.has(id))
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  return (
    <>
      <label className="choose-all">
        <input
          type="checkbox"
          checked={isAll}
          disabled={items.length === 0}
          onChange={() =>
            toggle(
              items.map(({ id }) => id),
              !isAll,
            )
          }
        />{' '}
        全选（{items.length} 家）
      </label>
      <div className="candidates">
        <DataTable
          caption="可以列入的申报"
          columns={[
            {
              key: 'choose',
              title: '选择',
              width: '4em',
              cell: ({ id, organisation }: CandidateView) => (
                <label className="choose">
                  <span className="visually-hidden">选择 {organisation}</span>
                  <input type="checkbox" checked={chosen.has(id)} onChange={({ target }) => toggle([id], target.checked)} />
                </label>
              ),
            },
            { key: 'name', title: '单位名称', cell: ({ organisation }) => organisation },
            { key: 'district', title: '所属区域', cell: ({ districtName }) => districtName },
            { key: 'number', title: '编号', keep: true, cell: ({ number }) => number },
          ]}
          rows={items}
          rowKey={({ id }) => id}
          empty="没有可以列入的申报"
        />
      </div>
    </>
  )
}
