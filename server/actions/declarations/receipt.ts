import { stateOf } from '../../engine/workflow/workflow.js'
import { deadlineView } from '../reading/deadlines.js'
import type { Subject } from '../reading/subject.js'
import type { ReceiptView } from '../views/declaration.js'

/** What the applicant gets for a submission: number, who has it, until when, what next. */
export function receiptView({ row, stage, site }: Subject, now: string): ReceiptView {
  const district = site.file.districts.find(({ id }) => id === row.district)
  return {
    number: row.number,
    stageTitle: stage.definition.title,
    office: district?.office ?? district?.name ?? site.file.owner,
    telephone: district?.telephone,
    submittedAt: row.submitted_at ?? now,
    deadline: deadlineView(row, site, now),
    next: stateOf(stage.workflow, row.state)?.help ?? '',
  }
}
