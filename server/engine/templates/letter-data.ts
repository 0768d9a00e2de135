/** What letters and mails read: every name of their dictionary, filled from a declaration; what is not known is null. */

import { displayAnswer } from '../conditions/display.js'
import { isObject } from '../form/answers.js'
import type { Answers, GivenOpinion, Json, Organisation } from '../model.js'
import type { CompiledSite, FormModel, Programme, SectionModel, Stage } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { once, onceFor } from '../values/once.js'
import { partyNames, stageNames } from './dictionaries.js'
import { partyValues } from './letter-parties.js'
import type { TemplateNames } from './names.js'
import { type factValues, opinionValues } from './reviews.js'

export interface LetterInput {
  organisation: Organisation
  answers: Answers
  /** Answers of other stages, by stage. */
  earlier?: Record<string, Answers>
  /** Whole fen by result of the worksheet. */
  amounts?: Record<string, number | null>
  /** Facts that reviewers decide or the worksheet gives. */
  facts?: ReturnType<typeof factValues>
  /** Opinions that were given beside the steps. */
  opinions?: Readonly<Record<string, GivenOpinion>>
  declaration?: { number?: string; state?: string; submittedAt?: string; due?: string }
  /** The letter that is written, where it has other parties. */
  letter?: string
  /** The other party of a contract. */
  provider?: { name?: string; creditCode?: string; contact?: string; mobile?: string }
  site?: CompiledSite
  /** The instant at which it is written. */
  now: string
  comment?: string
  /** What a return asks for. */
  remarks?: readonly { place: string; text: string }[]
}

type Group = Record<string, Json>
type Content = { answers: Group; texts: Group }

/** The data of a stage's letters and mails, by name; each is worked out when it is read. */
export function letterData(programme: Programme, stage: Stage, input: LetterInput): (name: string) => Json | undefined {
  const { organisation, provider, declaration, amounts, comment, remarks, now } = input
  const own = once(() => contentOf(stage.form, input.answers, programme))
  const earlier = once(() => earlierContents(programme, input.earlier ?? {}))
  const parties = (input.letter !== undefined && programme.letters.get(input.letter)?.definition.parties) || {}
  const texts = once(() => new Map([[stage.id, own().texts], ...earlier().map(([id, content]): [string, Group] => [id, content.texts])]))
  const contents: Record<string, () => Json> = {
    programme: () => programmeValues(programme),
    stage: () => stageValues(stage),
    site: () => (input.site ? siteValues(input.site) : null),
    organisation: () => ({ ...defined(organisation), districtName: districtName(organisation, input.site) }),
    provider: () => (provider ? defined(provider) : null),
    declaration: () => (declaration ? defined(declaration) : null),
    today: () => dayOf(now),
    comment: () => comment ?? null,
    remarks: () => (remarks ?? []).map((remark) => ({ ...remark })),
    answers: () => own().answers,
    texts: () => own().texts,
    earlier: () => Object.fromEntries(earlier()),
    amounts: () => amounts ?? null,
    facts: () => input.facts?.facts ?? null,
    factTexts: () => input.facts?.factTexts ?? null,
    opinions: () => opinionValues(programme, stage, input.opinions ?? {}),
  }
  const partyTexts = once(() => partyValues(parties, (field) => textAt(texts(), field, stage.id)))
  const [names, others] = [namesOf(programme, stage), partyNames(parties)]
  const made = new Map<string, Json>([['clauses', quotable(programme)]])
  return (name) => {
    const known = others.get(name) ?? names.get(name)
    const value = made.get(name)
    if (value !== undefined || !known) return value
    const read = (others.has(name) ? partyTexts()[name] : contents[name]?.()) ?? null
    const whole = always.has(name) ? read : (complete(new Map([[name, known]]), { [name]: read })[name] ?? null)
    made.set(name, whole)
    return whole
  }
}

/** What is the same in everything that is written for a programme, a stage or a site: it is complete, and templates make it ready once. */
const always = new Set(['programme', 'stage', 'site'])
const stageValues = onceFor((stage: Stage): Group => ({ title: stage.definition.title }))

const earlierContents = (programme: Programme, earlier: Record<string, Answers>): [string, Content][] =>
  Object.entries(earlier).flatMap(([id, answers]): [string, Content][] => {
    const form = programme.stages.get(id)?.form
    return form ? [[id, contentOf(form, answers, programme)]] : []
  })

/** What people read in a field: a key of the stage itself, or stage.key; null where nothing is filled in. */
function textAt(texts: ReadonlyMap<string, Group>, field: string, own: string): Json {
  const [stage, key] = field.includes('.') ? field.split('.', 2) : [own, field]
  return texts.get(stage ?? own)?.[key ?? ''] || null
}

const named = new WeakMap<Stage, TemplateNames>()

/** The names that there are at a stage, found once: it belongs to one compiled programme. */
function namesOf(programme: Programme, stage: Stage): TemplateNames {
  const names = named.get(stage) ?? stageNames(programme, stage)
  named.set(stage, names)
  return names
}

/** What a letter may quote, by clause. */
export const quotable = onceFor(
  ({ clauses }: Programme): Group =>
    Object.fromEntries(
      [...clauses.values()].map(({ id, label, text, heading }) => [id, { label: label ?? id, text, heading: heading ?? '' }]),
    ),
)

/** What every template may say of the programme. */
export const programmeValues = onceFor(({ file: { title, shortTitle, issuer, documentNumber } }: Programme): Group => {
  return { title, shortTitle: shortTitle ?? title, issuer, documentNumber: documentNumber ?? null }
})

/** The names of the site that every template may read. */
export const siteValues = onceFor(
  ({ file: { name, shortName, owner, ownerTelephone, support } }: CompiledSite): Group => ({
    name,
    shortName: shortName ?? name,
    owner,
    ownerTelephone: ownerTelephone ?? null,
    supportTelephone: support.telephone ?? null,
    supportHours: support.hours,
  }),
)

/** Exactly the names of a dictionary, all of them, null where there is no value. */
export function complete(names: TemplateNames, values: Json | undefined): Record<string, Json> {
  const given = isObject(values) ? values : {}
  return Object.fromEntries(
    [...names].map(([key, { type, names: below }]): [string, Json] => {
      const value = Object.hasOwn(given, key) ? (given[key] ?? null) : null
      if (type === 'object') return [key, complete(below ?? new Map(), value)]
      if (type === 'rows') return [key, Array.isArray(value) ? value.map((row) => complete(below ?? new Map(), row)) : []]
      return [key, value]
    }),
  )
}

const defined = (values: object): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, Json> // texts only

const districtName = ({ districtName: name, district }: Organisation, site?: CompiledSite) =>
  name ?? site?.file.districts.find(({ id }) => id === district)?.name ?? district

/** Stored answers by field key, a section of rows by its own, and the same as people read them. */
export function contentOf(form: FormModel, answers: Answers, programme: Programme): Content {
  const stored: Group = {}
  const texts: Group = {}
  for (const section of form.sections) {
    const content = Object.hasOwn(answers, section.key) ? answers[section.key] : undefined
    if (section.kind === 'fields') {
      Object.assign(stored, isObject(content) ? content : {})
      Object.assign(texts, textsOf(section, content, programme))
    } else {
      const rows = Array.isArray(content) ? content.filter(isObject) : []
      stored[section.key] = rows.map((row) => ({ ...row, texts: textsOf(section, row, programme) }))
    }
  }
  return { answers: stored, texts }
}

function textsOf({ fields }: SectionModel, content: Json | undefined, programme: Programme): Group {
  const group = isObject(content) ? content : {}
  return Object.fromEntries(fields.map((field) => [field.key, displayAnswer(field, group[field.key], programme)]))
}
