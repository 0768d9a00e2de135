import { evaluate } from '../engine/evaluate.js'
import { locate } from '../engine/form.js'
import type { Answers } from '../engine/model.js'
import { verdictOf } from '../engine/rules.js'
import { notFound } from '../errors.js'
import { findingView, sheetView } from './check-view.js'
import type { Context } from './context.js'
import { asStageAnswers, selfCheckOf } from './self-check-form.js'
import type { SelfCheckView } from './views/programme.js'

/** Judges the answers of a visitor by the rules that are flagged; nothing is kept. */
export async function selfCheck(
  context: Context,
  { programme: id, answers: given }: { programme: string; answers: Answers },
): Promise<SelfCheckView> {
  const found = await context.programmes.find(id)
  const form = found && selfCheckOf(found.programme)
  if (!found || !form) throw notFound()
  const site = await context.programmes.site()
  const answers = asStageAnswers(form, given)
  const evaluation = evaluate(found.programme, form.stage.id, {
    now: context.now(),
    organisation: { name: '', creditCode: '', district: '' },
    answers,
    materials: [],
    registers: {},
    calendar: site.calendar,
  })
  const asked = new Set(form.fields.map(({ key }) => key))
  const findings = evaluation.findings.filter((finding) => finding.selfCheck)
  return {
    verdict: verdictOf(findings),
    findings: findings.map((finding) => findingView(finding, 'anonymous')),
    // what was not answered yet is no mistake of a self-check
    problems: evaluation.problems.filter(
      ({ at, code }) => code !== 'required' && code !== 'minItems' && asked.has(locate(form.stage, at).field?.key ?? ''),
    ),
    sheet: sheetView(evaluation.sheet),
    disclaimer: '自测结果仅供参考，不代表审核结论。',
  }
}
