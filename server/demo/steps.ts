/** What people do in a demonstration: each kind of step is one of the actions that the pages use. */

import type { Context } from '../actions/context.js'
import { actOnDeclaration } from '../actions/declarations/act-on-declaration.js'
import { answerProvided } from '../actions/declarations/answer-provided.js'
import { assignDeclaration } from '../actions/declarations/assign-declaration.js'
import { attachToOpinion } from '../actions/declarations/attach-opinion.js'
import { decideFact } from '../actions/declarations/decide-fact.js'
import { fillSection } from '../actions/declarations/fill-section.js'
import { giveOpinion } from '../actions/declarations/give-opinion.js'
import { overrideFinding } from '../actions/declarations/override-finding.js'
import { saveAnswers } from '../actions/declarations/save-answers.js'
import { settleRemark } from '../actions/declarations/settle-remark.js'
import { showDeclaration } from '../actions/declarations/show-declaration.js'
import { uploadMaterial } from '../actions/declarations/upload-material.js'
import { answerNamed, listNamed } from '../actions/lists/named.js'
import { provideMaterial } from '../actions/lists/provide-material.js'
import { recordPrint } from '../actions/paper/record-print.js'
import { gatherInputs } from '../actions/reading/inputs.js'
import { readSubject } from '../actions/reading/subject.js'
import type { DemonstrationStep } from '../engine/generated/demo.js'
import type { Answers, Json } from '../engine/model.js'
import { datedFields, over } from '../engine/preview/demonstration-answers.js'
import { dayOf } from '../engine/values/dates.js'
import { accountByLogin } from '../store/accounts.js'
import { materialsOf } from '../store/materials.js'
import { remarksOf } from '../store/reviews.js'
import { samplePdf } from './sample-pdf.js'
import { sampleScan } from './sample-scan.js'

type Kind = DemonstrationStep['kind']
type Step<K extends Kind> = Extract<DemonstrationStep, { kind: K }>
type Play<K extends Kind> = (context: Context, id: string, step: Step<K>, filled: Answers) => Promise<unknown>

/** Every kind but `start`, which makes the declaration that the others are about. */
const plays: { [K in Exclude<Kind, 'start'>]: Play<K> } = {
  save: async (context, id, _, filled) => {
    const { row, answers: before } = await readSubject(context, id)
    return saveAnswers(context, { id, version: row.version, answers: over(before, filled) })
  },
  print: (context, id) => recordPrint(context, { id }),
  upload: async (context, id, { materials }) => {
    const subject = await readSubject(context, id)
    const stamped = new Set(subject.stage.materials.materials.flatMap(({ id: material, stampedPrint }) => (stampedPrint ? [material] : [])))
    const scan = async () => sampleScan({ number: subject.row.number, hash: (await gatherInputs(context, subject)).print.hash })
    const upload = async (key: string) => {
      const pdf = stamped.has(key) ? await scan() : samplePdf(`${subject.row.number} ${key} ${context.now()}`, 2)
      return uploadMaterial(context, { id, key, name: `${key}.pdf`, content: new Blob([pdf]).stream() })
    }
    // together, as a browser sends them: they share what is waited for
    await Promise.all(materials.map(upload))
  },
  open: (context, id) => showDeclaration(context, { id }),
  assign: async (context, id, { to }) => {
    const account = await accountByLogin(context.store.read, to)
    return assignDeclaration(context, { id, account: account?.id ?? null })
  },
  settle: (context, id, { rule, outcome, reason }) => overrideFinding(context, { id, rule, outcome, reason }),
  opinion: async (context, id, { opinion, outcome, text = '', fields = {}, attach }) => {
    const named = (await listNamed(context)).find((one) => one.declaration === id && one.opinion.id === opinion)
    if (named) return answerNamed(context, { id, opinion, version: named.version, outcome, text })
    const { row } = await readSubject(context, id)
    const content = () => new Blob([samplePdf(`${row.number} ${opinion} ${context.now()}`, 2)]).stream()
    if (attach) await attachToOpinion(context, { id, opinion, name: `${opinion}.pdf`, content: content() })
    return giveOpinion(context, { id, opinion, version: row.version, outcome, text, fields: datedFields(fields, dayOf(context.now())) })
  },
  provide: (context, id, { material: key }) => {
    const content = new Blob([samplePdf(`${id} ${key} ${context.now()}`, 2)]).stream()
    return provideMaterial(context, { id, key, name: `${key}.pdf`, content })
  },
  word: async (context, id, { material: key, accepted, reason = '' }) => {
    const file = (await materialsOf(context.store.read, id)).find(({ material }) => material === key)?.id ?? ''
    return answerProvided(context, { id, key, file, accepted, reason })
  },
  decide: async (context, id, { fact, value, reason }) => {
    const { row } = await readSubject(context, id)
    return decideFact(context, { id, fact, version: row.version, value: value as Json, reason })
  },
  fill: async (context, id, { section }, filled) => {
    const { row } = await readSubject(context, id)
    return fillSection(context, { id, section, version: row.version, content: filled[section] ?? {} })
  },
  tick: async (context, id, { reply }) => {
    const { row } = await readSubject(context, id)
    for (const { id: remark, round, settled } of await remarksOf(context.store.read, id))
      if (round === row.round + 1 && !settled) await settleRemark(context, { id, remark, settled: true, reply })
  },
  act: async (context, id, { action, comment, internal, remarks }) => {
    const { row } = await readSubject(context, id)
    const confirmation = row.credit_code.slice(-4)
    return actOnDeclaration(context, { id, action, version: row.version, comment, internal, remarks, confirmation })
  },
}

/** Plays one step on a declaration that was started; `filled` is what the step fills in. */
export function playStep(
  context: Context,
  id: string,
  step: Exclude<DemonstrationStep, { kind: 'start' }>,
  filled: Answers,
): Promise<unknown> {
  const play = plays[step.kind] as Play<typeof step.kind>
  return play(context, id, step as never, filled)
}
