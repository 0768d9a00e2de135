/** What people do in a demonstration: each kind of step is one of the actions that the pages use. */

import type { Context } from '../actions/context.js'
import { actOnDeclaration } from '../actions/declarations/act-on-declaration.js'
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
import { recordPrint } from '../actions/paper/record-print.js'
import { gatherInputs } from '../actions/reading/inputs.js'
import { readSubject } from '../actions/reading/subject.js'
import { isObject } from '../engine/form/answers.js'
import type { DemonstrationStep } from '../engine/generated/demo.js'
import type { Answers, Json } from '../engine/model.js'
import { accountByLogin } from '../store/accounts.js'
import { remarksOf } from '../store/reviews.js'
import { samplePdf } from './sample-pdf.js'
import { sampleScan } from './sample-scan.js'

type Kind = DemonstrationStep['kind']
type Step<K extends Kind> = Extract<DemonstrationStep, { kind: K }>
type Play<K extends Kind> = (context: Context, id: string, step: Step<K>) => Promise<unknown>

/** Every kind but `start`, which makes the declaration that the others are about. */
const plays: { [K in Exclude<Kind, 'start'>]: Play<K> } = {
  save: async (context, id, { answers }) => {
    const { row, answers: before } = await readSubject(context, id)
    return saveAnswers(context, { id, version: row.version, answers: merged(before, answers as Answers) })
  },
  print: (context, id) => recordPrint(context, { id }),
  upload: async (context, id, { materials }) => {
    const subject = await readSubject(context, id)
    const { number } = subject.row
    const { print } = await gatherInputs(context, subject)
    const isStamped = (key: string) => subject.stage.materials.materials.some((material) => material.id === key && material.stampedPrint)
    for (const key of materials) {
      const scan = isStamped(key) ? await sampleScan({ number, hash: print.hash }) : samplePdf(`${number} ${key} ${context.now()}`, 2)
      const content = new Blob([scan]).stream()
      await uploadMaterial(context, { id, key, name: `${key}.pdf`, content })
    }
  },
  open: (context, id) => showDeclaration(context, { id }),
  assign: async (context, id, { to }) => {
    const account = await accountByLogin(context.store.read, to)
    return assignDeclaration(context, { id, account: account?.id ?? null })
  },
  settle: (context, id, { rule, outcome, reason }) => overrideFinding(context, { id, rule, outcome, reason }),
  opinion: async (context, id, { opinion, outcome, text = '', fields = {}, attach }) => {
    const { row } = await readSubject(context, id)
    const content = () => new Blob([samplePdf(`${row.number} ${opinion} ${context.now()}`, 2)]).stream()
    if (attach) await attachToOpinion(context, { id, opinion, name: `${opinion}.pdf`, content: content() })
    return giveOpinion(context, { id, opinion, version: row.version, outcome, text, fields: fields as Answers })
  },
  decide: async (context, id, { fact, value, reason }) => {
    const { row } = await readSubject(context, id)
    return decideFact(context, { id, fact, version: row.version, value: value as Json, reason })
  },
  fill: async (context, id, { section, content }) => {
    const { row } = await readSubject(context, id)
    return fillSection(context, { id, section, version: row.version, content: content as Json })
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

/** Plays one step on a declaration that was started. */
export function playStep(context: Context, id: string, step: Exclude<DemonstrationStep, { kind: 'start' }>): Promise<unknown> {
  const play = plays[step.kind] as Play<typeof step.kind>
  return play(context, id, step as never)
}

/** Fields of a given section over those that are there; rows are replaced. */
function merged(before: Answers, given: Answers): Answers {
  const groups = Object.entries(given).map(([section, content]): [string, Json] => {
    const old = before[section]
    return [section, isObject(old) && isObject(content) ? { ...old, ...content } : content]
  })
  return { ...before, ...Object.fromEntries(groups) }
}
