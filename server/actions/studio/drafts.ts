/** The one mutable copy of a programme's files, and how it compares with what is in force. */
import type { Files, Problem } from '../../engine/model.js'
import { AppError, notFound } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import type { Verification } from '../../programmes/programmes.js'
import { siteId } from '../../programmes/verdict.js'
import {
  type DraftRow,
  inForceAt,
  lastDraftVersion,
  type PublicationRow,
  pendingAt,
  publicationsOf,
  readDraft,
  readEdition,
} from '../../store/editions.js'
import { endedProposal, readProposal } from '../../store/proposals.js'
import { type Context, requireRole } from '../context.js'
import type { DraftView, ProposalView, SentBackView } from '../views/studio.js'
import { unprovenRules } from './publishing.js'
import { demandsSecondPerson } from './second-person.js'

export interface Draft {
  files: Files
  /** Counts on through publications. */
  version: number
  base?: string
  /** What is in force, or will be: a publication that takes effect later is what a draft goes on from. */
  inForce: Files
  /** Absent where nothing was changed yet: the draft is what is in force. */
  savedAt?: string
  savedBy?: string
}

/** Administrators only. */
export const requireAdministrator = (context: Context) => requireRole(context, 'administrator')

/** The draft, or what is in force, or will be, where there is none. */
export async function draftOf(context: Context, programme: string): Promise<Draft> {
  requireAdministrator(context)
  const { read } = context.store
  const [row, inForce, last] = await Promise.all([
    readDraft(read, programme),
    filesToCome(context, programme),
    lastDraftVersion(read, programme),
  ])
  if (!row && !inForce) throw notFound()
  return {
    files: row ? (JSON.parse(row.files) as Files) : (inForce?.files ?? {}),
    version: row?.version ?? last,
    base: row ? (row.base ?? undefined) : inForce?.edition,
    inForce: inForce?.files ?? {},
    savedAt: row?.updated_at,
    savedBy: row?.updated_by,
  }
}

/** The files of the edition in force. */
export async function filesInForce(context: Context, programme: string): Promise<{ edition: string; files: Files } | undefined> {
  return filesOf(context, inForceAt(await publicationsOf(context.store.read, programme), context.now()))
}

/** Those of the publication that takes effect later, where there is one. */
export async function filesToCome(context: Context, programme: string): ReturnType<typeof filesInForce> {
  const rows = await publicationsOf(context.store.read, programme)
  return filesOf(context, pendingAt(rows, context.now()) ?? inForceAt(rows, context.now()))
}

async function filesOf(context: Context, publication: PublicationRow | undefined) {
  const edition = publication && (await readEdition(context.store.read, publication.edition))
  return publication && edition && { edition: publication.edition, files: edition.files }
}

/** Files with changes applied; null removes. Paths are judged here, once. */
export function changedFiles(files: Files, changes: Readonly<Record<string, string | null>>): Files {
  const problems: Problem[] = Object.keys(changes)
    .filter((path) => !isPath(path))
    .map((path) => ({ at: '', file: path, message: '文件须放在 schemas、rules 或 templates 中，名称用字母、数字、点、连字符或中文。' }))
  if (problems.length) throw new AppError('invalid', '文件路径不能接受。', problems)
  const next: Record<string, string> = { ...files }
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) delete next[path]
    else next[path] = text
  }
  return Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isPath = (path: string) =>
  /^(schemas|rules|templates)(\/[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}){1,4}$/u.test(path) && !path.includes('..')

export const draftRow = (context: Context, programme: string, draft: Draft, files: Files): DraftRow => ({
  programme,
  base: draft.base ?? null,
  files: JSON.stringify(files),
  version: draft.version + 1,
  updated_by: context.actor.name,
  updated_at: context.now(),
})

/** The draft with everything that is wrong with it. */
export async function draftView(context: Context, programme: string, draft: Draft): Promise<DraftView> {
  const verification = await context.programmes.verify(programme, draft.files)
  const paths = new Set([...Object.keys(draft.files), ...Object.keys(draft.inForce)])
  return {
    programme,
    version: draft.version,
    base: draft.base,
    files: { ...draft.files },
    ...verdictView(verification),
    changed: [...paths].filter((path) => draft.files[path] !== draft.inForce[path]).sort(),
    savedAt: draft.savedAt,
    savedBy: draft.savedBy,
    secondPerson: await demandsSecondPerson(context, programme, verification),
    proposal: await proposalView(context, programme, draft.files),
    sentBack: await sentBackView(context, programme),
  }
}

async function proposalView(context: Context, programme: string, files: Files): Promise<ProposalView | undefined> {
  const row = await readProposal(context.store.read, programme)
  if (!row) return undefined
  const { by, at, note, running, effective_at, account, edition } = row
  const effectiveAt = effective_at ?? undefined
  return { by, at, note, running, effectiveAt, own: account === context.actor.account, current: edition === editionId(files) }
}

/** What was taken back by the one who proposed it needs no telling. */
async function sentBackView(context: Context, programme: string): Promise<SentBackView | undefined> {
  const ended = await endedProposal(context.store.read, programme)
  if (!ended) return undefined
  const { name, reason, own } = JSON.parse(ended.detail) as { name: string; reason: string; own?: boolean } // written by end-proposal
  return own === false ? { by: ended.name, at: ended.at, of: name, reason } : undefined
}

/** Problems and examples of a verification. */
export function verdictView({ problems, examples }: Verification): Pick<DraftView, 'problems' | 'examples'> {
  return {
    problems: [...problems],
    examples: {
      total: examples.total,
      failed: examples.failed.map(({ path, title, differences }) => ({ path, title, differences })),
      uncoveredRules: unprovenRules({ examples }),
    },
  }
}

/** Every programme that was ever published, the site among them. */
export async function knownProgrammes(context: Context): Promise<string[]> {
  const rows = await context.store.read.all<{ programme: string }>('SELECT programme FROM publication UNION SELECT programme FROM draft')
  return rows.map(({ programme }) => programme).sort((a, b) => Number(a === siteId) - Number(b === siteId) || (a < b ? -1 : 1))
}
