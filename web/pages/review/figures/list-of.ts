import { type ListState, writeListState } from '../list-state'

/** The list behind a number. */
export const listOf = (programme: string, filter: Partial<ListState>) =>
  `/review?${writeListState({ view: 'all', fields: {}, programme, ...filter })}`
