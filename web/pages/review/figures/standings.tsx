/** One stage by district: how many stand in each state. */
import { Link } from 'wouter'
import type { StageFigures } from '../../../../server/actions/views/figures'
import { type Column, DataTable } from '../../../ui/data-table'
import { listOf } from './list-of'

type District = StageFigures['districts'][number]

export function Standings({ programme, stage }: { programme: string; stage: StageFigures }) {
  const { id, title, states, districts, workingDays } = stage
  const number = (count: number, filter: Parameters<typeof listOf>[1]) =>
    count > 0 ? <Link href={listOf(programme, { stage: id, ...filter })}>{count}</Link> : <span className="quiet">0</span>
  const place = (district: District) => (district.id === '' ? undefined : district.id)
  const columns: Column<District>[] = [
    { key: 'name', title: '区域', keep: true, cell: ({ name }) => (name === '' ? <strong>合计</strong> : name) },
    { key: 'total', title: '收到', align: 'right', cell: (row) => number(row.total, { district: place(row) }) },
    ...states.map(
      (state): Column<District> => ({
        key: state.id,
        title: state.label,
        align: 'right',
        cell: (row) => number(row.counts[state.id] ?? 0, { district: place(row), state: state.id }),
      }),
    ),
    { key: 'overdue', title: '超期', align: 'right', cell: (row) => number(row.overdue, { district: place(row), view: 'late' }) },
    {
      key: 'days',
      title: '平均用时',
      align: 'right',
      keep: true,
      cell: ({ workingDays: days }) => (days === undefined ? '—' : days),
    },
  ]
  const counts = Object.fromEntries(states.map((state) => [state.id, districts.reduce((sum, one) => sum + (one.counts[state.id] ?? 0), 0)]))
  const all: District = { id: '', name: '', total: stage.total, overdue: stage.overdue, workingDays, counts }
  return (
    <section className="panel standings" aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        caption={`${title}：各区域的件数`}
        columns={columns}
        rows={districts.length > 1 ? [...districts, all] : districts}
        rowKey={({ id: district }) => district}
      />
      <p className="quiet">用时按工作日，从最后一次提交算到办结，不含退回后企业修改的时间。</p>
    </section>
  )
}
