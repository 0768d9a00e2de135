/** Which examples and which columns are in view. */
import { useMemo, useState } from 'react'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import type { Opened } from '../opening'
import { type Case, casesOf, textIn } from './cases'
import { useCases } from './use-cases'

export const parts = ['全部', '给出的内容', '预期的结果'] as const
const size = 20

export interface Wish {
  part: (typeof parts)[number]
  words: string
  onlyFailed: boolean
  /** Hides columns in which all examples say the same. */
  differing: boolean
  /** Columns wanted besides. */
  more: string[]
  page: number
}

const everything: Wish = { part: '全部', words: '', onlyFailed: false, differing: true, more: [], page: 1 }

/** The table of a stage as somebody wants to see it. */
export function useView(opened: Opened, stage: string) {
  const { files, examples } = opened.state
  const [wish, setWish] = useState(everything)
  const all = useMemo(() => casesOf(files, stage), [files, stage])
  const failed = useMemo(() => new Set(examples.failed.map(({ path }) => path)), [examples])
  const found = all.filter(({ path, title, id }) => (!wish.onlyFailed || failed.has(path)) && `${title} ${id}`.includes(wish.words.trim()))
  const page = Math.min(wish.page, Math.max(1, Math.ceil(found.length / size)))
  const cases = found.slice((page - 1) * size, page * size)
  const paths = cases.map(({ path }) => path)
  const { data, error } = useCases(opened, stage, paths)
  const columns = data?.columns
  const visible = useMemo(() => visibleOf(columns ?? [], all, wish), [columns, all, wish])
  return {
    wish,
    change: (part: Partial<Wish>) => setWish((before) => ({ ...before, page: 1, ...part })),
    /** Shows the last page of everything: what was added stands there. */
    showLast: () => setWish({ ...everything, part: wish.part, more: wish.more, page: Number.MAX_SAFE_INTEGER }),
    all,
    cases,
    page,
    pageSize: size,
    total: found.length,
    failed: all.filter(({ path }) => failed.has(path)).length,
    columns: columns ?? [],
    visible,
    results: new Map(data?.cases.map((result) => [result.path, result])),
    error,
  }
}

function visibleOf(columns: readonly CaseColumn[], all: readonly Case[], { part, differing, more }: Wish): CaseColumn[] {
  const [first, ...others] = all
  const varies = (column: CaseColumn) =>
    !differing || !first || others.length === 0 || others.some((one) => textIn(one, column) !== textIn(first, column))
  return columns.filter((column) => {
    const isExpected = column.at.startsWith('/expect')
    if (part !== '全部' && isExpected !== (part === '预期的结果')) return false
    return more.includes(column.at) || (column.used && varies(column))
  })
}
