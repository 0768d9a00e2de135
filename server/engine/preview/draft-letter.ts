/** A letter of a draft, filled by one of its cases, with what is wrong in its template and what may be written there. */

import { partsOf, totalsOf } from '../batches/amounts.js'
import { batchLetterData } from '../batches/letters.js'
import { batchRow, rowAmount } from '../batches/rows.js'
import type { Letter } from '../generated/programme.js'
import type { Files, Problem } from '../model.js'
import type { BatchKind, CompiledSite, Programme } from '../programme.js'
import { letterDictionary } from '../templates/dictionaries.js'
import { letterData } from '../templates/letter-data.js'
import { letterSheets } from '../templates/letter-styles.js'
import { type PageNumbers, pageNumbers, renderLetter } from '../templates/letters.js'
import { lintTemplate } from '../templates/lint.js'
import { type PaletteGroup, templatePalette } from '../templates/palette.js'
import type { TemplateValues } from '../templates/render-template.js'
import { dayOf } from '../values/dates.js'
import { addDays } from '../values/working-days.js'
import { draftCase, letterInput, readDraft, sampleNumber } from './draft-case.js'
import { type SampleChoice, sampleChoices } from './sample-cases.js'

export interface TemplateQuestion {
  id: string
  /** A case of `sampleChoices`; an empty text = one that is made up, absent = the first. */
  sample?: string
  now: string
}

/** What a page that edits a template shows beside it. */
export interface TemplatePreview {
  problems: Problem[]
  palette: PaletteGroup[]
  samples: SampleChoice[]
  /** The case that fills it; empty = made up. */
  sample: string
  /** Other files are too unfinished to say what may be written, or to fill it. */
  unfinished?: boolean
}

export interface LetterPreview extends TemplatePreview {
  /** The page for paper, and how it lies on the screen in sheets. */
  paper?: { html: string; sheets: string; numbers?: PageNumbers }
}

/** Undefined where the draft has no such letter. */
export function draftLetter(files: Files, { id, sample: asked, now }: TemplateQuestion, site?: CompiledSite): LetterPreview | undefined {
  const { programme, broken } = readDraft(files, site)
  const letter = programme.letters.get(id)
  if (!letter) return undefined
  const { definition, path, text } = letter
  const samples = sampleChoices(files).filter(({ stage }) => stage === stageOf(programme, definition))
  const sample = asked ?? samples[0]?.id ?? ''
  const dictionary = letterDictionary(programme, definition)
  const problems = broken ? [] : lintTemplate(text, path, dictionary)
  const about = { problems, palette: templatePalette(dictionary, programme), samples, sample }
  if (broken || !site) return { ...about, unfinished: true }
  if (problems.length > 0) return about
  try {
    const data = dataOf(files, programme, site, definition, { id, sample, now })
    const numbers = pageNumbers(programme, id)
    const html = renderLetter(programme, id, data, { numbers, label: '（编号和校验码）' })
    return { ...about, paper: { html, sheets: letterSheets(definition.profile ?? 'official'), ...(numbers && { numbers }) } }
  } catch {
    // of a draft that was not found sound anything may be missing
    return { ...about, unfinished: true }
  }
}

/** The stage whose cases fill it: its own, that of its batch's members, or the first. */
function stageOf({ stages, batches }: Programme, { stage, batch }: Letter): string | undefined {
  return stage ?? (batch === undefined ? undefined : batches.get(batch)?.members.stage) ?? [...stages.keys()][0]
}

function dataOf(files: Files, programme: Programme, site: CompiledSite, letter: Letter, chosen: TemplateQuestion): TemplateValues {
  const stage = programme.stages.get(stageOf(programme, letter) ?? '')
  if (!stage) throw new Error('The letter is about a stage that is not there.')
  const kind = letter.batch === undefined ? undefined : programme.batches.get(letter.batch)
  const { sample, now } = chosen
  if (kind) return batchData(files, programme, site, kind, chosen)
  const filled = draftCase(files, programme, site, { stage, sample, now })
  const state = stage.workflow.states.find(({ id }) => id === letter.states?.[0]) ?? stage.workflow.states[0]
  const { declaration } = letterInput(filled)
  return letterData(programme, stage, letterInput(filled, { letter: letter.id, declaration: { ...declaration, state: state?.label } }))
}

/** So many cases stand for the members of a batch. */
const mostMembers = 8

function batchData(
  files: Files,
  programme: Programme,
  site: CompiledSite,
  kind: BatchKind,
  { sample, now }: TemplateQuestion,
): TemplateValues {
  const stage = programme.stages.get(kind.members.stage)
  if (!stage) throw new Error('The batch has members of a stage that is not there.')
  const others = sampleChoices(files).filter((one) => one.stage === stage.id && one.id !== sample)
  const chosen = [sample, ...others.map(({ id }) => id)].slice(0, mostMembers)
  const members = chosen.map((one, index) => {
    const { inputs, evaluation } = draftCase(files, programme, site, { stage, sample: one, now })
    const row = batchRow(kind, { programme, stage, inputs, amounts: evaluation.amounts })
    const fen = rowAmount(kind, row)
    const number = sampleNumber(stage.definition.number, now).replace(/1$/, String(index + 1))
    return { number, row, fen, parts: fen === undefined ? [] : partsOf(fen, kind.amount?.split) }
  })
  const rows = members.map(({ row }) => Object.fromEntries(Object.entries(row).map(([id, { value }]) => [id, value])))
  const fen = members.reduce((sum, one) => sum + (one.fen ?? 0), 0)
  const workingDays = kind.workflow.states.find(({ notice }) => notice)?.notice?.workingDays
  return batchLetterData(programme, kind, {
    number: sampleNumber(kind.number, now),
    title: kind.title,
    state: kind.workflow.states[0]?.label ?? '',
    from: dayOf(now),
    until: addDays(dayOf(now), 7),
    workingDays,
    members,
    totals: totalsOf(kind, rows),
    fen: kind.amount ? fen : undefined,
    parts: partsOf(fen, kind.amount?.split),
    budget: kind.budget ? { fen: fen * 2, left: fen } : undefined,
    dates: Object.fromEntries(kind.workflow.actions.flatMap(({ id, date }) => (date ? [[id, dayOf(now)]] : []))),
    site,
    now,
  })
}
