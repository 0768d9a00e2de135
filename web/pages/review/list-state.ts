/** What the to-do centre shows, kept in the address: view, filters, sorting and the page. */
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ListInput } from '../../../server/actions/views/list'

export type View = NonNullable<ListInput['view']>

export interface ListState {
  view: View
  programme?: string
  stage?: string
  state?: string
  district?: string
  q?: string
  sort?: string
  after?: string
  /** Filters by column field. */
  fields: Record<string, string>
}

const plain = ['programme', 'stage', 'state', 'district', 'q', 'sort', 'after'] as const
export const views: readonly View[] = ['todo', 'dueSoon', 'overdue', 'resubmitted', 'done', 'late', 'granted', 'paid', 'all']

/** Reads the state of a list from the query of an address. */
export function readListState(search: string): ListState {
  const query = new URLSearchParams(search)
  const view = views.find((name) => name === query.get('view')) ?? 'todo'
  const fields = Object.fromEntries(
    [...query].filter(([key, value]) => key.startsWith('f.') && value).map(([key, value]) => [key.slice(2), value]),
  )
  return { view, fields, ...Object.fromEntries(plain.flatMap((key) => (query.get(key) ? [[key, query.get(key) as string]] : []))) }
}

/** The query of an address for a state; what is not set does not appear. */
export function writeListState({ view, fields, ...rest }: ListState): string {
  const query = new URLSearchParams()
  if (view !== 'todo') query.set('view', view)
  for (const key of plain) if (rest[key]) query.set(key, rest[key])
  for (const [key, value] of Object.entries(fields)) if (value) query.set(`f.${key}`, value)
  return query.toString()
}

/** The state of the list in the address, and how to change it: any change but turning the page goes back to the first one. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const search = useSearch()
  const [place, navigate] = useLocation()
  const state = useMemo(() => readListState(search), [search])
  const change = useCallback(
    (part: Partial<ListState>) => {
      const query = writeListState({ ...state, after: undefined, ...part })
      navigate(query ? `${place}?${query}` : place)
    },
    [state, place, navigate],
  )
  return [state, change]
}

const pagesKey = 'shenbao.review.pages'

/** Remembers which page comes before one, as pages are told apart by the last row of the one before. */
export function rememberPage(after: string, before: string | undefined) {
  sessionStorage.setItem(pagesKey, JSON.stringify({ ...readPages(), [after]: before ?? '' }))
}

/** The page before; the first one where it is not known. */
export const previousPage = (after: string | undefined) => (after && readPages()[after]) || undefined

/** Counted from 1. */
export function pageNumber(after: string | undefined): number {
  const pages = readPages()
  let number = 1
  for (let at = after; at && number < 1000; at = pages[at]) number++
  return number
}

const readPages = () => readKept<Record<string, string>>(pagesKey, {})

const trailKey = 'shenbao.review.list'

interface Trail {
  search: string
  ids: string[]
}

/** Remembers the rows of the list last seen, for 上一件 and 下一件 in the workbench. */
export function rememberList(search: string, ids: string[]) {
  sessionStorage.setItem(trailKey, JSON.stringify({ search, ids } satisfies Trail))
}

/** The list that the workbench was opened from, with the neighbours of a declaration in it. */
export function neighboursOf(id: string): { back: string; previous?: string; next?: string; position?: string } {
  const { search, ids } = readTrail()
  const at = ids.indexOf(id)
  const back = search ? `/review?${search}` : '/review'
  return at < 0 ? { back } : { back, previous: ids[at - 1], next: ids[at + 1], position: `${at + 1} / ${ids.length}` }
}

const readTrail = () => readKept<Trail>(trailKey, { search: '', ids: [] })

function readKept<T extends object>(key: string, otherwise: T): T {
  try {
    return { ...otherwise, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') }
  } catch {
    return otherwise
  }
}
