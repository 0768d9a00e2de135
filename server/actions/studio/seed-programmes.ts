import type { Problem } from '../../engine/model.js'
import { editionOfFolder, programmesBelow, readProgrammeFolder } from '../../programmes/folders.js'
import { siteId } from '../../programmes/verdict.js'
import { dropFormerIndexes } from '../../store/declaration-lists.js'
import { publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import { indexStages, publicationProblems, publish } from './publishing.js'

export interface Broken {
  programme: string
  problems: readonly Problem[]
}

export interface Seeding {
  published: string[]
  broken: Broken[]
}

/** Publishes the shipped folders that were never published: the site first, as everything else needs it. What is broken is left out and told. */
export async function seedProgrammes(context: Context, root: string): Promise<Seeding> {
  const seeding: Seeding = { published: [], broken: [] }
  for (const programme of [siteId, ...(await programmesBelow(root))]) {
    if ((await publicationsOf(context.store.read, programme)).length > 0) continue
    if (programme !== siteId && !(await isWanted(context, programme))) continue
    const files = await readProgrammeFolder(root, programme)
    const verification = await context.programmes.verify(programme, files)
    const problems = publicationProblems(verification)
    if (problems.length > 0) {
      seeding.broken.push({ programme, problems })
      if (programme === siteId) return seeding
      continue
    }
    const isOurs = await context.store.write(async (tx) => {
      // another server that began at the same time was faster
      if ((await publicationsOf(tx, programme)).length > 0) return false
      await publish(tx, context, { programme, files, note: '首次启动时按随附配置发布', verification })
      return true
    })
    if (isOurs) seeding.published.push(programme)
  }
  await renewIndexes(context)
  return seeding
}

/** Once after an update: lists read answers otherwise than the indexes of an earlier version. */
async function renewIndexes(context: Context): Promise<void> {
  if (!(await context.store.write(dropFormerIndexes))) return
  const inForce = await context.programmes.inForce()
  await context.store.write(async (tx) => {
    for (const { id, programme } of inForce) await indexStages(tx, id, programme)
  })
}

const isWanted = async (context: Context, programme: string) =>
  (await context.programmes.site()).file.programmes?.includes(programme) ?? true

/** Shipped folders whose text was never published, with what would keep them from it. They are not published by themselves. */
export async function unpublishedFolders(context: Context, root: string): Promise<Broken[]> {
  const found: Broken[] = []
  for (const programme of [siteId, ...(await programmesBelow(root))]) {
    const publications = await publicationsOf(context.store.read, programme)
    const edition = await editionOfFolder(root, programme)
    if (publications.length === 0 || publications.some((one) => one.edition === edition)) continue
    const files = await readProgrammeFolder(root, programme)
    found.push({ programme, problems: publicationProblems(await context.programmes.verify(programme, files)) })
  }
  return found
}
