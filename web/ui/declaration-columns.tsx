/** The configured columns of a list of declarations. */

import type { DeclarationSummary } from '../../server/actions/views/declaration'
import type { ColumnView } from '../../server/actions/views/stage'
import type { Column } from './data-table'
import { DeadlineText } from './deadline-text'
import { StateTag } from './state-tag'
import { timeText } from './time'

const cells: Record<string, (row: DeclarationSummary) => React.ReactNode> = {
  '@name': ({ organisation }) => organisation.name,
  '@creditCode': ({ organisation }) => <span className="keep">{organisation.creditCode}</span>,
  '@district': ({ organisation }) => organisation.districtName,
  '@number': ({ number }) => <span className="keep">{number}</span>,
  '@state': ({ tone, stateLabel }) => <StateTag tone={tone}>{stateLabel}</StateTag>,
  '@submittedAt': ({ submittedAt }) => (submittedAt ? <Instant at={submittedAt} /> : '—'),
  '@dueAt': ({ deadline }) => <DeadlineText deadline={deadline} />,
}

/** In a narrow column the time stands below the day, which is not broken at its hyphens. */
export function Instant({ at }: { at: string }) {
  const [day, time] = timeText(at).split(' ')
  return (
    <>
      <span className="keep">{day}</span> {time}
    </>
  )
}

/** Columns for a DataTable, in the configured order; `sortable` ones carry their word for the server. */
export const declarationColumns = (columns: readonly ColumnView[]): Column<DeclarationSummary>[] =>
  columns.map(({ field, label, sortable }) => ({
    key: field,
    title: label,
    sort: sortable ? field : undefined,
    cell: cells[field] ?? (({ columns: texts }) => texts[field] || '—'),
  }))
