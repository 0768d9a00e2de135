/** What every control of a form may need beyond its own answer. */
import type { FieldLayoutView, FoundRow } from '../../server/actions/views/stage'
import type { Dictionaries, Field } from './model'

export interface Asking {
  dictionaries: Dictionaries
  /** What was typed and not handed on yet, by field key: nothing is lost when the page goes away. */
  pending: Map<string, unknown>
  /** A section that is partly closed: whether this field may be changed. */
  isOpen: (key: string) => boolean
  /** Where a field is filled from a register: rows in which the words stand. */
  find?: (key: string, words: string) => Promise<FoundRow[]>
  /** Gives several answers at once. */
  fill: (answers: Record<string, unknown>) => void
  /** Above a field: remarks that came back. */
  above?: (key: string) => React.ReactNode
}

export interface ControlProps {
  id: string
  fieldKey: string
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  asking: Asking
  invalid: boolean
  required: boolean
  describedBy?: string
  /** Id of the label, for groups of inputs. */
  labelId: string
  placeholder?: string
  rows?: number
  search?: FieldLayoutView['search']
}

export const labelIdOf = (id: string) => `${id}__label`
export const errorIdOf = (id: string) => `${id}__error`
export const helpIdOf = (id: string) => `${id}__help`
export const countIdOf = (id: string) => `${id}__count`
