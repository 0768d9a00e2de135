/** Places of a declaration in words, as remarks name them. */
import { locate } from '../../engine/form/form.js'
import type { Stage } from '../../engine/programme.js'
import { materialLabel } from './material-changes.js'

/** The place in words: the field's title, the row, or the material's name. */
export function placeLabel(stage: Stage, at: string): string {
  if (at === '' || at === '/') return '整份申报'
  if (at.startsWith('/materials/')) return materialLabel(stage, at.slice('/materials/'.length))
  const { section, row, field } = locate(stage, at)
  return [section?.title, row === undefined ? undefined : `第 ${row + 1} 行`, field?.title].filter(Boolean).join(' ')
}
