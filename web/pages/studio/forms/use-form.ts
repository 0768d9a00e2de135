/** The form of a stage while it is edited: its sections, and changes of both of its files in one step. */
import { useMemo } from 'react'
import type { FormLayout } from '../../../../server/engine/generated/ui'
import type { Dictionaries } from '../../../form/model'
import { nameOf } from '../file-kinds'
import type { Opened } from '../opening'
import { documentOf } from '../problems'
import type { FormTexts } from './form-edits'
import { isRecord, list, record, type SectionNode, sectionsOf, textOf } from './form-tree'

export interface FormEditor {
  opened: Opened
  stage: string
  path: string
  uiPath: string
  /** Undefined while there is no form that can be read. */
  document: unknown
  layout: FormLayout
  sections: readonly SectionNode[]
  dictionaries: Dictionaries
  /** Changes both files; other files may change with them. */
  apply: (label: string, change: (texts: FormTexts) => FormTexts, others?: Record<string, string>) => void
}

export function useForm(opened: Opened, stage: string): FormEditor {
  const { draft, state } = opened
  const path = `schemas/${stage}.form.json`
  const uiPath = `schemas/${stage}.ui.json`
  const form = state.files[path]
  const ui = state.files[uiPath]
  const dictionaries = useMemo(() => dictionariesOf(state.files), [state.files])
  return useMemo(() => {
    const document = documentOf(form)
    const layout = record(documentOf(ui)) as FormLayout
    const apply: FormEditor['apply'] = (label, change, others = {}) => {
      const { files } = draft.read()
      const before = { form: files[path] ?? emptyForm, ui: files[uiPath] ?? '{}\n' }
      const after = change(before)
      const changes = {
        ...others,
        ...(after.form !== before.form && { [path]: after.form }),
        ...(after.ui !== before.ui && { [uiPath]: after.ui }),
      }
      if (Object.keys(changes).length > 0) draft.apply(label, changes)
    }
    return { opened, stage, path, uiPath, document, layout, sections: sectionsOf(document, layout), dictionaries, apply }
  }, [opened, draft, stage, path, uiPath, form, ui, dictionaries])
}

const emptyForm = '{\n  "type": "object",\n  "title": "申报表",\n  "properties": {}\n}\n'

/** The dictionaries that the draft itself has. */
export function dictionariesOf(files: Readonly<Record<string, string>>): Dictionaries {
  return Object.fromEntries(
    Object.keys(files)
      .filter((path) => path.endsWith('.dictionary.json'))
      .flatMap((path) => {
        const { title, selectable, entries } = record(documentOf(files[path]))
        const read = {
          title: textOf(title),
          selectable: selectable === 'any' ? ('any' as const) : ('leaf' as const),
          entries: entriesOf(entries),
        }
        return [[nameOf(path), read] as const]
      }),
  )
}

type Entry = Dictionaries[string]['entries'][number]
const entriesOf = (entries: unknown): Entry[] =>
  list(entries)
    .filter(isRecord)
    .map(({ code, name, children }) => ({
      code: textOf(code),
      name: textOf(name),
      ...(Array.isArray(children) && { children: entriesOf(children) }),
    }))
