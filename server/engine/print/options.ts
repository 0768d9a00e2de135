/** What can be chosen, as it stands on paper. */
import type { FieldModel } from '../programme.js'

/** The stored values of a choice with their titles, in order; undefined where anything may be answered. */
export function optionsOf({ type, options }: FieldModel): [string, string][] | undefined {
  if (type === 'boolean')
    return [
      ['true', '是'],
      ['false', '否'],
    ]
  return options && [...options]
}

/** Drawn by the style sheet, as few fonts have them; the characters are there to be read and copied. */
export const ticked = '<span class="mark on"><span>☑</span></span>'
/** The box of what was not chosen. */
export const unticked = '<span class="mark"><span>☐</span></span>'
