/** Forms that are not those of a stage, for the pages: a fact to be decided, the fields of an opinion. */
import type { FormModel, Programme } from '../../engine/programme.js'
import type { SmallForm } from '../views/declaration.js'
import { dictionaryEntry } from './stage-view.js'

/** A form with the dictionaries that its fields use. */
export function smallForm({ schema, fields }: FormModel, { dictionaries }: Pick<Programme, 'dictionaries'>): SmallForm {
  const used = new Set([...fields.values()].flatMap((field) => field.schema.dictionary ?? []))
  return {
    schema: { ...schema },
    layout: { fields: {}, sections: {} },
    dictionaries: Object.fromEntries([...used].flatMap((id) => dictionaryEntry(dictionaries.get(id)))),
  }
}
