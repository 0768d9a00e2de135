import type { Place } from '../edits'
import type { Opened } from '../opening'
import type { Property } from './model'

/** One property of the object at a place of a file. */
export interface PropertyProps {
  opened: Opened
  path: string
  place: Place
  schema: string
  property: Property
  /** What the object is called, for the list of undone changes. */
  label: string
}
