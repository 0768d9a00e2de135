import type { Material } from '../../engine/generated/materials.js'
import { AppError } from '../../errors.js'
import { requireUnmoved } from '../../store/declarations.js'
import { insertMail } from '../../store/mails.js'
import { insertMaterial } from '../../store/materials.js'
import { insertProvided, takeBackProvided } from '../../store/provided-materials.js'
import { type Context, requireAccount } from '../context.js'
import { requireGivable } from '../declarations/give-opinion.js'
import { mailsAbout } from '../declarations/mails.js'
import { requireQuota, type SentPdf, type TakenPdf, takePdf } from '../declarations/take-pdf.js'
import { cleanFileName } from '../file-name.js'
import { check } from '../reading/check-view.js'
import { record } from '../record.js'
import type { NamedView } from '../views/naming.js'
import type { Named } from './find-named.js'
import { namedView } from './named.js'
import { defaultMegabytes, filesFor, findMaterial, stands } from './named-materials.js'

/** Keeps a PDF that the named organisation uploads for the applicant to confirm; it takes the place of one that it uploaded before. */
export async function provideMaterial(
  context: Context,
  { id, key, name, ...sent }: SentPdf & Record<'id' | 'key' | 'name', string>,
): Promise<NamedView> {
  requireAccount(context)
  const { one, material } = await findMaterial(context, id, key)
  const { subject, opinion } = one
  requireGivable(context, subject, opinion.id)
  if (!(await check(context, subject)).evaluation.checklist.some((entry) => entry.key === key))
    throw new AppError('forbidden', '这份申报现在不需要这份材料。')
  await requireNone(context, id, key)
  const organisation = context.actor.organisation ?? ''
  const where = { organisation, at: '/file', maxMegabytes: material.maxMegabytes ?? defaultMegabytes }
  await keep(context, one, material, { name: cleanFileName(name), taken: await takePdf(context, sent, where) })
  return namedView(context, one)
}

async function keep(
  context: Context,
  { subject, opinion }: Named,
  { id: material, title, fromNamed }: Material,
  { name, taken: { stored, pages, hints } }: { name: string; taken: TakenPdf },
): Promise<void> {
  const { row } = subject
  const [file, now, organisation] = [context.id(), context.now(), context.actor.organisation ?? '']
  const told = { id: 'provide', label: title, kind: 'move' as const, by: [], from: [row.state], to: row.state, mail: fromNamed?.mail }
  const mails = await mailsAbout(context, subject, told, { checked: await check(context, subject) })
  await context.store.write(async (tx) => {
    await requireUnmoved(tx, row)
    await requireNone({ ...context, store: { ...context.store, read: tx } }, row.id, material)
    await requireQuota(tx, organisation, stored.size)
    await takeBackProvided(tx, row.id, material, now)
    await insertMaterial(tx, {
      id: file,
      declaration: row.id,
      material,
      name,
      sha256: stored.sha256,
      size: stored.size,
      pages: pages ?? null,
      hints: JSON.stringify(hints),
      printed_hash: null,
      by: context.actor.account ?? '',
      at: now,
    })
    await insertProvided(tx, { file, opinion: opinion.id, organisation })
    for (const mail of mails) await insertMail(tx, mail)
    const detail = { title, name, sha256: stored.sha256 }
    await record(tx, context, { action: 'provide-material', declaration: row.id, programme: row.programme, detail })
  })
}

async function requireNone(context: Context, declaration: string, key: string): Promise<void> {
  if ((await filesFor(context, declaration)).some((one) => one.file.material === key && stands(one)))
    throw new AppError('conflict', '这份材料已经有了，请核对后确认；有不对的，写明原因。')
}
