/** What people do to a batch in a demonstration: each kind of step is one of the actions that the pages use. */
import { actOnBatch } from '../actions/batches/act-on-batch.js'
import { chooseMembers } from '../actions/batches/choose-members.js'
import { decideObjection } from '../actions/batches/decide-objection.js'
import { fileObjection } from '../actions/batches/file-objection.js'
import { lowerAmount } from '../actions/batches/lower-amount.js'
import { recordPayment } from '../actions/batches/record-payment.js'
import { showBatch } from '../actions/batches/show-batch.js'
import { receipt as receiptDocument, uploadBatchDocument } from '../actions/batches/upload-batch-document.js'
import type { Context } from '../actions/context.js'
import type { DemonstrationBatchStep } from '../engine/generated/demo.js'
import { dayOf } from '../engine/values/dates.js'
import { presentMembers } from '../store/batch-members.js'
import { samplePdf } from './sample-pdf.js'

type Kind = DemonstrationBatchStep['kind']
type Step<K extends Kind> = Extract<DemonstrationBatchStep, { kind: K }>
/** Finds the id of a declaration by its key. */
type Find = (key: string) => string
type Play<K extends Kind> = (context: Context, id: string, step: Step<K>, find: Find) => Promise<unknown>

const versionOf = async (context: Context, id: string) => (await showBatch(context, { id })).version
const upload = (context: Context, id: string, document: string) =>
  uploadBatchDocument(context, {
    id,
    document,
    name: `${document}.pdf`,
    content: new Blob([samplePdf(`${id} ${document} ${context.now()} ${context.id()}`, 1)]).stream(),
  })

/** Every kind but `create`, which makes the batch that the others are about. */
const plays: { [K in Exclude<Kind, 'create'>]: Play<K> } = {
  choose: async (context, id, { members }, find) =>
    chooseMembers(context, { id, version: await versionOf(context, id), add: members.map(find) }),
  lower: async (context, id, { member, fen, reason }, find) =>
    lowerAmount(context, { id, declaration: find(member), version: await versionOf(context, id), fen, reason }),
  document: async (context, id, { documents }) => {
    for (const document of documents) await upload(context, id, document)
  },
  act: async (context, id, { action, comment }) =>
    actOnBatch(context, { id, action, version: await versionOf(context, id), comment, date: dayOf(context.now()) }),
  object: async (context, id, { member, text, name, contact }, find) => {
    const members = await presentMembers(context.store.read, id)
    const against = member === undefined ? undefined : members.find(({ declaration }) => declaration === find(member))
    return fileObjection(context, { id, member: against?.position, text, name, contact })
  },
  answer: async (context, id, { outcome, answer }) => {
    const { version, objections } = await showBatch(context, { id })
    const open = objections.find((one) => one.outcome === undefined)
    return decideObjection(context, { id, objection: open?.id ?? '', version, outcome, answer })
  },
  pay: async (context, id, { member, fen, reason, receipt }, find) => {
    const declaration = find(member)
    const { list } = await showBatch(context, { id })
    const one = list.find((row) => row.declaration === declaration)
    const file = receipt ? await upload(context, id, receiptDocument) : undefined
    const day = dayOf(context.now())
    return recordPayment(context, { id, declaration, day, fen: fen ?? (one?.fen ?? 0) - (one?.paid ?? 0), reason, receipt: file?.id })
  },
}

/** Plays one step on a batch that was made. */
export function playBatchStep(
  context: Context,
  id: string,
  step: Exclude<DemonstrationBatchStep, { kind: 'create' }>,
  find: Find,
): Promise<unknown> {
  const play = plays[step.kind] as Play<typeof step.kind>
  return play(context, id, step as never, find)
}
