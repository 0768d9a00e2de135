/** Materials that an organisation reads which a declaration names, and may upload where the applicant has not. */
import type { Material } from '../../engine/generated/materials.js'
import { notFound } from '../../errors.js'
import { type MaterialRow, materialsOf } from '../../store/materials.js'
import { type ProvidedRow, providedOf } from '../../store/provided-materials.js'
import { type Context, requireAccount } from '../context.js'
import { fileView } from '../reading/check-view.js'
import type { FileContent } from '../views/document.js'
import type { NamedMaterialView } from '../views/naming.js'
import { findNamed, type Named } from './find-named.js'

/** Where a material says nothing else. */
export const defaultMegabytes = 20

/** What the named organisation reads of the checklist: the applicant's files, and its own. */
export async function namedMaterials(context: Context, one: Named): Promise<NamedMaterialView[]> {
  const { row } = one.subject
  const asked = materialsFor(one)
  if (asked.length === 0) return []
  const files = await filesFor(context, row.id)
  return asked.map(({ id: key, title, help, maxMegabytes = defaultMegabytes }) => {
    const own = files.filter(({ file }) => file.material === key)
    return {
      key,
      title,
      help,
      maxMegabytes,
      mayProvide: one.opinion.in.includes(row.state) && !own.some(stands),
      files: own.map(({ file, word }) => ({ ...fileView(file, undefined, word), own: word !== undefined })),
    }
  })
}

/** The content of a file that the named organisation reads. */
export async function readNamedFile(context: Context, { id, key, file }: Record<'id' | 'key' | 'file', string>): Promise<FileContent> {
  requireAccount(context)
  await findMaterial(context, id, key)
  const found = (await filesFor(context, id)).find((one) => one.file.id === file && one.file.material === key)
  const content = found && (await context.files.open(found.file.sha256))
  if (!found || !content) throw notFound()
  return { name: found.file.name, size: found.file.size, sha256: found.file.sha256, content }
}

interface Standing {
  file: MaterialRow
  /** Where a named organisation uploaded it. */
  word?: ProvidedRow
}

/** The files that the actor reads: those that count, and what it uploaded itself. */
export async function filesFor({ store: { read }, actor }: Context, declaration: string): Promise<Standing[]> {
  const [files, provided] = await Promise.all([materialsOf(read, declaration), providedOf(read, declaration)])
  return files
    .map((file) => ({ file, word: provided.get(file.id) }))
    .filter((one) => stands(one) || one.word?.organisation === actor.organisation)
}

/** Whether it counts: uploaded by the applicant, or confirmed by it. */
export const stands = ({ word }: Standing) => word === undefined || word.outcome === 'accepted'

const materialsFor = ({ subject, opinion }: Named) =>
  subject.stage.materials.materials.filter(({ fromNamed }) => fromNamed?.opinion === opinion.id)

/** The material that the named organisation is asked about; for everybody else there is none. */
export async function findMaterial(context: Context, id: string, key: string): Promise<{ one: Named; material: Material }> {
  const named = (await findNamed(context)).filter(({ subject }) => subject.row.id === id)
  const [found] = named.flatMap((one) => materialsFor(one).flatMap((material) => (material.id === key ? [{ one, material }] : [])))
  if (!found) throw notFound()
  return found
}
