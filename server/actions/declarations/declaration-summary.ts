/** A declaration as a list shows it. */
import { displayAnswer } from '../../engine/conditions/display.js'
import type { Answers, Json } from '../../engine/model.js'
import type { CompiledSite, FieldModel, Programme, Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { DeclarationRow } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { deadlineView } from '../reading/deadlines.js'
import { districtName } from '../reading/subject.js'
import { answersFor } from '../reading/withheld.js'
import type { DeclarationSummary } from '../views/declaration.js'
import type { ColumnView } from '../views/stage.js'

/** The row of a list. */
export function declarationSummary(
  context: Context,
  row: DeclarationRow,
  programme: Programme,
  stage: Stage,
  site: CompiledSite,
  columns: readonly ColumnView[],
): DeclarationSummary {
  const state = stateOf(stage.workflow, row.state)
  const applicant = context.actor.role === stage.definition.by
  const fields = columns.filter(({ field }) => !field.startsWith('@'))
  const answers = fields.length > 0 ? answersFor(programme, stage, context.actor.role, JSON.parse(row.answers) as Answers) : {}
  return {
    id: row.id,
    number: row.number,
    parent: row.parent ?? undefined,
    programme: row.programme,
    stage: row.stage,
    stageTitle: stage.definition.title,
    edition: row.edition,
    organisation: {
      id: row.organisation,
      name: row.organisation_name,
      creditCode: row.credit_code,
      district: row.district,
      districtName: districtName(site, row.district),
    },
    state: row.state,
    stateLabel: (applicant ? state?.public : undefined) ?? state?.label ?? row.state,
    tone: state?.tone ?? 'neutral',
    version: row.version,
    createdAt: row.created_at,
    submittedAt: row.submitted_at ?? undefined,
    deadline: deadlineView(row, site, context.now()),
    columns: Object.fromEntries(fields.map(({ field }) => [field, columnText(stage.form.fields.get(field), answers, programme)])),
    resubmitted: row.round > 0,
    mine: row.holder === context.actor.role,
  }
}

function columnText(field: FieldModel | undefined, answers: Answers, programme: Programme): string {
  if (!field || field.pointer.includes('*')) return ''
  const value = pathOf(field.pointer).reduce<Json | undefined>(
    (group, key) =>
      typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, key) ? group[key] : undefined,
    answers,
  )
  const text = displayAnswer(field, value, programme)
  // a list has room for the entry itself, not for the way to it
  return field.schema.dictionary === undefined ? text : (text.split(' / ').at(-1) ?? text)
}
