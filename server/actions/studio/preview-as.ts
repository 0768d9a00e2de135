import type { Files, Problem } from '../../engine/model.js'
import { caseOf, readDraft } from '../../engine/preview/draft-case.js'
import { givenBy, sampleChoices } from '../../engine/preview/sample-cases.js'
import type { CompiledSite, Programme, Stage } from '../../engine/programme.js'
import { AppError, notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { declarationView } from '../declarations/declaration-view.js'
import { entering } from '../declarations/entering.js'
import { checkView } from '../reading/check-view.js'
import { stageView } from '../reading/stage-view.js'
import type { RolePreview } from '../views/studio.js'
import { draftOf } from './drafts.js'
import { type SampleCase, sampleSubject } from './sample-subject.js'

interface Input {
  programme: string
  stage: string
  role: string
  /** Absent = the first of the workflow. */
  state?: string
  sample?: string
}

/** More than that nobody reads here. */
const mostProblems = 20

/** What a role would see of a case in a state, by the saved draft: the same views as of a real declaration; nothing is stored. */
export async function previewAs(
  context: Context,
  { programme: id, stage: stageId, role, state, sample: asked }: Input,
): Promise<RolePreview> {
  const { files } = await draftOf(context, id)
  const site = await context.programmes.site()
  const { programme, problems } = await soundOrRead(context, id, files, { site, stage: stageId, sample: asked })
  const stage = programme.stages.get(stageId)
  if (!stage || !programme.roles.has(role)) throw notFound()
  try {
    return await seenBy(context, programme, stage, { files, site, role, state, sample: asked })
  } catch (cause) {
    // of a draft that was not found sound anything may be missing
    throw problems.length > 0 ? unsound(problems) : cause
  }
}

interface Seeing {
  files: Files
  site: CompiledSite
  role: string
  state?: string
  sample?: string
}

async function seenBy(
  context: Context,
  programme: Programme,
  stage: Stage,
  { files, site, role, state, sample: asked }: Seeing,
): Promise<RolePreview> {
  const samples = sampleChoices(files).filter((one) => one.stage === stage.id)
  const sample = asked ?? samples[0]?.id ?? ''
  const given = givenBy(files, stage, sample, context.now(), site)
  const known = stage.workflow.states.some((one) => one.id === state) ? state : undefined
  const filled: SampleCase = { ...caseOf(programme, stage, site, given), state: known ?? stage.workflow.initial }
  const own = actingAs(context, role, filled)
  const subject = sampleSubject(filled, entering({ stage, site, answers: filled.inputs.answers }, filled.state, given.now))
  return {
    stage: stageView(programme, subject.row.edition, stage, role),
    declaration: await declarationView(own, subject),
    check: checkView(own, subject, subject.sample),
    samples,
    sample,
    applicant: role === stage.definition.by,
  }
}

/**
 * The programme of the draft, or as far as it can be read while something is wrong with it. What was not found sound may take
 * without end to evaluate: it is tried by the worker first.
 */
async function soundOrRead(
  context: Context,
  id: string,
  files: Files,
  { site, stage, sample }: { site: CompiledSite; stage: string; sample?: string },
): Promise<{ programme: Programme; problems: readonly Problem[] }> {
  const { programme, problems } = await context.programmes.verify(id, files)
  if (programme) return { programme, problems: [] }
  const tried = await context.programmes.ask('walk', { programme: id, files, stage, sample, steps: [], now: context.now() })
  const read = tried?.walk?.here && readDraft(files, site).programme
  if (!read) throw unsound(problems)
  return { programme: read, problems }
}

/** Somebody of that role who reaches the case, at its time, while the programme takes submissions. */
function actingAs(context: Context, role: string, { programme, stage, inputs }: SampleCase): Context {
  const { organisation, now } = inputs
  const reach = { [programme.id]: programme.roles.get(role)?.scope ?? 'own' } as const
  const own = role === stage.definition.by ? { organisation: 'sample' } : { district: organisation.district }
  const found = { id: programme.id, edition: 'sample', publication: 0, programme, open: true }
  return {
    ...context,
    actor: { name: programme.roles.get(role)?.label ?? role, role, address: '', mustChangePassword: false, reach, ...own },
    programmes: { ...context.programmes, find: () => Promise.resolve(found) },
    now: () => new Date(Date.parse(now)).toISOString(),
  }
}

const unsound = (problems: readonly Problem[]) =>
  new AppError('invalid', `草稿里还有 ${problems.length} 个问题，改正以后才能预览这个环节。`, problems.slice(0, mostProblems))
