/** The shipped programme's first stage as tests fill it: answers that meet every rule, its materials, and the way to a submission. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { samplePdf } from '../server/demo/sample-pdf.js'
import { sampleScan } from '../server/demo/sample-scan.js'
import type { Client } from './client.js'
import { repository, type TestServer } from './server.js'

export const programme = 'dalian-digital-2024'
export const stage = 'selection'
export const materials = ['licence', 'auditReport', 'industryProof', 'levelScreenshot'] as const
export const stamped = 'stampedForm'

const example = JSON.parse(readFileSync(path.join(repository, 'rules', programme, 'examples/01-bearing-eligible.json'), 'utf8'))

/** Answers of an enterprise that is eligible. */
export const goodAnswers = (): Record<string, Record<string, unknown>> => structuredClone(example.given.answers)

/** Imports every register of the programme, empty: from then on “not listed” is known. */
export async function importRegisters(operator: Client): Promise<void> {
  for (const { id } of await operator.get('/api/operate/registers'))
    await operator.post(`/api/operate/registers/${programme}/${id}`, { asOf: '2024-01-01', rows: [], dryRun: false })
}

/** Starts a declaration; answers its id. */
export async function begin(client: Client): Promise<string> {
  return (await client.post('/api/declarations', { programme, stage }, 201)).id
}

/** Saves answers over what stands now; what the registration fixed stays. */
export async function save(client: Client, id: string, answers: object): Promise<{ version: number }> {
  const { version } = await client.get(`/api/declarations/${id}`)
  return client.put(`/api/declarations/${id}/answers`, { version, answers })
}

/** A PDF of its own for each material. */
export const pdfFor = (id: string, key: string, words = '') => samplePdf(`${id} ${key} ${words}`, 2)

/** Prints as a browser does; answers the scan of that print. */
export async function printed(client: Client, id: string, pages = 1): Promise<Uint8Array<ArrayBuffer>> {
  await client.get(`/api/declarations/${id}/print`)
  const { number } = await client.get(`/api/declarations/${id}`)
  const { hash } = await client.post(`/api/declarations/${id}/prints`, undefined, 201)
  return sampleScan({ number, hash }, pages)
}

/** Prints, and uploads the stamped print and the other materials. */
export async function printAndUpload(client: Client, id: string): Promise<void> {
  await client.upload(id, stamped, await printed(client, id))
  for (const key of materials) await client.upload(id, key, pdfFor(id, key))
}

/** Acts over the version that stands now. */
export async function act(client: Client, id: string, action: string, more: object = {}, status = 200) {
  const { version } = await client.get(`/api/declarations/${id}`)
  return client.post(`/api/declarations/${id}/actions`, { action, version, ...more }, status)
}

/** A declaration that was handed in, complete. */
export async function submitted(client: Client): Promise<string> {
  const id = await begin(client)
  await save(client, id, goodAnswers())
  await printAndUpload(client, id)
  await act(client, id, 'submit')
  return id
}

/** The reviewer's decisions without which nothing passes. */
export async function settle(reviewer: Client, id: string): Promise<void> {
  const { findings } = await reviewer.get(`/api/declarations/${id}/check`)
  for (const { rule, outcome, overridable } of findings as { rule: string; outcome: string; overridable: boolean }[])
    if (overridable && outcome === 'unknown')
      await reviewer.put(`/api/declarations/${id}/findings/${rule}`, { outcome: 'met', reason: '已核对材料。' })
}

/** The roles of the programme, its two districts of tests, and the imported registers. */
export async function people(server: TestServer) {
  const operator = await server.staff('operator')
  await importRegisters(operator)
  const [district, otherDistrict, city, thirdParty, administrator] = await Promise.all([
    server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' }),
    server.staff('district', { login: 'zhongshan', district: 'zhongshan' }),
    server.staff('city'),
    server.staff('third-party'),
    server.staff('administrator'),
  ])
  return { operator, district, otherDistrict, city, thirdParty, administrator }
}
