/** Everybody who may ask, and the things they may ask for: two enterprises in two districts, each with a declaration under review. */
import type { Client } from '../client.js'
import { act, people, programme, settle, submitted } from '../selection.js'
import type { TestServer } from '../server.js'

export const actors = [
  'visitor',
  'enterprise',
  'otherEnterprise',
  'provider',
  'district',
  'otherDistrict',
  'thirdParty',
  'city',
  'administrator',
  'operator',
] as const
export type Actor = (typeof actors)[number]

/** What an address may be about. */
export interface Target {
  declaration: string
  file: string
  remark: string
  organisation: string
  account: string
  mail: string
  edition: string
  programme: string
  batch: string
  /** No id at all. */
  malformed?: boolean
  /** Who reaches it; nobody else learns that it exists. */
  reached: readonly Actor[]
}

export interface World {
  clients: Record<Actor, Client>
  /** The enterprise's, the other enterprise's, one that never existed, and ids that are none. */
  targets: Target[]
  unknown: Target
}

/** Builds it over HTTP. */
export async function createWorld(server: TestServer): Promise<World> {
  const staff = await people(server)
  const enterprise = await server.organisation({ district: 'ganjingzi' })
  const otherEnterprise = await server.organisation({ district: 'zhongshan' })
  const provider = await server.organisation({ kind: 'provider', district: 'ganjingzi' })
  const own = await submitted(enterprise)
  const other = await submitted(otherEnterprise)
  await settle(staff.otherDistrict, other)
  await act(staff.otherDistrict, other, 'pass')
  const { account } = await staff.thirdParty.get('/api/session')
  await staff.city.put(`/api/declarations/${other}/assignment`, { account: account.id })
  const clients = { visitor: server.visitor(), enterprise, otherEnterprise, provider, ...staff }
  const [target, otherTarget] = await Promise.all([
    targetOf(enterprise, own, ['enterprise', 'district', 'city']),
    targetOf(otherEnterprise, other, ['otherEnterprise', 'otherDistrict', 'thirdParty', 'city']),
  ])
  target.batch = (await staff.city.post('/api/batches', { programme, kind: 'pilot-list' }, 201)).id
  const unknown = nothing('0123456789abcdef0123456789abcdef')
  return { clients, targets: [target, otherTarget, unknown, ...malformed.map((id) => ({ ...nothing(id), malformed: true }))], unknown }
}

const malformed = ['x', "1' OR '1'='1", '..%2F..%2Fetc', '%00', '9'.repeat(300)]

const nothing = (id: string): Target => ({
  declaration: id,
  file: id,
  remark: id,
  organisation: id,
  account: id,
  mail: id,
  edition: id,
  programme: id,
  batch: id,
  reached: [],
})

async function targetOf(client: Client, declaration: string, reached: readonly Actor[]): Promise<Target> {
  const { checklist } = await client.get(`/api/declarations/${declaration}/check`)
  const { edition } = await client.get(`/api/declarations/${declaration}`)
  const { account, organisation } = await client.get('/api/session')
  const files = checklist.flatMap((item: { files: { id: string }[] }) => item.files)
  return {
    ...nothing('0123456789abcdef0123456789abcdef'),
    declaration,
    file: files[0].id,
    organisation: organisation.id,
    account: account.id,
    edition,
    programme,
    reached,
  }
}
