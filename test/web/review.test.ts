/** The reviewers' list in the address, what a step needs before it is sent, and tables that operators bring. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { matchColumns, parseCells } from '../../web/pages/operate/table-text'
import { commonStage, fitting, ofStage } from '../../web/pages/review/fitting'
import {
  type ListState,
  neighboursOf,
  pageNumber,
  previousPage,
  readListState,
  rememberList,
  rememberPage,
  writeListState,
} from '../../web/pages/review/list-state'
import { loweredOf, loweredProblems } from '../../web/pages/review/lowered'
import { ownProblems } from '../../web/pages/review/own-problems'
import { answerId } from '../../web/pages/review/places'
import { decode } from '../../web/read-table'

describe('acts for many rows', () => {
  const row = (stage: string, state: string, mine = true) => ({ stage, state, mine })
  const rows = [row('entry', 'review'), row('report', 'review'), row('entry', 'returned'), row('entry', 'review', false)]

  test('are for rows of their stage alone, however states of other stages are called', () => {
    expect(fitting(rows, 'entry', ['review'])).toEqual([rows[0]])
    expect(ofStage(rows, 'report')).toEqual([rows[1]])
  })

  test('are those of the stage that all rows have in common', () => {
    expect(commonStage(rows)).toBeUndefined()
    expect(commonStage([])).toBeUndefined()
    expect(commonStage(ofStage(rows, 'report'))).toBe('report')
  })
})

describe('the list of to-dos in the address', () => {
  const full: ListState = {
    view: 'overdue',
    programme: 'grant',
    stage: 'report',
    state: 'waiting',
    district: 'north',
    q: '面包 & 炉',
    sort: '-@dueAt',
    after: 'WyJhIl0',
    fields: { size: 'small' },
  }

  test('says everything that was chosen and is read back the same', () => {
    expect(readListState(writeListState(full))).toEqual(full)
  })

  test('is empty for what waits, unfiltered', () => {
    expect(writeListState({ view: 'todo', fields: {} })).toBe('')
    expect(readListState('')).toEqual({ view: 'todo', fields: {} })
  })

  test('takes an unknown view for what waits', () => {
    expect(readListState('view=nonsense').view).toBe('todo')
  })
})

describe('what the tab remembers of the list', () => {
  const kept = new Map<string, string>()
  beforeEach(() =>
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    }),
  )
  afterEach(() => {
    kept.clear()
    vi.unstubAllGlobals()
  })

  test('the neighbours of a declaration, and the list to go back to', () => {
    rememberList('view=all', ['a', 'b', 'c'])
    expect(neighboursOf('b')).toEqual({ back: '/review?view=all', previous: 'a', next: 'c', position: '2 / 3' })
    expect(neighboursOf('a').previous).toBeUndefined()
    expect(neighboursOf('elsewhere')).toEqual({ back: '/review?view=all' })
  })

  test('the pages before a page, though each is only known by its last row', () => {
    rememberPage('second', undefined)
    rememberPage('third', 'second')
    expect([pageNumber(undefined), pageNumber('second'), pageNumber('third')]).toEqual([1, 2, 3])
    expect(previousPage('third')).toBe('second')
    expect(previousPage('second')).toBeUndefined()
  })
})

describe('before a step is sent', () => {
  const given = { comment: '', remarks: 0, confirmation: '', code: '91350100M000100Y43' }

  test('a return needs a remark', () => {
    expect(Object.keys(ownProblems({ kind: 'return', needs: ['remarks'] }, given))).toEqual(['remarks'])
    expect(ownProblems({ kind: 'return', needs: ['remarks'] }, { ...given, remarks: 1 })).toEqual({})
  })

  test('an end needs a reason and the last four of the credit code, in either case', () => {
    const end = { kind: 'reject' as const, needs: ['comment', 'typedConfirmation'] }
    expect(Object.keys(ownProblems(end, { ...given, comment: ' ', confirmation: '0Y42' }))).toEqual(['comment', 'confirmation'])
    expect(ownProblems(end, { ...given, comment: '不符合条件', confirmation: ' 0y43 ' })).toEqual({})
  })

  test('an approval without needs goes at once', () => {
    expect(ownProblems({ kind: 'approve', needs: [] }, given)).toEqual({})
  })
})

test('a place in the answers is found by an id without slashes', () => {
  expect(answerId('/basics/name')).toBe('answer.basics.name')
})

describe('a table from a spreadsheet', () => {
  const columns = [
    { id: 'code', label: '信用代码', type: 'string' },
    { id: 'price', label: '价格', type: 'decimal', unit: '元' },
    { id: 'since', label: '入库日期', type: 'date' },
  ]

  test('is matched by its headings in any order, with units in brackets', () => {
    const { rows, absent, columns: matched } = matchColumns(parseCells('价格（元）\t信用代码\t备注\n1,200.5\tA1\t旧\n'), columns)
    expect(rows).toEqual([{ price: '1200.5', code: 'A1' }])
    expect(absent.map(({ id }) => id)).toEqual(['since'])
    expect(matched[2]).toBeUndefined()
  })

  test('keeps quoted line breaks in their cell and reads dates as people write them', () => {
    const { rows, lines } = matchColumns(parseCells('信用代码,入库日期\r\n"A\n1",2024年3月5日\r\n'), columns)
    expect(rows).toEqual([{ code: 'A\n1', since: '2024-03-05' }])
    expect(lines).toEqual([2])
  })

  test('leaves what is no number for the server to name', () => {
    expect(matchColumns(parseCells('价格\n约 100'), columns).rows).toEqual([{ price: '约100' }])
  })

  test('is read in UTF-8, or else in GB 18030', () => {
    expect(decode(new TextEncoder().encode('名单').buffer)).toBe('名单')
    expect(decode(Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5]).buffer)).toBe('名单')
  })
})

describe('amounts that are granted lower', () => {
  const grants = [{ result: 'grant', label: '补贴', fen: 5_000_000 }]
  const typed = (amount: string, reason = '') => ({ grant: { amount, reason } })

  test('are sent only where they differ, in whole fen, with their reason', () => {
    expect(loweredOf(grants, {})).toEqual([])
    expect(loweredOf(grants, typed('50,000.00'))).toEqual([])
    expect(loweredOf(grants, typed('40,000.5', ' 设备未到 '))).toEqual([{ result: 'grant', fen: 4_000_050, reason: '设备未到' }])
  })

  test('are never more than computed, never without a reason', () => {
    expect(loweredProblems(grants, {})).toEqual({})
    expect(loweredProblems(grants, typed('40000', '设备未到'))).toEqual({})
    expect(Object.keys(loweredProblems(grants, typed('50000.01', '多给')))).toEqual(['lowered/grant'])
    expect(Object.keys(loweredProblems(grants, typed('-1', '倒扣')))).toEqual(['lowered/grant'])
    expect(loweredProblems(grants, typed('很多'))).toEqual({ 'lowered/grant': '请填写“补贴”的金额，最多两位小数。' })
    expect(Object.keys(loweredProblems(grants, typed('40000')))).toEqual(['reason/grant'])
  })
})
