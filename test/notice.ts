/** The later stages of the shipped programme as tests fill them, from its own examples, and the ways that several steps share. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from './client.js'
import { act, pdfFor, programme, save } from './selection.js'
import { repository } from './server.js'

type Answers = Record<string, Record<string, unknown> | Record<string, unknown>[]>

/** The answers of an example of the programme. */
export function answersOf(example: string): Answers {
  return JSON.parse(readFileSync(path.join(repository, 'rules', programme, `examples/${example}.json`), 'utf8')).given.answers
}

/** The checklists of the stages, as far as they demand something. */
export const checklists = {
  provider: ['licence', 'qualification', 'caseProof', 'pledge'],
  product: ['priceList'],
  project: ['contract', 'commitment', 'plan', 'truth', 'diagnosis'],
  progress: ['evidence'],
  acceptance: ['application', 'contract', 'invoices', 'expenseList', 'summary', 'effectProof', 'selfEvaluation'],
  evaluation: ['resultProof'],
  closing: ['closingReport'],
  account: ['accountPermit'],
} as const
type Stage = keyof typeof checklists

/** Answers without what the platform takes from elsewhere. */
function own(answers: Answers): Answers {
  const { basics, account, ...rest } = answers
  if (!basics || Array.isArray(basics)) return answers
  const { name: _, creditCode: __, levelBefore: ___, ...asked } = basics
  const { accountName: ____, ...bank } = account && !Array.isArray(account) ? account : {}
  return { ...rest, basics: asked, ...(account && { account: bank }) }
}

/** Starts a declaration of a stage, fills it and uploads its materials; answers its id. */
export async function filled(client: Client, stage: Stage, answers: Answers, parent?: string): Promise<string> {
  const { id } = await client.post('/api/declarations', { programme, stage, ...(parent && { parent }) }, 201)
  await save(client, id, own(answers))
  for (const key of checklists[stage]) await client.upload(id, key, pdfFor(id, key))
  return id
}

/** The limits of the “N+X” list and the other registers, as of the beginning of the pilot. */
export async function importLists(operator: Client, limits: Record<string, unknown>[]): Promise<void> {
  await importRows(operator, 'priceLimits', limits)
  for (const register of ['providerPool', 'providerProducts', 'fundedEnterprises', 'pilots2022', 'abnormalOperation', 'dishonesty'])
    await importRows(operator, register, [])
}

/** Imports a register of the programme. */
export const importRows = (operator: Client, register: string, rows: object[], asOf = '2024-01-01') =>
  operator.post(`/api/operate/registers/${programme}/${register}`, { asOf, rows, dryRun: false })

const at = (id: string) => `/api/declarations/${id}`
const versionOf = async (client: Client, id: string) => (await client.get(at(id))).version

/** Fills a section of reviewers. */
export const fill = async (client: Client, id: string, section: string, content: unknown) =>
  client.put(`${at(id)}/sections/${section}`, { version: await versionOf(client, id), content })

/** Gives an opinion, with its PDF where one is named. */
export async function say(client: Client, id: string, opinion: string, outcome: string, more: object = {}, attach = false) {
  if (attach)
    await client.request('PUT', `${at(id)}/opinions/${opinion}/files?name=${opinion}.pdf`, {
      body: pdfFor(id, opinion),
      headers: { 'Content-Type': 'application/pdf' },
    })
  await client.put(`${at(id)}/opinions/${opinion}`, {
    version: await versionOf(client, id),
    outcome,
    text: '已核对。',
    fields: {},
    ...more,
  })
}

/** Gives a declaration to the third party. */
export async function assignTo(city: Client, thirdParty: Client, id: string): Promise<void> {
  const { account } = await thirdParty.get('/api/session')
  await city.put(`${at(id)}/assignment`, { account: account.id })
}

/** The messages of a refusal. */
export const refusal = (answer: { error: { message: string; problems: { message: string }[] } }) =>
  [answer.error.message, ...answer.error.problems.map(({ message }) => message)].join('\n')

/** A step that is refused; answers why. */
export const refused = async (client: Client, id: string, action: string, more: object = {}) =>
  refusal(await act(client, id, action, more, 422))

const ofBatch = (id: string) => `/api/batches/${id}`

/** What is done to a batch over the version that stands now. */
export async function changeBatch(client: Client, method: 'post' | 'put', id: string, place: string, content: object, status = 200) {
  const { version } = await client.get(ofBatch(id))
  return client[method](`${ofBatch(id)}/${place}`, { version, ...content }, status)
}

/** Makes a batch of a kind with everybody who can be a member. */
export async function batchOfAll(client: Client, kind: string): Promise<string> {
  const { id } = await client.post('/api/batches', { programme, kind }, 201)
  await changeBatch(client, 'post', id, 'members', { all: true })
  return id
}

/** Uploads documents of a batch and takes a step of it. */
export async function stepOfBatch(client: Client, id: string, action: string, documents: string[] = [], more: object = {}) {
  for (const document of documents)
    await client.request('PUT', `${ofBatch(id)}/documents/${document}?name=${document}.pdf`, {
      body: pdfFor(id, document),
      headers: { 'Content-Type': 'application/pdf' },
    })
  return changeBatch(client, 'post', id, 'actions', { action, ...more })
}
