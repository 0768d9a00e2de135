/** A mail of a draft, filled by one of its cases, with what is wrong in it, what may be written there, and which steps send it. */

import { checkTemplate, checkText } from '../compile/templates.js'
import type { Mail } from '../generated/programme.js'
import type { WorkflowAction } from '../generated/workflow.js'
import type { Files } from '../model.js'
import type { CompiledSite, Programme, Stage } from '../programme.js'
import { mailDictionary } from '../templates/dictionaries.js'
import { letterData } from '../templates/letter-data.js'
import { type MailText, renderMail } from '../templates/letters.js'
import { templatePalette } from '../templates/palette.js'
import { mailsOfStep } from '../templates/step-mails.js'
import { deadline } from '../values/working-days.js'
import { stateOf } from '../workflow/workflow.js'
import { draftCase, letterInput, readDraft, sampleNumber } from './draft-case.js'
import type { TemplatePreview, TemplateQuestion } from './draft-letter.js'
import { draftSiteMail, siteFile } from './draft-site-mail.js'
import { sampleChoices } from './sample-cases.js'

/** A step that sends a mail. */
export interface MailSender {
  stage: string
  stageTitle: string
  action: string
  label: string
  to: string
  /** Labels of the roles that get it. */
  roles: string[]
}

export interface MailPreview extends TemplatePreview {
  sentBy: MailSender[]
  text?: MailText
}

/** Undefined where the draft has no such mail. */
export function draftMail(files: Files, { id, sample: asked, now }: TemplateQuestion, site?: CompiledSite): MailPreview | undefined {
  if (Object.hasOwn(files, siteFile)) return draftSiteMail(files, id)
  const { programme, broken } = readDraft(files, site)
  const mail = programme.mails.get(id)
  if (!mail) return undefined
  const sentBy = sendersOf(programme, id)
  const stage = programme.stages.get(sentBy[0]?.stage ?? '') ?? [...programme.stages.values()][0]
  const samples = sampleChoices(files).filter((one) => one.stage === stage?.id)
  const sample = asked ?? samples[0]?.id ?? ''
  const dictionary = mailDictionary(programme, mail.definition)
  const problems = broken ? [] : problemsOf(programme, mail.definition)
  const about = { problems, palette: templatePalette(dictionary, programme), samples, sample, sentBy }
  if (broken || !site || !stage) return { ...about, unfinished: true }
  if (problems.length > 0) return about
  try {
    const filled = draftCase(files, programme, site, { stage, sample, now })
    const step = stage.workflow.actions.find((one) => one.id === sentBy[0]?.action)
    return { ...about, text: renderMail(programme, id, letterData(programme, stage, letterInput(filled, saidBy(step, stage, site, now)))) }
  } catch {
    // of a draft that was not found sound anything may be missing
    return { ...about, unfinished: true }
  }
}

function problemsOf(programme: Programme, mail: Mail) {
  const index = (programme.file.mails ?? []).indexOf(mail)
  const dictionary = mailDictionary(programme, mail)
  const file = 'schemas/programme.json'
  return [
    ...checkTemplate(mail.template, { file, at: `/mails/${index}/template` }, programme.files, dictionary),
    ...checkText(mail.subject, { file, at: `/mails/${index}/subject` }, dictionary),
  ]
}

/** The steps of every workflow that send it. */
function sendersOf({ stages, roles }: Programme, id: string): MailSender[] {
  return [...stages.values()].flatMap((stage) =>
    stage.workflow.actions.flatMap((step) => {
      const to = mailsOfStep(step, stage).filter(({ mail }) => mail === id)
      if (to.length === 0) return []
      const known = { stage: stage.id, stageTitle: stage.definition.title, action: step.id, label: step.label }
      const target = stateOf(stage.workflow, step.to)?.label ?? step.to
      return [{ ...known, to: target, roles: to.map(({ role }) => roles.get(role)?.label ?? role) }]
    }),
  )
}

/** What the step adds that sends it: the new state, its limit, what was said with it. */
function saidBy(step: WorkflowAction | undefined, { workflow, definition }: Stage, site: CompiledSite, now: string) {
  const state = step && stateOf(workflow, step.to)
  const days = state?.within?.workingDays
  const due = days === undefined ? undefined : deadline(now, days, site.calendar)
  return {
    declaration: { number: sampleNumber(definition.number, now), state: state?.public ?? state?.label, submittedAt: now, due: due?.day },
    comment: '（这里是办理时填写的意见）',
    remarks: [{ place: '（退回时指明的地方）', text: '（退回意见）' }],
  }
}
