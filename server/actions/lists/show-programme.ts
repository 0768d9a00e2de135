import { notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { clauseViews } from '../reading/stage-view.js'
import type { ProgrammeView } from '../views/programme.js'
import { selfCheckOf } from './self-check-form.js'

/** The public page of a programme. */
export async function showProgramme(context: Context, { programme: id }: { programme: string }): Promise<ProgrammeView> {
  const found = await context.programmes.find(id)
  if (!found) throw notFound()
  const { programme, edition, open, closedReason } = found
  const { file } = programme
  const [first] = programme.stages.values()
  return {
    id,
    edition,
    title: file.title,
    shortTitle: file.shortTitle ?? file.title,
    issuer: file.issuer,
    documentNumber: file.documentNumber,
    summary: file.summary,
    open,
    closedReason,
    openingLabel: file.opening?.label,
    highlights: file.highlights ?? [],
    notes: file.notes ?? [],
    clauses: clauseViews(programme),
    stages: file.stages.map(({ id: stage, title, menu, by, help, waitsFor }) => ({
      id: stage,
      title,
      menu: menu ?? title,
      by,
      help,
      waitsFor: (waitsFor ?? []).map((wait) => ({ stage: wait.stage, message: wait.message })),
    })),
    materials: (first?.materials.materials ?? []).map(({ id: material, title, help, need }) => ({ id: material, title, help, need })),
    selfCheck: selfCheckOf(programme)?.view,
    parameters: file.parameters ?? {},
  }
}
