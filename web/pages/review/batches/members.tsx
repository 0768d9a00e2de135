/** The members of a batch with their columns and sums; while it is made they are chosen, taken out, and their amounts lowered. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { BatchColumnView, BatchMemberView, BatchView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { type Column, DataTable } from '../../../ui/data-table'
import { yuanText } from '../../../ui/money'
import { ChooseDialog } from './choose-dialog'
import { LowerDialog } from './lower-dialog'
import type { Take } from './take'
import { useAttempt } from './take'

export function Members({ batch, take }: { batch: BatchView; take: Take }) {
  const [choosing, setChoosing] = useState(false)
  const [lowering, setLowering] = useState<BatchMemberView>()
  const { problem, run } = useAttempt(take)
  const { id, version, may, list, columns, membersAre } = batch
  const present = list.filter(({ removed }) => !removed)
  const drop = ({ declaration, organisation }: BatchMemberView) =>
    run(async () => {
      const next = await ask(
        api.batches[':id'].members[':declaration'].$delete({ param: { id, declaration }, query: { version: String(version) } }),
      )
      announce(`已移出 ${organisation}。`)
      return next
    })
  const refresh = () => run(() => ask(api.batches[':id'].members.$post({ param: { id }, json: { version, refresh: true } })))
  return (
    <section className="panel" aria-labelledby="batch-members">
      <div className="panel-head">
        <h2 id="batch-members">名单（{present.length} 家）</h2>
        {may.choose && (
          <div className="buttons">
            {present.length > 0 && <Button onClick={() => void refresh()}>重新计算</Button>}
            <Button type="primary" onClick={() => setChoosing(true)}>
              选择列入
            </Button>
          </div>
        )}
      </div>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <DataTable
        caption="名单"
        columns={[...memberColumns(columns), ...tools(batch, setLowering, drop)]}
        rows={present}
        rowKey={({ declaration }) => declaration}
        empty={may.choose ? `还没有成员。可以列入“${membersAre.stage}”中状态为“${membersAre.states.join('、')}”的申报。` : '没有成员'}
      />
      {present.length > 0 && <Totals columns={columns} />}
      <Removed list={list} />
      {choosing && <ChooseDialog batch={batch} take={take} onEnd={() => setChoosing(false)} />}
      {lowering && <LowerDialog batch={batch} member={lowering} take={take} onEnd={() => setLowering(undefined)} />}
    </section>
  )
}

function memberColumns(columns: readonly BatchColumnView[]): Column<BatchMemberView>[] {
  return [
    { key: '#', title: '序号', cell: (_, index) => index + 1, width: '4em' },
    ...columns.map(
      ({ id, label, unit, align }): Column<BatchMemberView> => ({
        key: id,
        title: unit ? `${label}（${unit}）` : label,
        align,
        cell: ({ cells, missing }) => (missing[id] ? <span className="field-error">未知：{missing[id]}</span> : cells[id]),
      }),
    ),
    {
      key: '@number',
      title: '申报编号',
      keep: true,
      cell: ({ declaration, number }) => <Link href={`/review/d/${declaration}`}>{number}</Link>,
    },
    { key: '@state', title: '申报状态', cell: ({ stateLabel }) => stateLabel },
  ]
}

function tools(
  { may, list }: BatchView,
  lower: (member: BatchMemberView) => void,
  drop: (member: BatchMemberView) => unknown,
): Column<BatchMemberView>[] {
  const hasReasons = list.some(({ reason }) => reason)
  return [
    ...(hasReasons
      ? [
          {
            key: '@reason',
            title: '核减',
            cell: ({ computed, reason }: BatchMemberView) =>
              reason ? `原 ${computed === undefined ? '' : yuanText(computed)}，${reason}` : '—',
          },
        ]
      : []),
    ...(may.choose
      ? [
          {
            key: '@tools',
            title: '操作',
            cell: (member: BatchMemberView) => (
              <span className="buttons">
                {may.lower && member.fen !== undefined && (
                  <Button size="small" aria-label={`核减 ${member.organisation}`} onClick={() => lower(member)}>
                    核减
                  </Button>
                )}
                <Button size="small" aria-label={`移出 ${member.organisation}`} onClick={() => drop(member)}>
                  移出
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
}

function Totals({ columns }: { columns: readonly BatchColumnView[] }) {
  const summed = columns.filter(({ total }) => total !== undefined)
  if (summed.length === 0) return null
  return (
    <p className="batch-totals">
      合计：
      {summed.map(({ id, label, unit, total }) => (
        <span key={id}>
          {label} <strong>{total}</strong> {unit}
        </span>
      ))}
    </p>
  )
}

function Removed({ list }: { list: readonly BatchMemberView[] }) {
  const removed = list.filter((member) => member.removed)
  if (removed.length === 0) return null
  return (
    <>
      <h3>已移出</h3>
      <ul className="bullets">
        {removed.map(({ declaration, organisation, removed: why }) => (
          <li key={declaration}>
            {organisation}：{why?.reason}
          </li>
        ))}
      </ul>
    </>
  )
}
