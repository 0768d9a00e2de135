/** A field goes to another section, with the answers that examples give; conditional fields stay with what they depend on. */
import { documentOf } from '../problems'
import { type FormTexts, withAnswerHandedOver, withFieldHandedOver, withFieldMoved } from './form-edits'
import { type FieldNode, record, type SectionNode, sectionsOf } from './form-tree'
import type { FormEditor } from './use-form'
import { casesInWords, changedCases, dependents } from './uses'

/** The sections to which a field may go. */
export function sectionsFor({ sections }: FormEditor, section: SectionNode, node: FieldNode): SectionNode[] {
  const isTied = node.condition !== undefined || dependents(section.fields, node.key).length > 0
  return section.isRows || isTied ? [] : sections.filter((one) => one.key !== section.key && !one.isRows)
}

/** Hands it over, to a place in the order of its new section or to the end. */
export function handOver(
  { opened, stage, apply }: FormEditor,
  section: SectionNode,
  node: FieldNode,
  target: SectionNode,
  to?: number,
): void {
  const cases = changedCases(opened.state.files, stage, (text, answers) =>
    withAnswerHandedOver(text, answers, section.key, target.key, node.key),
  )
  const words = casesInWords(Object.keys(cases))
  apply(
    `把“${node.field.title}”移到“${target.schema.title}”${words && `，${words}随着改`}`,
    (texts) => placed(withFieldHandedOver(texts, section, node, target), node.key, target.key, to),
    cases,
  )
}

function placed(texts: FormTexts, field: string, target: string, to: number | undefined): FormTexts {
  const section = sectionsOf(documentOf(texts.form), record(documentOf(texts.ui))).find(({ key }) => key === target)
  const from = section?.fields.findIndex(({ key }) => key === field) ?? -1
  return section && to !== undefined ? withFieldMoved(texts, section, from, to) : texts
}
