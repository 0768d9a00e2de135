/** What reviewers add, as letters and mails read it: facts that they decide or the worksheet gives, opinions that they gave. */
import { displayAnswer, displayValue } from '../conditions/display.js'
import type { Answers, GivenOpinion, Json } from '../model.js'
import type { FactInfo, Facts, FormModel, Programme, Stage } from '../programme.js'
import { once } from '../values/once.js'
import { opinionForm } from '../workflow/opinions.js'
import { answerNames, textNames, valueName } from './form-names.js'
import { object, type TemplateName, text } from './names.js'

type Sources = Pick<Programme, 'facts' | 'dictionaries'>
type Group = Record<string, Json>

const read: ReadonlySet<string> = new Set(['reviewer', 'sheet', 'payment'])

/** Facts that are read by letters: decided by reviewers, rows of the worksheet, or what was paid. */
function readableFacts({ facts }: Sources, stage: Stage): FactInfo[] {
  return [...facts.values()].flatMap(({ id, kind }) => {
    const info = read.has(kind) ? stage.facts.get(id) : undefined
    return info ? [info] : []
  })
}

/** Their values, by id. */
export const factNames = (programme: Sources, stage: Stage): TemplateName =>
  object('认定和核算的数', Object.fromEntries(readableFacts(programme, stage).map((info) => [info.id, valueName(info)])))

/** The same as people read them: titles of options, separators, units. */
export const factTextNames = (programme: Sources, stage: Stage): TemplateName =>
  object('认定和核算的文字', Object.fromEntries(readableFacts(programme, stage).map(({ id, label }) => [id, text(label)])))

/** The opinions of the stage's workflow, by id. */
export function opinionNames(programme: Sources, { workflow }: Stage): TemplateName {
  const names = (workflow.opinions ?? []).map((opinion): [string, TemplateName] => {
    const form = opinionForm(opinion, programme)
    const outcome: TemplateName = {
      label: '结论',
      type: 'code',
      options: new Map(opinion.outcomes.map(({ id, label }) => [id, label])),
    }
    return [
      opinion.id,
      object(opinion.label, {
        outcome,
        outcomeLabel: text('结论'),
        text: text('意见'),
        by: text('出具人'),
        at: { label: '出具时间', type: 'instant' },
        ...(form && { answers: answerNames(form), texts: textNames(form) }),
      }),
    ]
  })
  return object('并行意见', Object.fromEntries(names))
}

/** The values of the facts that the reader may read, and their texts; read when they are first asked for. */
export function factValues(
  programme: Programme,
  stage: Stage,
  facts: Pick<Facts, 'read'>,
  isRead: (id: string) => boolean = () => true,
): { readonly facts: Group; readonly factTexts: Group } {
  const read = once(() =>
    readableFacts(programme, stage)
      .filter(({ id }) => isRead(id))
      .flatMap((info) => {
        const { value } = facts.read(info.id)
        return value === undefined ? [] : [{ id: info.id, value, text: displayValue(info, value, programme) }]
      }),
  )
  return {
    get facts() {
      return Object.fromEntries(read().map(({ id, value }) => [id, value]))
    },
    get factTexts() {
      return Object.fromEntries(read().map(({ id, text: said }) => [id, said]))
    },
  }
}

/** The opinions that were given, by id. */
export function opinionValues(programme: Programme, { workflow }: Stage, given: Readonly<Record<string, GivenOpinion>>): Group {
  return Object.fromEntries(
    (workflow.opinions ?? []).flatMap((opinion): [string, Json][] => {
      const said = Object.hasOwn(given, opinion.id) ? given[opinion.id] : undefined
      if (!said) return []
      const { outcome, fields = {}, text: words = null, by = null, at = null } = said
      const outcomeLabel = opinion.outcomes.find(({ id }) => id === outcome)?.label ?? outcome
      const form = opinionForm(opinion, programme)
      return [[opinion.id, { outcome, outcomeLabel, text: words, by, at, answers: fields, texts: textsOf(form, fields, programme) }]]
    }),
  )
}

const textsOf = (form: FormModel | undefined, fields: Answers, programme: Programme): Group =>
  Object.fromEntries([...(form?.fields.values() ?? [])].map((field) => [field.key, displayAnswer(field, fields[field.key], programme)]))
