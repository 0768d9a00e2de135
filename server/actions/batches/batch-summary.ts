/** A batch as a line of a list. */

import type { Context } from '../context.js'
import { deadlineView } from '../reading/deadlines.js'
import { districtName } from '../reading/subject.js'
import type { BatchSummary } from '../views/batch.js'
import type { BatchSubject } from './batch-subject.js'

/** The line, with what was counted. */
export function batchSummary(
  context: Context,
  { row, kind, state, site }: BatchSubject,
  { members, fen, objections }: { members: number; fen?: number; objections: number },
): BatchSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: kind.id,
    kindTitle: kind.title,
    programme: row.programme,
    districtName: row.district === null ? undefined : districtName(site, row.district),
    state: row.state,
    stateLabel: state.label,
    tone: state.tone,
    mine: row.holder !== '' && row.holder === context.actor.role,
    members,
    fen: kind.amount ? fen : undefined,
    openObjections: objections,
    createdAt: row.created_at,
    deadline: deadlineView(row, site, context.now()),
  }
}
