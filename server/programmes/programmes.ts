/** Which edition of each programme is in force, compiled; and the site that precedes them. */
import { compileKnown, compileKnownSite } from '../engine/compile/known.js'
import type { Files, Problem } from '../engine/model.js'
import type { CompiledSite, Programme, Published } from '../engine/programme.js'
import { type Edition, noteLanguage, type PublicationRow, programmeStates, publicationsInForce, readEdition } from '../store/editions.js'
import type { Store } from '../store/store.js'
import type { DraftTask, TaskAnswer, TaskInput } from './draft-tasks.js'
import { editionId } from './edition-id.js'
import { languageId } from './language-id.js'
import { siteId, type Verdict } from './verdict.js'
import { direct, type Verifier } from './verifier.js'

export interface InForce {
  id: string
  edition: string
  publication: number
  programme: Programme
  open: boolean
  closedReason?: string
}

/** What a draft would be; its verdict, and what it compiles to where there is nothing wrong with it. */
export interface Verification extends Verdict {
  programme?: Programme
  site?: CompiledSite
}

/** Something that was published, and what this version of the language finds wrong with it. */
export interface Doubt {
  programme: string
  problems: readonly Problem[]
}

/** Something was published that cannot be read any more. */
export class UnreadableEdition extends Error {
  readonly doubt: Doubt
  constructor(doubt: Doubt) {
    const places = doubt.problems.map(({ file, at, message }) => `${file}#${at}: ${message}`)
    super(`An edition of ${doubt.programme} cannot be read: ${places.join('; ')}`)
    this.doubt = doubt
  }
}

export interface Programmes {
  site(): Promise<CompiledSite>
  siteEdition(): Promise<string>
  /** Every programme that is in force now, in the order of their first publication. */
  inForce(): Promise<InForce[]>
  find(programme: string): Promise<InForce | undefined>
  /** A compiled edition, also one that is no longer in force; undefined = unknown. */
  edition(id: string): Promise<Programme | undefined>
  /** What was read so far although it could not be published any more; it is served as it was accepted. */
  doubts(): readonly Doubt[]
  /** Compiles and runs the examples, as publishing will. */
  verify(programme: string, files: Files): Promise<Verification>
  /** Any other question about a draft, beside the site in force; undefined = it took too long. */
  ask<Task extends DraftTask>(task: Task, input: Omit<TaskInput<Task>, 'siteFiles'>): Promise<TaskAnswer<Task> | undefined>
}

interface Current {
  rows: readonly PublicationRow[]
  states: Awaited<ReturnType<typeof programmeStates>>
}

/** Drafts are looked at again and again; what came out is a matter of their text alone. */
const mostVerified = 10

/** Compiled editions are cached by id, so no cache is ever stale. `now` is the server's clock (ISO). Without a verifier drafts are judged right here. */
export function createProgrammes(store: Store, now: () => string, verifier: Verifier = direct): Programmes {
  const compiledSites = new Map<string, CompiledSite>()
  const compiled = new Map<string, Programme>()
  const verified = new Map<string, Verification>()
  const doubts = new Map<string, Doubt>()

  let known: { changes: number; at: number; current: Current } | undefined
  let listed: { current: Current; inForce: InForce[] } | undefined

  async function readCurrent(): Promise<Current> {
    return { rows: await publicationsInForce(store.read, now()), states: await programmeStates(store.read) }
  }

  /** Read once as long as nothing is published, opened or closed; what was published for a later time is in force within a second of it. */
  async function current(): Promise<Current> {
    const changes = store.changes?.('publication', 'programme_state')
    const at = Date.parse(now())
    if (known && known.changes === changes && Math.abs(at - known.at) < 1000) return known.current
    const read = await readCurrent()
    if (changes !== undefined) known = { changes, at, current: read }
    return read
  }

  /** Compiles what was published: unchecked where this version of the language has checked it before, which is far quicker; the checks are loaded when needed. */
  async function published<T>(
    id: string,
    { programme, files, language }: Edition,
    readKnown: (files: Files) => T | undefined,
    readChecked: (files: Files) => Promise<Published<T>>,
  ): Promise<T> {
    const known = language === languageId ? readKnown(files) : undefined
    if (known) return known
    const { value, problems } = await readChecked(files)
    if (!value) throw new UnreadableEdition({ programme, problems })
    if (problems.length > 0) doubts.set(id, { programme, problems })
    else await store.write((tx) => noteLanguage(tx, id, languageId))
    return value
  }

  async function siteOf(rows: readonly PublicationRow[]): Promise<{ edition: string; site: CompiledSite }> {
    const row = rows.find(({ programme }) => programme === siteId)
    if (!row) throw new Error('No site is published.')
    const known = compiledSites.get(row.edition)
    if (known) return { edition: row.edition, site: known }
    const found = await readEdition(store.read, row.edition)
    if (!found) throw new Error(`The site's edition ${row.edition} is missing.`)
    const value = await published(row.edition, found, compileKnownSite, async (files) =>
      (await import('../engine/compile/site.js')).compilePublishedSite(files),
    )
    compiledSites.set(row.edition, value)
    return { edition: row.edition, site: value }
  }

  async function editionOf(id: string, rows: readonly PublicationRow[]): Promise<Programme | undefined> {
    const { edition: siteEdition, site } = await siteOf(rows)
    const key = `${id}/${siteEdition}`
    const known = compiled.get(key)
    if (known) return known
    const found = await readEdition(store.read, id)
    if (!found || found.programme === siteId) return undefined
    const edition = { ...found, files: withoutCases(found.files) }
    const value = await published(
      id,
      edition,
      (files) => compileKnown(files, site),
      async (files) => (await import('../engine/compile/compile.js')).compilePublished(files, site),
    )
    if (compiled.size > 200) compiled.clear()
    compiled.set(key, value)
    return value
  }

  /** Every request asks who may do what: put together once as long as the same is in force. */
  async function inForce(): Promise<InForce[]> {
    const now = await current()
    if (listed?.current !== now) listed = { current: now, inForce: await compiledOf(now) }
    return listed.inForce
  }

  async function compiledOf({ rows, states }: Current): Promise<InForce[]> {
    const found = await Promise.all(
      rows
        .filter(({ programme }) => programme !== siteId)
        .map(async (row) => {
          const programme = await editionOf(row.edition, rows)
          const state = states.get(row.programme)
          return (
            programme && {
              id: row.programme,
              edition: row.edition,
              publication: row.number,
              programme,
              open: state?.open ?? true,
              closedReason: state?.reason,
            }
          )
        }),
    )
    return found.filter((one) => one !== undefined)
  }

  async function siteFilesOf(rows: readonly PublicationRow[]): Promise<Files | undefined> {
    const base = rows.find((row) => row.programme === siteId)
    return base && (await readEdition(store.read, base.edition))?.files
  }

  async function verificationOf(programme: string, files: Files, rows: readonly PublicationRow[]): Promise<Verification> {
    const verdict = await verifier.verdictOn(programme, files, await siteFilesOf(rows))
    if (verdict.problems.length > 0) return verdict
    return programme === siteId
      ? { ...verdict, site: compileKnownSite(files) }
      : { ...verdict, programme: compileKnown(files, (await siteOf(rows)).site) }
  }

  return {
    site: async () => (await siteOf((await current()).rows)).site,
    siteEdition: async () => (await siteOf((await current()).rows)).edition,
    inForce,
    find: async (programme) => (await inForce()).find(({ id }) => id === programme),
    doubts: () => [...doubts.values()],
    edition: async (id) => editionOf(id, (await current()).rows),
    async verify(programme, files) {
      const rows = programme === siteId ? [] : (await current()).rows
      const key = [programme, editionId(files), rows.find((row) => row.programme === siteId)?.edition].join('/')
      const known = verified.get(key)
      if (known) return known
      const verification = await verificationOf(programme, files, rows)
      if (verified.size >= mostVerified) verified.delete(verified.keys().next().value ?? '')
      verified.set(key, verification)
      return verification
    },
    async ask(task, input) {
      const siteFiles = await siteFilesOf((await current()).rows)
      return verifier.ask(task, { ...input, siteFiles } as TaskInput<typeof task>)
    },
  }
}

/** Examples and demonstrations were of use when it was published; to work by an edition they are not needed, and there are many. */
const withoutCases = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !/^rules\/(examples|demo)\//.test(path)))
