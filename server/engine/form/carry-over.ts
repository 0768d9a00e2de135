/** The answers of one edition under another: what is kept, what has no place any more, what is asked anew. */

import { displayAnswer } from '../conditions/display.js'
import type { Answers, Json } from '../model.js'
import type { FieldModel, Programme, SchemaError, SectionModel, Stage } from '../programme.js'
import { pathOf } from '../values/pointers.js'
import { isBlank, isObject, normaliseAnswers } from './answers.js'
import { type AskedAnew, askedAnew, groupsOf, newMaterials } from './asked-anew.js'

/** An answer that the other edition has no place for: the question is gone, its kind of answer is another, or it is not asked any more. */
export interface LostAnswer {
  at: string
  label: string
  value: string
  why: 'gone' | 'unfit' | 'not asked'
}

export interface CarriedOver {
  answers: Answers
  lost: LostAnswer[]
  asked: AskedAnew[]
}

/** A stage with the names of its codes. */
export interface Side {
  programme: Programme
  stage: Stage
}

/**
 * Answers keep their key, also in another section. Texts too long and numbers out of bounds stay, for the applicant to correct; what is of
 * another kind, or no option any more, goes. `given` fills what is new: first values, and fields that nobody types.
 */
export function carryOver(before: Side, after: Side, answers: Answers, given: Answers = {}): CarriedOver {
  const placed = place(before, after.stage, answers)
  const fitted = fitting(after, before.stage, placed.answers)
  const filled = fill(before.stage, after.stage, fitted.answers, given)
  const kept = normaliseAnswers(after.stage, filled)
  const lost = [...placed.lost, ...fitted.lost, ...hidden(after, filled, kept)]
  return { answers: kept, lost, asked: [...askedAnew(before.stage, after.stage, kept), ...newMaterials(before.stage, after.stage)] }
}

type Group = Record<string, Json>

/** Puts every answer where the other form asks for it. */
function place(before: Side, after: Stage, answers: Answers): { answers: Answers; lost: LostAnswer[] } {
  const placed: Record<string, Json> = {}
  const lost: LostAnswer[] = []
  for (const section of before.stage.form.sections) {
    const content = Object.hasOwn(answers, section.key) ? answers[section.key] : undefined
    if (Array.isArray(content)) {
      const isKept = after.form.sections.some(({ key, kind }) => key === section.key && kind === 'rows')
      if (isKept) placed[section.key] = content.map((row) => (isObject(row) ? ownFields(before, section, after, row, lost) : row))
      else if (content.length > 0) lost.push({ at: `/${section.key}`, label: section.title, value: `${content.length} 行`, why: 'gone' })
    } else if (isObject(content)) {
      for (const [key, value] of Object.entries(content)) {
        const target = after.form.fields.get(key)
        if (!target || target.pointer.includes('*')) note(before, section, key, value, 'gone', lost)
        else placed[target.section] = { ...groupAt(placed, target.section), [key]: value }
      }
    }
  }
  return { answers: placed, lost }
}

function ownFields(before: Side, section: SectionModel, after: Stage, row: Group, lost: LostAnswer[]): Group {
  const entries = Object.entries(row).filter(([key, value]) => {
    const isKept = after.form.fields.get(key)?.section === section.key
    if (!isKept) note(before, section, key, value, 'gone', lost)
    return isKept
  })
  return Object.fromEntries(entries)
}

const groupAt = (answers: Readonly<Record<string, Json>>, key: string): Group => {
  const group = answers[key]
  return isObject(group) ? group : {}
}

function note({ programme }: Side, section: SectionModel, key: string, value: Json, why: LostAnswer['why'], lost: LostAnswer[]): void {
  const field = section.fields.find((one) => one.key === key)
  if (!field || isBlank(value)) return
  lost.push({ at: field.pointer, label: field.title, value: displayAnswer(field, value, programme) || String(value), why })
}

/** Leaves out what is of another kind, and choices that are no options any more. */
function fitting(after: Side, before: Stage, answers: Answers): { answers: Answers; lost: LostAnswer[] } {
  const fitted: Record<string, Json> = structuredClone(answers)
  const wrong = after.stage.form.validate(fitted).filter((error) => isMisfit(error, before, after.stage))
  const lost = [...new Set(wrong.map(({ instancePath }) => instancePath))].sort(fromTheEnd).flatMap((at): LostAnswer[] => {
    const field = fieldAt(after.stage, at)
    const value = takeOut(fitted, pathOf(at))
    if (!field || isBlank(value)) return []
    return [{ at, label: field.title, value: displayAnswer(field, value, after.programme) || String(value), why: 'unfit' }]
  })
  return { answers: fitted, lost: lost.reverse() }
}

/** By these a value is of another kind; by the others it only has to be corrected. */
const otherKind = ['type', 'enum', 'dictionary']

function isMisfit({ keyword, instancePath }: SchemaError, before: Stage, after: Stage): boolean {
  const field = fieldAt(after, instancePath)
  if (!field) return false
  const changesKind = before.form.fields.get(field.key)?.type !== field.type
  return otherKind.includes(keyword) || (changesKind && (keyword === 'decimal' || keyword === 'format'))
}

/** The field that a place is in, also that of one of its choices. */
const fieldAt = (stage: Stage, at: string): FieldModel | undefined => {
  const key = pathOf(at).findLast((step) => !/^\d+$/.test(step))
  return pathOf(at).length > 1 && key !== undefined ? stage.form.fields.get(key) : undefined
}

/** Later choices of a list first, so that the places of earlier ones stay. */
function fromTheEnd(one: string, other: string): number {
  const [a, b] = [one, other].map((at) => at.replace(/\d+/g, (digits) => digits.padStart(9, '0')))
  return (a ?? '') < (b ?? '') ? 1 : -1
}

function takeOut(node: Json, [step = '', ...rest]: string[]): Json | undefined {
  if (Array.isArray(node)) {
    const index = Number(step)
    return rest.length > 0 ? takeOut(node[index] ?? null, rest) : node.splice(index, 1)[0]
  }
  if (!isObject(node) || !Object.hasOwn(node, step)) return undefined
  const value = node[step] ?? null
  if (rest.length > 0) return takeOut(value, rest)
  delete node[step]
  return value
}

/** First values of what is new; a field that nobody types has the value it is given. */
function fill(before: Stage, after: Stage, answers: Answers, given: Answers): Answers {
  const filled: Record<string, Json> = { ...answers }
  for (const { key, kind } of after.form.sections) {
    const value = given[key]
    if (kind === 'rows' && !Object.hasOwn(filled, key) && value !== undefined) filled[key] = value
  }
  for (const { key, section, pointer, schema } of after.form.fields.values()) {
    const value = groupAt(given, section)[key]
    if (pointer.includes('*') || value === undefined) continue
    const group = groupAt(filled, section)
    const isNew = !before.form.fields.has(key) && isBlank(group[key])
    if (isNew || schema.locked) filled[section] = { ...group, [key]: value }
  }
  return filled
}

/** What the other form does not ask any more with these answers. */
function hidden({ programme, stage }: Side, filled: Answers, kept: Answers): LostAnswer[] {
  return [...stage.form.fields.values()].flatMap((field): LostAnswer[] => {
    if (!field.conditional) return []
    const [was, is] = [filled, kept].map((answers) => groupsOf(answers, field.section).map((group) => group[field.key]))
    return (was ?? []).flatMap((value, row) =>
      isBlank(value) || is?.[row] !== undefined
        ? []
        : [{ at: field.pointer, label: field.title, value: displayAnswer(field, value, programme), why: 'not asked' as const }],
    )
  })
}
