/** What replays of declarations share: the files of the site, a declaration as a case under its own edition. */
import type { Answers } from '../../engine/model.js'
import type { Programme } from '../../engine/programme.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { PinnedCase } from '../../programmes/draft-replay.js'
import type { Replayer } from '../../programmes/replayer.js'
import { siteId } from '../../programmes/verdict.js'
import type { DeclarationRow } from '../../store/declarations.js'
import { inForceAt, publicationsOf, readEdition } from '../../store/editions.js'
import type { Context } from '../context.js'
import { gatherInputs, readRegisters } from '../reading/inputs.js'
import { subjectOf } from '../reading/subject.js'

/** A declaration as it stands, with the rows of registers that either edition reads; with other answers under the draft where they are given. */
export async function pinnedCase(context: Context, row: DeclarationRow, draft: Programme, carried?: Answers): Promise<PinnedCase> {
  const subject = await subjectOf(context, row)
  const { inputs } = await gatherInputs(context, subject)
  const stage = draft.stages.get(row.stage)
  const answers = carried ?? inputs.answers
  const more = stage ? await readRegisters(context, draft, stage, { organisation: { ...inputs.organisation }, answers }) : {}
  const complete = { ...inputs, registers: { ...inputs.registers, ...more } }
  return {
    edition: row.edition,
    recorded: {
      id: row.id,
      stage: row.stage,
      district: row.district,
      label: `${row.organisation_name}（${row.number}）`,
      state: stateOf(subject.stage.workflow, row.state)?.label ?? row.state,
      inputs: complete,
      ...(carried && { inputsAfter: { ...complete, answers: carried } }),
    },
  }
}

/** The files of the site in force. */
export async function siteFiles(context: Context) {
  const inForce = inForceAt(await publicationsOf(context.store.read, siteId), context.now())
  const files = inForce && (await readEdition(context.store.read, inForce.edition))?.files
  if (!files) throw new Error('No site is published.')
  return files
}

/** Gives the replay the editions of these declarations that it does not know yet. */
export async function giveEditions(
  context: Context,
  replayer: Replayer,
  rows: readonly Pick<DeclarationRow, 'edition'>[],
  known: Set<string>,
): Promise<void> {
  for (const { edition } of rows) {
    if (known.has(edition)) continue
    const files = (await readEdition(context.store.read, edition))?.files
    if (!files) throw new Error(`The edition ${edition} is gone.`)
    await replayer.ask({ kind: 'edition', id: edition, files })
    known.add(edition)
  }
}
