/** Completion of configuration files: names of properties, enumerated values, and the names that other files define. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import type { EditorState } from '@codemirror/state'
import { kindOf } from './file-kinds'
import { type Path, placeAt, valueAt } from './json-tree'
import { namesFor } from './names'
import { type Property, propertiesAt, type Schemas, valuesAt } from './schema-walk'
import { meaningOf, wordOf } from './words'

interface Around {
  path: string
  schemas: Schemas
  files: Readonly<Record<string, string>>
}

/** Offers what may be written at the cursor; `around` is asked each time, so that it follows the other files. */
export function completeConfiguration(around: () => Around): CompletionSource {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const { path, schemas, files } = around()
    const place = placeAt(state, pos)
    const schema = kindOf(path).schema
    if (!place || !schema) return null
    const written = state.sliceDoc(place.from, pos)
    if (!explicit && !written) return null
    const document = valueAt(state, [])
    const options =
      place.kind === 'key'
        ? propertiesAt(schemas, schema, place.path, document)
            .filter(({ name }) => !place.siblings.includes(name))
            .map((property) => propertyOption(property, colonFollows(state, place.to)))
        : valueOptions(schemas, schema, place.path, document, namesFor(propertyName(place.path), path, files))
    return options.length ? { from: place.from, to: place.to, options, filter: true, validFor: /^"?[^"\s]*$/ } : null
  }
}

function valueOptions(
  schemas: Schemas,
  schema: string,
  path: Path,
  document: unknown,
  names: readonly { id: string; label?: string }[],
): Completion[] {
  const values = valuesAt(schemas, schema, path, document).map((value) => ({
    label: JSON.stringify(value),
    detail: meaningOf(value),
    type: 'enum',
    boost: 1,
  }))
  return [...values, ...names.map(({ id, label }) => ({ label: JSON.stringify(id), detail: label, type: 'variable' }))]
}

const emptyValues: Readonly<Record<string, string>> = { object: '{}', array: '[]', string: '""', boolean: 'true' }

function propertyOption({ name, required, type }: Property, hasColon: boolean): Completion {
  const empty = emptyValues[type ?? ''] ?? ''
  const inserted = hasColon ? JSON.stringify(name) : `${JSON.stringify(name)}: ${empty}`
  return {
    label: JSON.stringify(name),
    detail: [wordOf(name), required ? '必填' : ''].filter(Boolean).join('，'),
    type: 'property',
    boost: required ? 2 : 0,
    apply: (view, _completion, from, to) => {
      const caret = from + inserted.length - (!hasColon && empty.length === 2 && type !== 'boolean' ? 1 : 0)
      view.dispatch({ changes: { from, to, insert: inserted }, selection: { anchor: caret }, userEvent: 'input.complete' })
    },
  }
}

const colonFollows = (state: EditorState, position: number) => /^\s*:/.test(state.sliceDoc(position, position + 20))

/** The property that a value belongs to; for an item of a list, the list's. */
function propertyName(path: Path): string {
  const names = path.filter((key) => typeof key === 'string')
  return names.at(-1) ?? ''
}
