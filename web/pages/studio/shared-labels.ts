/** Names that formulas in Chinese cannot tell apart: of questions, facts, parameters and rows of one stage that share a label. */
import type { Outline } from '../../../server/engine/outline'
import { isRecord, list, record, textOf } from './forms/form-tree'
import type { Texts } from './merge'
import { documentOf } from './problems'

export interface SharedLabel {
  label: string
  /** What has it, in words. */
  things: string[]
  /** Titles of the stages in which it is shared. */
  stages: string[]
}

/** Each label once, with all stages in which it is shared. */
export function sharedLabels({ stages }: Pick<Outline, 'stages'>, files: Texts): SharedLabel[] {
  const found = new Map<string, SharedLabel>()
  for (const { title, names, worksheet } of stages) {
    const own = names.flatMap(({ label, from }) => (from === 'answer' || from === 'fact' ? [{ label, what: kinds[from] }] : []))
    const labels = new Map<string, string[]>()
    for (const { label, what } of [...own, ...rowsOf(files, worksheet)]) labels.set(label, [...(labels.get(label) ?? []), what])
    for (const [label, things] of labels) {
      if (things.length < 2 || label === '') continue
      const key = JSON.stringify([label, things])
      const known = found.get(key)
      if (known) known.stages.push(title)
      else found.set(key, { label, things, stages: [title] })
    }
  }
  return [...found.values()]
}

const kinds = { answer: '填报项', fact: '事实' }

function rowsOf(files: Texts, worksheet: string | undefined): { label: string; what: string }[] {
  const sheet = worksheet === undefined ? {} : record(documentOf(files[`rules/${worksheet}.worksheet.json`]))
  const labelled = (key: string, what: string) =>
    list(sheet[key])
      .filter(isRecord)
      .map((row) => ({ label: textOf(row.label), what }))
  return [...labelled('parameters', '核算表的参数'), ...labelled('rows', '核算表的行'), ...labelled('lines', '核算表的明细')]
}
