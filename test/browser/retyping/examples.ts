/** The hand-computed cases as a workbook, in the words of the pages, one stage after the other. */
import type { Page } from 'playwright-core'
import writeExcelFile from 'write-excel-file/node'
import { caseTable } from '../../../server/engine/examples/case-table.js'
import { type Case, casesOf, emptyCase } from '../../../web/pages/studio/examples/cases.js'
import { workbookOf } from '../../../web/pages/studio/examples/workbook.js'
import { pdfFile } from '../controls.js'
import { settled } from '../people.js'
import { caseInNames, namesBetween } from './cases.js'
import { confirm, go, pick, saved } from './hand.js'
import { type Source, stagesOf, type Tree } from './source.js'

type Files = Readonly<Record<string, string>>

/** The cases of the notice in the names that the studio has given, by stage as the shipped programme calls it. */
export function casesInNames(source: Source, built: Files): Map<string, Tree[]> {
  const names = namesBetween(source.files, built, source.allCodes)
  return new Map(
    stagesOf(source).map(({ id }) => [id, casesOf(source.files, id).map(({ document }) => caseInNames(document as Tree, names))]),
  )
}

/** Fills the empty table of each stage and takes it in. */
export async function importExamples(page: Page, source: Source, built: Files): Promise<void> {
  const cases = casesInNames(source, built)
  await go(page, '示例')
  for (const stage of stagesOf(source)) {
    await pick(page, '环节', stage.title)
    await page.getByRole('button', { name: '导出空表' }).waitFor()
    await settled(page)
    const filled = cases.get(stage.id) ?? []
    const content = await workbookFrom(source, built, filled)
    await page.getByLabel('选择示例的 Excel 文件').setInputFiles({ ...pdfFile('示例.xlsx', content), mimeType: '' }, { timeout: 60_000 })
    await confirm(page, `全部导入（新增 ${filled.length} 个，修改 0 个，删除 0 个）`)
    await saved(page)
  }
}

/** A workbook with only what these cases say. */
async function workbookFrom({ site }: Source, built: Files, cases: readonly Tree[]): Promise<Buffer> {
  const stage = String(cases[0]?.stage)
  const written = cases.map((document): Case => ({ path: '', id: '', title: String(document.title), document }))
  const said = Object.fromEntries(
    cases.map((one, index) => [`rules/examples/said-${index}.json`, JSON.stringify({ ...JSON.parse(emptyCase(stage, '')), ...one })]),
  )
  const { columns } = caseTable({ ...built, ...said }, site, stage, [])
  const sheets = workbookOf(
    written,
    columns.filter(({ used }) => used),
    columns,
  )
  return writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) =>
        row.map(({ text, isNumber }) => (isNumber ? { value: Number(text), type: Number } : { value: text, type: String })),
      ),
    })),
  ).toBuffer()
}
