/** A question asked in another way: what changes in the files, and what is wrong then that was not before. */
import type { DraftView } from '../../../../server/actions/views/studio'
import { withValue } from '../edits'
import { type BusinessType, retyped, widgetFor } from './business-types'
import type { FormTexts } from './form-edits'
import type { FieldNode } from './form-tree'

/** The form and its layout with the question as another kind. */
export function withType({ form, ui }: FormTexts, node: FieldNode, type: BusinessType, dictionary?: string): FormTexts {
  const widget = widgetFor(type)
  return {
    form: withValue(form, node.place, retyped(node.field, type, dictionary)),
    ui: widget === node.layout.widget ? ui : withValue(ui, ['fields', node.key, 'widget'], widget),
  }
}

export type Verdict = Pick<DraftView, 'problems' | 'examples'>

/** Problems and failing examples that only the second verdict has. */
export function newlyWrong(before: Verdict, after: Verdict) {
  const known = new Set(before.problems.map(({ file, at, message }) => `${file} ${at} ${message}`))
  const failing = new Set(before.examples.failed.map(({ path }) => path))
  return {
    problems: after.problems.filter(({ file, at, message }) => !known.has(`${file} ${at} ${message}`)),
    examples: after.examples.failed.filter(({ path }) => !failing.has(path)),
  }
}
