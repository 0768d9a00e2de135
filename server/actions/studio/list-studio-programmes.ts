import { siteId } from '../../programmes/verdict.js'
import { inForceAt, publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { StudioProgrammeView } from '../views/studio.js'
import { draftOf, knownProgrammes, requireAdministrator } from './drafts.js'

/** Every programme and the site, for the administrator. */
export async function listStudioProgrammes(context: Context): Promise<StudioProgrammeView[]> {
  requireAdministrator(context)
  return Promise.all((await knownProgrammes(context)).map((id) => studioProgramme(context, id)))
}

/** One of them, with the health of its draft. */
export async function studioProgramme(context: Context, id: string): Promise<StudioProgrammeView> {
  const draft = await draftOf(context, id)
  const [verification, publications, inForce] = await Promise.all([
    context.programmes.verify(id, draft.files),
    publicationsOf(context.store.read, id),
    context.programmes.find(id),
  ])
  const title = id === siteId ? verification.site?.file.name : verification.programme?.file.title
  return {
    id,
    title: title ?? writtenTitle(draft.files) ?? inForce?.programme.file.title ?? id,
    inForce: inForceAt(publications, context.now())?.edition,
    draftVersion: draft.savedAt ? draft.version : 0,
    problems: verification.problems.length + verification.examples.failed.length,
    publications: publications.length,
    open: inForce?.open ?? id === siteId,
    closedReason: inForce?.closedReason,
  }
}

/** What a draft with problems is called: the title as far as its file can be read. */
function writtenTitle(files: Readonly<Record<string, string>>): string | undefined {
  try {
    const { title, name } = JSON.parse(files['schemas/programme.json'] ?? files['schemas/site.json'] ?? '{}') as Record<string, unknown>
    return [title, name].find((one): one is string => typeof one === 'string' && one.trim() !== '')
  } catch {
    return undefined
  }
}
