import { evaluate } from '../../engine/evaluate.js'
import { locate } from '../../engine/form/form.js'
import type { Answers } from '../../engine/model.js'
import { verdictOf } from '../../engine/rules.js'
import { notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { limitAttempts, perMinute } from '../limits.js'
import { findingView, sheetView } from '../reading/check-view.js'
import { nearestView } from '../reading/nearest.js'
import type { SelfCheckView } from '../views/programme.js'
import { asStageAnswers, selfCheckOf } from './self-check-form.js'

/** Judges the answers of a visitor by the rules that are flagged; nothing is kept. */
export async function selfCheck(
  context: Context,
  { programme: id, answers: given, nearest = false }: { programme: string; answers: Answers; nearest?: boolean },
): Promise<SelfCheckView> {
  const found = await context.programmes.find(id)
  const form = found && selfCheckOf(found.programme)
  if (!found || !form) throw notFound()
  const nearestLimit = { key: `nearest:${context.actor.address}`, most: 60, seconds: 60 }
  await limitAttempts(context, [...perMinute(context, 'checks'), ...(nearest ? [nearestLimit] : [])])
  const { calendar } = await context.programmes.site()
  const organisation = { name: '', creditCode: '', district: '' }
  const inputs = { now: context.now(), organisation, answers: asStageAnswers(form, given), materials: [], registers: {}, calendar }
  const evaluation = evaluate(found.programme, form.stage.id, inputs)
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
    ...(nearest && {
      nearest: nearestView(
        context,
        { programme: found.programme, stage: form.stage, inputs, findings },
        { counts: (rule) => rule.selfCheck === true, mayChange: (fact) => asked.has(fact.id) },
      ),
    }),
    disclaimer: '自测结果仅供参考，不代表审核结论。',
  }
}
