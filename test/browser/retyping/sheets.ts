/** Worksheets: parameters, calculations per row, rows pasted with their formulas in Chinese. */
import type { Locator, Page } from 'playwright-core'
import { confirm, go, pick, press, region, saved, type } from './hand.js'
import { fill } from './panel.js'
import { type Source, stagesOf, type Tree } from './source.js'

export async function addSheets(page: Page, source: Source): Promise<void> {
  for (const stage of stagesOf(source)) {
    if (!stage.worksheet) continue
    const file = `rules/${stage.worksheet}.worksheet.json`
    const sheet = source.read(file)
    await go(page, '测算')
    await press(page, '新建核算表')
    await type(page.getByRole('dialog'), '名称', sheet.title)
    await pick(page.getByRole('dialog'), '用在哪个环节', stage.title)
    await confirm(page, '新建')
    await saved(page)
    await addParameters(page, source, sheet.parameters ?? [])
    for (const [index, line] of ((sheet.lines ?? []) as Tree[]).entries()) await addLine(page, source, file, stage, line, index)
    await pasteRows(page, page.getByRole('region', { name: '各行', exact: true }), source, file, ['rows'], sheet.rows)
    const rows = page.getByRole('region', { name: '各行', exact: true })
    for (const [index, row] of (sheet.rows as Tree[]).entries())
      if (row.allowNegative) {
        await press(rows, `${row.label}的其他设置`)
        await fill(
          { page, source, file, schema: 'worksheet' },
          page.getByRole('region', { name: `“${row.label}”的其他设置` }),
          ['rows', index],
          { only: ['allowNegative'] },
        )
      }
    await fill({ page, source, file, schema: 'worksheet' }, region(page, '结果和其他设置'), [], { only: ['results', 'asOf'] })
    await saved(page)
  }
}

async function addParameters(page: Page, source: Source, parameters: Tree[]): Promise<void> {
  const box = region(page, '参数')
  for (const [index, { label, unit, values }] of parameters.entries()) {
    await press(box, '添加参数')
    await type(box, `第 ${index + 1} 个参数的名称`, label)
    await type(box, `${label}的数值`, values[0].value)
    if (unit) await type(box, `${label}的单位`, unit)
    await pick(box, `${label}的依据条款`, source.clause(values[0].clause) ?? '')
  }
  await saved(page)
}

async function addLine(page: Page, source: Source, file: string, stage: Tree, line: Tree, index: number): Promise<void> {
  const form = source.read(`schemas/${stage.id}.form.json`)
  await press(page, '添加逐行计算')
  await type(page.getByRole('dialog'), '名称', line.label)
  await pick(page.getByRole('dialog'), '逐行计算哪个明细表', form.properties[line.forEach].title)
  await confirm(page, '添加')
  const box = region(page, `逐行计算：${line.label}`)
  await box.waitFor()
  await saved(page)
  await fill({ page, source, file, schema: 'worksheet', stage: stage.id }, box, ['lines', index], { only: ['where', 'leftOut'] })
  await pasteRows(page, box, source, file, ['lines', index, 'rows'], line.rows)
}

const roundings: Tree = { 'half-up': '四舍五入', down: '舍去', up: '进位' }

async function pasteRows(page: Page, box: Locator, source: Source, file: string, list: (string | number)[], rows: Tree[]): Promise<void> {
  await press(box, '从表格粘贴各行')
  const lines = rows.map((row, index) =>
    [
      row.label,
      source.formula(file, `/${[...list, index, 'formula'].join('/')}`),
      row.unit ?? '',
      row.round ? `${roundings[row.round.mode]}${row.round.places}位` : '',
      source.cited(row.clause),
      row.note ?? '',
    ].join('\t'),
  )
  await type(page.getByRole('dialog'), '各行的内容', lines.join('\n'))
  await confirm(page, `添加 ${rows.length} 行`)
  await saved(page)
}
