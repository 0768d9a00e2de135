/** The one mutable copy of a programme's files, and how it compares with what is in force. */
import type { Files, Problem } from '../../engine/model.js'
import { AppError, notFound } from '../../errors.js'
import type { Verification } from '../../programmes/programmes.js'
import { siteId } from '../../programmes/verdict.js'
import { type DraftRow, lastDraftVersion, publicationsOf, readDraft, readEdition } from '../../store/editions.js'
import { type Context, requireRole } from '../context.js'
import type { DraftView } from '../views/studio.js'

export interface Draft {
  files: Files
  /** Counts on through publications. */
  version: number
  base?: string
  inForce: Files
  /** Absent where nothing was changed yet: the draft is what is in force. */
  savedAt?: string
  savedBy?: string
}

/** Administrators only. */
export const requireAdministrator = (context: Context) => requireRole(context, 'administrator')

/** The draft, or what is in force where there is none. */
export async function draftOf(context: Context, programme: string): Promise<Draft> {
  requireAdministrator(context)
  const { read } = context.store
  const [row, inForce, last] = await Promise.all([
    readDraft(read, programme),
    filesInForce(context, programme),
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
  const current = (await publicationsOf(context.store.read, programme)).find(({ effective_at }) => effective_at <= context.now())
  const edition = current && (await readEdition(context.store.read, current.edition))
  return current && edition && { edition: current.edition, files: edition.files }
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
  }
}

/** Problems and examples of a verification. */
export function verdictView({ problems, examples }: Verification): Pick<DraftView, 'problems' | 'examples'> {
  const uncovered = examples.rules.filter(({ met, notMet }) => !met || !notMet).map(({ rule }) => rule)
  return {
    problems: [...problems],
    examples: {
      total: examples.total,
      failed: examples.failed.map(({ path, title, differences }) => ({ path, title, differences })),
      uncoveredRules: uncovered,
    },
  }
}

/** Every programme that was ever published, the site among them. */
export async function knownProgrammes(context: Context): Promise<string[]> {
  const rows = await context.store.read.all<{ programme: string }>('SELECT programme FROM publication UNION SELECT programme FROM draft')
  return rows.map(({ programme }) => programme).sort((a, b) => Number(a === siteId) - Number(b === siteId) || (a < b ? -1 : 1))
}
