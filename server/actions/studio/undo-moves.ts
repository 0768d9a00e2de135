/** Lets declarations that a publication took along go back to what they were, as long as nobody has worked on them since. */
import type { Writer } from '../../store/connection.js'
import { changeDeclaration, type DeclarationRow, declarationsById } from '../../store/declarations.js'
import { type EditionMoveRow, lastEventOf, movesToUndo, noteAllUndone, noteUndone, removeRemarks } from '../../store/edition-moves.js'
import type { PublicationRow } from '../../store/editions.js'
import { insertMail } from '../../store/mails.js'
import type { Context } from '../context.js'
import type { NewMail } from '../declarations/mails.js'
import { subjectOf } from '../reading/subject.js'
import { record } from '../record.js'
import { moveMail } from './move-mails.js'

const atOnce = 100

/** Undoes what is left to be undone, a hundred in one write. */
export async function undoMoves(context: Context, publication: PublicationRow): Promise<void> {
  for (;;) {
    const waiting = (await movesToUndo(context.store.read, publication, atOnce)).map(({ declaration }) => declaration)
    if (waiting.length === 0) break
    const mails = new Map(await Promise.all((await declarationsById(context.store.read, waiting)).map((row) => mailTo(context, row))))
    await context.store.write(async (tx) => {
      const rows = new Map((await declarationsById(tx, waiting)).map((row) => [row.id, row]))
      for (const move of await movesToUndo(tx, publication, atOnce)) {
        const row = rows.get(move.declaration)
        if (row) await undo(tx, context, publication, move, row, mails.get(row.id))
      }
    })
  }
  await context.store.write(async (tx) => {
    if (!(await noteAllUndone(tx, publication.id, context.now()))) return
    const { programme, number } = publication
    await record(tx, context, { action: 'undo-moves', programme, internal: true, detail: { title: `第 ${number} 次发布` } })
  })
}

async function mailTo(context: Context, row: DeclarationRow): Promise<[string, NewMail | undefined]> {
  const subject = await subjectOf(context, row)
  return [row.id, moveMail(context, 'declaration-moved-back', { subject, lost: [], asked: [] }, subject.programme)]
}

async function undo(
  tx: Writer,
  context: Context,
  { edition }: PublicationRow,
  move: EditionMoveRow,
  row: DeclarationRow,
  mail: NewMail | undefined,
): Promise<void> {
  const isUntouched = row.edition === edition && row.version === move.version && (await lastEventOf(tx, row.id)) === move.event
  if (!isUntouched) {
    await noteUndone(tx, move, context.now(), '改用新版本以后，申报单位又填写或办理过')
    return
  }
  await changeDeclaration(tx, row, { edition: move.from_edition, answers: move.answers })
  await removeRemarks(tx, JSON.parse(move.remarks) as string[])
  await record(tx, context, {
    action: 'undo-move',
    declaration: row.id,
    organisation: row.organisation,
    programme: row.programme,
    detail: { publication: move.publication, from: edition, to: move.from_edition },
  })
  if (mail) await insertMail(tx, mail)
  await noteUndone(tx, move, context.now())
}
