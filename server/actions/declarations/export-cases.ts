/** Every declaration of a programme as a case that can be replayed: what an evaluation reads now. Nothing but the log is written. */
import { anonymousCase } from '../../engine/examples/anonymous-case.js'
import { pseudonyms } from '../../engine/examples/pseudonyms.js'
import { givenOf } from '../../engine/examples/recorded-given.js'
import { AppError, notFound } from '../../errors.js'
import { type DeclarationRow, declarationsAfter } from '../../store/declarations.js'
import { type Context, ownActor, requireRole } from '../context.js'
import { gatherInputs } from '../reading/inputs.js'
import { subjectOf } from '../reading/subject.js'
import { record } from '../record.js'
import type { CaseStep, CaseView } from '../views/cases.js'

const page = 50
const commandLine = ownActor('命令行').account

/** One case after the other, at the end how many there were. Without `identified` nobody can be recognised in them. */
export async function* exportCases(
  context: Context,
  { programme, identified }: { programme: string; identified: boolean },
  signal: AbortSignal,
): AsyncGenerator<CaseStep> {
  const by = requireRole(context, 'administrator')
  if (identified && by !== commandLine) throw new AppError('forbidden', '含单位信息的案例只能在服务器上用命令行导出。')
  const found = await context.programmes.find(programme)
  if (!found) throw notFound()
  const detail = { title: found.programme.file.title, name: identified ? '含单位信息' : '不含单位信息' }
  await context.store.write((tx) => record(tx, context, { action: 'export-cases', programme, internal: true, detail }))
  const words = identified ? undefined : pseudonyms()
  let [last, total] = ['', 0]
  while (!signal.aborted) {
    const rows = await declarationsAfter(context.store.read, programme, last, page)
    if (rows.length === 0) break
    for (const row of rows) yield { case: await caseOf(context, row, ++total, words) }
    last = rows.at(-1)?.id ?? last
  }
  yield { total }
}

async function caseOf(
  context: Context,
  row: DeclarationRow,
  place: number,
  words: ReturnType<typeof pseudonyms> | undefined,
): Promise<CaseView> {
  const subject = await subjectOf(context, row)
  const { inputs } = await gatherInputs(context, subject)
  const given = givenOf(inputs, row.state)
  if (!words) return { id: row.id, label: `${row.organisation_name}（${row.number}）`, stage: row.stage, ...given }
  return {
    id: `case-${place}`,
    label: `第 ${place} 件`,
    stage: row.stage,
    ...anonymousCase(given, subject.stage, subject.programme, words),
  }
}
