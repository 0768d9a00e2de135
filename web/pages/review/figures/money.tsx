/** What was granted and paid, against the budget. */
import { Link } from 'wouter'
import type { FiguresView } from '../../../../server/actions/views/figures'
import { type Column, DataTable } from '../../../ui/data-table'
import { wanText } from '../../../ui/money'
import { listOf } from './list-of'

type Row = FiguresView['money'][number]

export function Money({ view: { programme, money, grants } }: { view: FiguresView }) {
  if (money.length === 0 && grants.length === 0) return null
  const columns: Column<Row>[] = [
    { key: 'title', title: '批次', cell: ({ title }) => title },
    {
      key: 'budget',
      title: '预算',
      align: 'right',
      keep: true,
      cell: ({ budget }) => (budget ? `${budget.label} ${wanText(budget.fen)}` : '—'),
    },
    {
      key: 'granted',
      title: '核定',
      align: 'right',
      keep: true,
      cell: ({ grantedFen, members, stage }) =>
        members === 0 ? '—' : <Link href={listOf(programme, { stage, view: 'granted' })}>{`${wanText(grantedFen)}（${members} 家）`}</Link>,
    },
    {
      key: 'paid',
      title: '已拨付',
      align: 'right',
      keep: true,
      cell: ({ paidFen, paidMembers, stage }) =>
        paidFen === undefined || paidMembers === 0 ? (
          '—'
        ) : (
          <Link href={listOf(programme, { stage, view: 'paid' })}>{`${wanText(paidFen)}（${paidMembers} 家）`}</Link>
        ),
    },
    {
      key: 'left',
      title: '预算余额',
      align: 'right',
      keep: true,
      cell: ({ budget }) => (budget ? <span className={budget.left < 0 ? 'urgent' : undefined}>{wanText(budget.left)}</span> : '—'),
    },
  ]
  return (
    <section className="panel" aria-labelledby="money">
      <h2 id="money">资金</h2>
      {money.length > 0 && <DataTable caption="各类批次的资金" columns={columns} rows={money} rowKey={({ kind }) => kind} />}
      {grants.length > 0 && (
        <ul className="plain-list">
          {grants.map(({ stage, result, label, fen, count }) => (
            <li key={stage + result}>
              {label}：
              <Link href={listOf(programme, { stage, view: 'granted' })}>
                已核定 {wanText(fen)}（{count} 件）
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
