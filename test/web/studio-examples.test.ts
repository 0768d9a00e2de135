/** Examples as a table: every shipped one is written to a workbook and read back as it was; what is edited there changes only its own cells. */
import readWorkbook from 'read-excel-file/universal'
import { beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { CaseColumn } from '../../server/engine/examples/case-column'
import { caseTable } from '../../server/engine/examples/case-table'
import type { Files } from '../../server/engine/model'
import { cellsOf } from '../../web/form/pasted-rows'
import { type Case, casesOf } from '../../web/pages/studio/examples/cases'
import { deepOf, flatOf } from '../../web/pages/studio/examples/flat'
import { recordNames } from '../../web/pages/studio/examples/record-names'
import { type WrittenSheet, workbookOf } from '../../web/pages/studio/examples/workbook'
import { planOf, type ReadSheet } from '../../web/pages/studio/examples/workbook-plan'
import { shippedOn } from '../engine/shipped'

interface Stage {
  name: string
  files: Files
  stage: string
  cases: Case[]
  columns: CaseColumn[]
}

const today = '2026-01-01'
const all: Stage[] = []
beforeAll(async () => {
  for (const id of ['dalian-digital-2024', 'lanwan-green-2026']) {
    const { programme, site } = await shippedOn('.', id)
    for (const stage of programme.stages.keys()) {
      const { columns } = caseTable(programme.files, site, stage, [])
      all.push({ name: `${id}, ${stage}`, files: programme.files, stage, columns, cases: casesOf(programme.files, stage) })
    }
  }
}, 120_000)

const used = ({ columns }: Stage) => columns.filter((column) => column.used)
const texts = (sheets: WrittenSheet[]): ReadSheet[] =>
  sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(({ text }) => text)) }))
const written = (stage: Stage, cases = stage.cases) => texts(workbookOf(cases, used(stage), stage.columns))
const plan = (stage: Stage, sheets: ReadSheet[]) => planOf(sheets, { ...stage, columns: stage.columns, today })
/** Sections in which nothing is filled in say nothing. */
const filled = ({ $schema: _, ...document }: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(document), (key, value) =>
    key !== '' && typeof value === 'object' && value !== null && JSON.stringify(value) === '{}' ? undefined : value,
  )
/** What a spreadsheet copies, and what is read of it where it is pasted. */
const pasted = ({ name, rows }: ReadSheet): ReadSheet => ({
  name,
  rows: cellsOf(
    rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n'),
  ),
})
const first = (): Stage => all.find(({ stage }) => stage === 'selection') ?? fail()
const fail = (): never => {
  throw new Error('nothing there')
}

describe('the examples of a stage', () => {
  test('are all there, and every value of theirs has a column', () => {
    expect(all.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(
      all.reduce(
        (sum, { files, stage }) => sum + Object.values(files).filter((text) => text.includes(`"stage": "${stage}",\n  "given"`)).length,
        0,
      ),
    )
    for (const stage of all) expect(used(stage).length, stage.name).toBeGreaterThan(5)
  })

  test('have names in people’s language for nearly all columns', () => {
    const nameless = all.flatMap(({ name, columns }) =>
      columns.filter(({ used: isUsed, group }) => isUsed && group === '其他').map(({ at }) => `${name} ${at}`),
    )
    expect(nameless).toEqual([])
  })

  test('written as cells and read again change nothing', () => {
    for (const stage of all) {
      const { added, changed, removed, problems, changes } = plan(stage, written(stage))
      expect({ added, changed, removed, problems, changes }, stage.name).toEqual({
        added: [],
        changed: [],
        removed: [],
        problems: [],
        changes: {},
      })
    }
  })

  test('are pasted into an empty table from nothing but a workbook: what is nested stands on its own sheets', () => {
    const left: Record<string, number> = {}
    for (const stage of all) {
      const [table, ...others] = written(stage)
      // opinions with what was filled in, payments and rows that a step writes are looked at in the case itself
      const isSaid = (row: readonly string[]) => !row.some((cell) => cell.startsWith('同示例'))
      const said = (table?.rows ?? []).filter(isSaid)
      const of = stage.name.split(',')[0] ?? ''
      left[of] = (left[of] ?? 0) + (table?.rows.length ?? 0) - said.length
      const rows = said.map((row, index) => (index === 0 ? row : ['', ...row.slice(1)]))
      const sheets = [{ name: '示例', rows }, ...others].map(pasted)
      const { added, problems, changes } = plan({ ...stage, cases: [], files: {} }, sheets)
      expect(problems, stage.name).toEqual([])
      const made = added.map(({ path }) => JSON.parse(changes[path] ?? ''))
      const ids = new Set(said.map(([id]) => id))
      const whole = stage.cases.filter((one) => ids.has(one.id)).map(({ document }) => filled(document))
      expect(made.map(filled), stage.name).toEqual(whole)
    }
    expect(left['lanwan-green-2026']).toBe(0)
    expect(left['dalian-digital-2024']).toBeLessThan(100)
  }, 120_000)

  test('that are not among those that were pasted stay', () => {
    const stage = first()
    const [table] = written(stage)
    const [headings = [], one = []] = table?.rows ?? []
    const copy = ['', '粘贴的示例', ...one.slice(2)]
    const { added, changed, removed, problems } = planOf([{ name: '示例', rows: [headings, copy] }], { ...stage, today, isPart: true })
    expect({ added: added.map(({ title }) => title), changed, removed, problems }).toEqual({
      added: ['粘贴的示例'],
      changed: [],
      removed: [],
      problems: [],
    })
  })

  test('survive a real workbook', async () => {
    const stage = first()
    const cases = stage.cases.slice(0, 40)
    const content = await writeExcelFile(
      workbookOf(cases, used(stage), stage.columns).map(({ name, rows }) => ({
        sheet: name,
        data: rows.map((row) =>
          row.map(({ text, isNumber }) => (isNumber ? { value: Number(text), type: Number } : { value: text, type: String })),
        ),
      })),
    ).toBuffer()
    const sheets = await readWorkbook(new Blob([new Uint8Array(content)]), { parseNumber: (text) => text })
    const read = sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    }))
    expect(read.length).toBeGreaterThan(1)
    expect(plan({ ...stage, cases }, read).changes).toEqual({})
    expect(plan({ ...stage, cases }, read).problems).toEqual([])
  })
})

describe('records on a form', () => {
  test('are what they were when nothing is changed, however deep', () => {
    const given = all.flatMap(({ cases }) => cases.map(({ document }) => document.given as Record<string, unknown>))
    const records = given.flatMap(({ history, records: own, related, steps }) => [
      ...[history, steps].flatMap((rows) => (Array.isArray(rows) ? rows : [])),
      ...Object.values(own ?? {}),
      ...Object.values(related ?? {}).flat(),
    ])
    expect(records.length).toBeGreaterThan(300)
    for (const one of records) expect(deepOf(flatOf(one))).toEqual(one)
  })

  test('are called by the titles of questions and results', () => {
    const { files } = first()
    const names = recordNames(files)
    expect(names(['answers', 'basics', 'revenue'])).toMatch(/^填报内容 › [一-龥]+ › [一-龥]+/)
    expect(names(['granted', 'subsidy', 'fen'])).toMatch(/^核定 › [一-龥]+.* › 金额（分）$/)
  })
})

describe('a workbook that was edited', () => {
  const rowsOf = (stage: Stage) => written(stage)[0]?.rows ?? []
  const edited = (stage: Stage, rows: ReadSheet['rows']) => plan(stage, [{ name: '示例', rows }, ...written(stage).slice(1)])

  test('changes, adds and removes as it says, and leaves every other character as it was', () => {
    const stage = first()
    const rows = rowsOf(stage)
    const revenue = stage.columns.find(({ at }) => at === '/given/answers/basics/revenue') ?? fail()
    const place = 2 + used(stage).indexOf(revenue)
    const [one, two] = stage.cases
    const copied = [...(rows[1] ?? [])]
    copied[0] = ''
    copied[1] = '营收减半的企业'
    copied[place] = '3,000'
    const next = rows.map((row, index) => (index === 1 ? row.map((cell, at) => (at === place ? '7000' : cell)) : row))
    const { added, changed, removed, problems, changes } = edited(stage, [...next.filter((_, index) => index !== 2), copied])
    expect(problems).toEqual([])
    expect(changed).toEqual([{ path: one?.path, title: one?.title, cells: [{ column: revenue.title, before: '6000', after: '7000' }] }])
    expect(changes[one?.path ?? '']).toBe((stage.files[one?.path ?? ''] ?? '').replace('"revenue": "6000"', '"revenue": "7000"'))
    expect(removed.map(({ path }) => path)).toEqual([two?.path])
    expect(changes[two?.path ?? '']).toBeNull()
    expect(added.map(({ title }) => title)).toEqual(['营收减半的企业'])
    const made = JSON.parse(changes[added[0]?.path ?? ''] ?? '')
    const { title: _, $schema: _schema, given, ...rest } = JSON.parse(stage.files[one?.path ?? ''] ?? '')
    given.answers.basics.revenue = '3000'
    expect(made).toMatchObject({ given, ...rest })
  })

  test('with any mistake changes nothing, and each mistake is told with its row and column', () => {
    const stage = first()
    const rows = rowsOf(stage)
    const at = (pointer: string) => 2 + used(stage).findIndex((column) => column.at === pointer)
    const [headings = [], row = []] = rows
    const wrong = row.map((cell, index) =>
      index === at('/expect/verdict') ? '也许' : index === at('/given/answers/basics/employees') ? '一百' : cell,
    )
    const { problems } = edited(stage, [headings, wrong, ['no-such-example', 'x'], ['', '']])
    expect(problems).toHaveLength(3)
    expect(problems.join('\n')).toMatch(/第 2 行“从业人员.*”：“一百”不是整数/)
    expect(problems.join('\n')).toMatch(/第 2 行“结论”：“也许”不是“结论”的选项：符合、不符合、不能确定/)
    expect(problems.join('\n')).toContain('第 3 行：没有编号为“no-such-example”的示例')
    expect(edited(stage, [['', ''], row]).problems).not.toEqual([])
  })
})
