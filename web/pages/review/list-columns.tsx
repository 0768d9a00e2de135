/** The columns of the to-do centre: the configured ones, and what a reviewer always needs. */
import { Link } from 'wouter'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import type { ColumnView } from '../../../server/actions/views/stage'
import type { Column } from '../../ui/data-table'
import { DeadlineText } from '../../ui/deadline-text'
import { declarationColumns, Instant } from '../../ui/declaration-columns'
import { StateTag } from '../../ui/state-tag'

/** Without configured columns (several programmes at once) the usual ones; what no row answers, because its stage does not ask it, has none. */
export function listColumns(
  configured: readonly ColumnView[],
  rows: readonly DeclarationSummary[],
  { withStage, sorted }: { withStage: boolean; sorted?: string },
): Column<DeclarationSummary>[] {
  const shown = configured.filter(
    ({ field }) => field.startsWith('@') || sorted?.endsWith(field) || rows.length === 0 || rows.some(({ columns }) => columns[field]),
  )
  return [
    ...declarationColumns(shown.length > 0 ? shown : usual).map(withLink),
    ...(withStage ? [stageColumn] : []),
    ...more.filter(({ key }) => !shown.some(({ field }) => field === key)),
  ]
}

const usual = [
  { field: '@number', label: '编号', sortable: true, filter: false },
  { field: '@name', label: '单位名称', sortable: true, filter: false },
  { field: '@district', label: '所属区域', sortable: false, filter: false },
  { field: '@state', label: '状态', sortable: false, filter: false },
]

/** The name leads to the workbench. */
function withLink(column: Column<DeclarationSummary>): Column<DeclarationSummary> {
  if (column.key !== '@name') return column
  return {
    ...column,
    cell: ({ id, organisation, number, resubmitted, mine, owed, assigned }) => (
      <div>
        <Link href={`/review/d/${id}`} data-row={id} className="row-link">
          {organisation.name}
        </Link>
        <span className="row-more">
          <span className="quiet keep">{number}</span>
          {resubmitted && mine && <StateTag tone="attention">重新提交</StateTag>}
          {owed?.map((label) => (
            <StateTag key={label} tone="active">
              待出具：{label}
            </StateTag>
          ))}
          {assigned && <span className="quiet">已分派：{assigned}</span>}
        </span>
      </div>
    ),
  }
}

const stageColumn: Column<DeclarationSummary> = { key: 'stage', title: '环节', keep: true, cell: ({ stageTitle }) => stageTitle }
const more: Column<DeclarationSummary>[] = [
  {
    key: '@submittedAt',
    title: '提交时间',
    sort: '@submittedAt',
    cell: ({ submittedAt }) => (submittedAt ? <Instant at={submittedAt} /> : '—'),
  },
  { key: '@dueAt', title: '时限', sort: '@dueAt', width: '8.5em', cell: ({ deadline }) => <DeadlineText deadline={deadline} /> },
]
