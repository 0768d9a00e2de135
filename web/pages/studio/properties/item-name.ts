/** What an item of a list is called: as it calls itself, else by its values in words, else by its number. */
import { useOutline, useSchemas } from '../data'
import { useDocument } from '../document'
import type { Place } from '../edits'
import { isRecord } from '../forms/form-tree'
import { meaningOf, titleIn } from '../words'
import { choicesOf } from './choices'
import { propertiesOf } from './model'
import type { PropertyProps } from './property-props'

/** For the items of the list at a place. */
export function useItemName({ opened, path, schema }: Pick<PropertyProps, 'opened' | 'path' | 'schema'>, list: Place) {
  const schemas = useSchemas().data
  const outline = useOutline(opened.programme, opened.state.version).data
  const { value: document } = useDocument<unknown>(opened, path)
  return (item: unknown, index: number): string => {
    const title = titleIn(item)
    if (title) return title
    const around = { path, files: opened.state.files, outline, value: item }
    const values = isRecord(item) && schemas ? propertiesOf(schemas, schema, [...list, index], document) : []
    const words = values.flatMap((property) => {
      const value = isRecord(item) ? item[property.name] : undefined
      if (typeof value !== 'string' && typeof value !== 'number') return []
      const chosen = choicesOf(property, around).find(({ id }) => id === value)
      return chosen?.label || (property.control === 'choice' && meaningOf(value)) || String(value)
    })
    return words.join(' · ') || `第 ${index + 1} 项`
  }
}
