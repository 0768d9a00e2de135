/** What is wrong with facts that read a row of the stage's worksheet. */

import { declaredProblem } from '../formula/check.js'
import { kindOfType } from '../formula/kinds.js'
import type { SheetFact } from '../generated/facts.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { planOf } from '../worksheet/plan.js'
import { kindOfRow } from './worksheet-check.js'

/** That the stage computes a worksheet, that it has the row, and that the row is of the declared type and unit. */
export function checkSheetFact({ row, type, unit }: SheetFact, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const sheet = programme.sheets.get(stage.id)
  if (!sheet)
    return [
      complaint(
        below(place, 'stage'),
        'no-worksheet',
        `环节“${stage.definition.title}”没有核算表`,
        '在 programme.json 的这个环节里写 worksheet',
        ['programme', 'worksheet'],
      ),
    ]
  const unknown = unknownName('row', row, planOf(sheet).rows.keys(), below(place, 'row'))
  if (unknown.length > 0) return unknown
  const kind = kindOfRow(sheet, row, stage.facts, programme.tables)
  const wrong = kind && declaredProblem(kind, kindOfType(type, unit))
  return wrong
    ? [complaint(below(place, 'row'), wrong.code ?? 'fact-type', wrong.message, wrong.remedy, ['form', 'facts', 'worksheet', 'table'])]
    : []
}
