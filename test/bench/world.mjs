/** A data folder with so many declarations: published by the server itself, filled by SQL. */
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import Libsql from 'libsql'
import { printedHash } from '../../dist/server/actions/reading/print-state.js'
import { pageCodeText } from '../../dist/server/engine/print/page-code.js'
import { readEnvironment } from '../../dist/server/environment.js'
import { startServer } from '../../dist/server/server.js'
import { appendEvent } from '../../dist/server/store/events.js'
import { compiledShipped, programmeId, root, stageId } from './shipped.mjs'

const district = 'ganjingzi'
/** Of ten declarations, in which state they are and who holds them. */
const states = [
  ...Array(4).fill(['draft', 'enterprise']),
  ...Array(3).fill(['district-review', 'district']),
  ['city-review', 'city'],
  ['approved', ''],
  ['returned-by-district', 'enterprise'],
]

/**
 * Makes a data folder with so many declarations, and drafts beside them whose enterprises are signed in; answers those and the district's cookie.
 * @param {string} data
 * @param {number} count
 * @param {number} signedIn
 */
export async function createWorld(data, count, signedIn) {
  await publish(data)
  const { stage } = await compiledShipped()
  const answers = await goodAnswers()
  const database = new Libsql(path.join(data, 'shenbao.db'))
  database.exec('PRAGMA synchronous = OFF')
  const edition = database.prepare('SELECT edition FROM publication WHERE programme = ?').all(programmeId)[0].edition
  const districts = (await siteFile()).districts.map(({ id }) => id)
  const fill = filler(database, { stage, edition, answers, districts })
  for (let from = 0; from < count + signedIn; from += 1000) {
    database.exec('BEGIN')
    for (let n = from; n < Math.min(from + 1000, count + signedIn); n++)
      await (n < count ? fill.declaration(n, states[n % states.length]) : fill.signedInDraft(n))
    database.exec('COMMIT')
  }
  fill.registers()
  const cookie = fill.session(fill.account('reviewer', 'district', { district }))
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return { drafts: fill.drafts, district: { id: district, cookie } }
}

/** The server's own first start: migrations, site and programme. */
async function publish(data) {
  const { environment } = readEnvironment({ PORT: '0', DATA_DIR: data })
  const server = await startServer({ environment, root, web: path.join(root, 'dist/web') })
  await server.close()
}

const readShipped = async (file) => JSON.parse(await (await import('node:fs/promises')).readFile(path.join(root, file), 'utf8'))
export const goodAnswers = async () => (await readShipped(`rules/${programmeId}/examples/01-bearing-eligible.json`)).given.answers
const siteFile = () => readShipped('schemas/site/site.json')

function filler(database, { stage, edition, answers, districts }) {
  const statements = new Map()
  const insert = (table, row) => {
    const names = Object.keys(row)
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    if (!statements.has(sql)) statements.set(sql, database.prepare(sql))
    statements.get(sql).run(Object.values(row).map((value) => (typeof value === 'number' ? BigInt(value) : value)))
  }
  const writer = {
    get: async (sql, values = []) => database.prepare(sql).all(values)[0],
    run: async (sql, values) =>
      database.prepare(sql).run(values.map((value) => (typeof value === 'number' ? BigInt(value) : value))).changes,
  }
  const now = new Date().toISOString()
  const drafts = []
  insert('stored_file', { sha256: 'f'.repeat(64), size: 1000, created_at: now })

  function account(login, role, { organisation = null, district: of = null } = {}) {
    const account = id()
    insert('account', {
      id: account,
      login,
      name: login,
      role,
      organisation,
      district: of,
      email: null,
      password_hash: null,
      password_state: 'set',
      password_expires_at: null,
      created_at: now,
    })
    return account
  }

  function session(of) {
    const token = randomBytes(32).toString('base64url')
    insert('session', { token_hash: createHash('sha256').update(token).digest('hex'), account: of, created_at: now, seen_at: now })
    return `shenbao_session=${token}`
  }

  async function declaration(n, [state, holder]) {
    const organisation = addOrganisation(n)
    const own = { ...answers, basics: { ...answers.basics, name: organisation.name, creditCode: organisation.credit_code } }
    const number = `ENT-BENCH-${n}`
    const [declaration, text, submitted] = [id(), JSON.stringify(own), state !== 'draft']
    insert('declaration', {
      id: declaration,
      number,
      programme: programmeId,
      stage: stageId,
      edition,
      organisation: organisation.id,
      organisation_name: organisation.name,
      credit_code: organisation.credit_code,
      district: organisation.district,
      state,
      holder,
      version: 1,
      answers: text,
      round: 0,
      created_at: now,
      saved_at: now,
      submitted_at: submitted ? now : null,
      listed: submitted ? 1 : 0,
      entered_at: now,
      due_at: holder === 'district' ? new Date(Date.now() + ((n * 7919) % 2_592_000) * 1000).toISOString() : null,
      due_day: null,
    })
    addPapers({ declaration, number }, own, text, submitted)
    await record('start', declaration)
    if (submitted) await record('act:submit', declaration)
    return { id: declaration, answers: own, account: account(organisation.credit_code, 'enterprise', { organisation: organisation.id }) }
  }

  async function signedInDraft(n) {
    const { account: of, ...draft } = await declaration(n, states[0])
    drafts.push({ ...draft, cookie: session(of) })
  }

  function addOrganisation(n) {
    const organisation = {
      id: id(),
      name: `示例第${n}制造有限公司`,
      credit_code: creditCode(n + 1),
      district: districts[n % districts.length],
    }
    const person = { contact: '李明', mobile: '13900000001', email: `n${n}@example.com` }
    insert('organisation', { ...organisation, kind: 'enterprise', ...person, consent_version: '1', consent_at: now, created_at: now })
    return organisation
  }

  function addPapers({ declaration, number }, own, text, submitted) {
    const hash = printedHash(stage, edition, own)
    const revision = { declaration, edition, answers: text, hash, printed_hash: hash, by: 'bench', at: now }
    insert('revision', { id: id(), number: 1, kind: 'print', ...revision })
    if (submitted) insert('revision', { id: id(), number: 2, kind: 'submission', ...revision })
    for (const material of stage.materials.materials) {
      const file = id()
      insert('material_file', {
        id: file,
        declaration,
        material: material.id,
        name: '扫描件.pdf',
        sha256: 'f'.repeat(64),
        size: 1000,
        pages: 2,
        hints: '[]',
        printed_hash: hash,
        by: 'bench',
        at: now,
      })
      if (material.stampedPrint) insert('scan', { file, pages: JSON.stringify(scannedPages(number, hash)), read_at: now })
    }
    insert('printed_pages', { declaration, printed_hash: hash, pages: 2, at: now })
  }

  const record = (action, declaration) =>
    appendEvent(writer, { id: id(), at: now, name: '李明', role: 'enterprise', action, declaration, programme: programmeId, detail: {} })

  function registers() {
    const names = new Set(
      database
        .prepare('SELECT files FROM edition WHERE id = ?')
        .all(edition)
        .flatMap(({ files }) => JSON.parse(JSON.parse(files)['rules/registers.json']).registers.map((register) => register.id)),
    )
    for (const register of names)
      insert('register_import', { id: id(), programme: programmeId, register, as_of: '2024-01-01', rows: 0, by: 'bench', at: now })
  }

  return { drafts, account, session, declaration, signedInDraft, registers }
}

/** What a scanner reads on the two pages of a stamped print. */
const scannedPages = (number, hash) =>
  [1, 2].map((page) => ({ codes: [pageCodeText({ number, hash: hash.slice(0, 8), page, pages: 2 })], aspect: 0.71 }))

const id = () => randomBytes(16).toString('hex')

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The n-th valid credit code of nobody. */
function creditCode(n) {
  const organisation = `B${String(n).padStart(7, '0')}`
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number.parseInt(organisation[index], 36), 0)
  const body = `91990100${organisation}${'0123456789X0'[11 - (sum % 11)]}`
  const total = weights.reduce((all, weight, index) => all + weight * alphabet.indexOf(body[index]), 0)
  return body + alphabet[(31 - (total % 31)) % 31]
}
