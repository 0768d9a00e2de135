/** The hand-computed cases as a spreadsheet in the words of the pages, pasted one stage after the other. */
import type { Page } from 'playwright-core'
import { caseTable } from '../../../server/engine/examples/case-table.js'
import { type Case, casesOf, emptyCase } from '../../../web/pages/studio/examples/cases.js'
import { type WrittenSheet, workbookOf } from '../../../web/pages/studio/examples/workbook.js'
import { settled } from '../people.js'
import { caseInNames } from './cases.js'
import { confirm, go, pick, press, saved, type } from './hand.js'
import { namesBetween } from './names.js'
import { type Source, stagesOf, type Tree } from './source.js'

type Files = Readonly<Record<string, string>>

/** The cases of the notice in the names that the studio has given, by stage as the shipped programme calls it. */
export function casesInNames(source: Source, built: Files): Map<string, Tree[]> {
  const names = namesBetween(source.files, built, source.allCodes)
  return new Map(
    stagesOf(source).map(({ id }) => [id, casesOf(source.files, id).map(({ document }) => caseInNames(document as Tree, names))]),
  )
}

/** Pastes the cases of each stage from a spreadsheet: the table, and the sheets of what a cell does not hold. */
export async function pasteExamples(page: Page, source: Source, built: Files): Promise<number> {
  const cases = casesInNames(source, built)
  await go(page, '示例')
  let count = 0
  for (const stage of stagesOf(source)) {
    await pick(page, '环节', stage.title)
    await page.getByRole('button', { name: '导出空表' }).waitFor()
    await settled(page)
    const written = cases.get(stage.id) ?? []
    await press(page, '从 Excel 粘贴')
    const dialog = page.getByRole('dialog')
    for (const [index, { name, rows }] of sheetsOf(source, built, written).entries()) {
      if (index > 0) await pick(dialog, '再粘贴一张工作表', name)
      await type(
        dialog,
        index > 0 ? `工作表“${name}”` : '各示例',
        rows.map((row) => row.map(({ text }) => quoted(text)).join('\t')).join('\n'),
      )
    }
    await confirm(page, `写入（新增 ${written.length} 个，修改 0 个）`)
    await saved(page)
    count += written.length
  }
  return count
}

/** As a spreadsheet copies a cell. */
const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The sheets of a workbook with only what these cases say. */
function sheetsOf({ site }: Source, built: Files, cases: readonly Tree[]): WrittenSheet[] {
  const stage = String(cases[0]?.stage)
  const written = cases.map((document): Case => ({ path: '', id: '', title: String(document.title), document }))
  const said = Object.fromEntries(
    cases.map((one, index) => [`rules/examples/said-${index}.json`, JSON.stringify({ ...JSON.parse(emptyCase(stage, '')), ...one })]),
  )
  const { columns } = caseTable({ ...built, ...said }, site, stage, [])
  return workbookOf(
    written,
    columns.filter(({ used }) => used),
    columns,
  )
}
