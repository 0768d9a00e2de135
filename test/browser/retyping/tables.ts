/** Decision tables, their rows pasted. */
import type { Page } from 'playwright-core'
import { settled } from '../people.js'
import { confirm, go, pick, press, region, saved, tag, type } from './hand.js'
import { fill } from './panel.js'
import type { Source, Tree } from './source.js'

export async function addTables(page: Page, source: Source): Promise<void> {
  const names = new Map(
    source.outline.stages.flatMap((stage) => stage.names.flatMap((name) => [name, ...(name.rows ?? [])])).map((name) => [name.id, name]),
  )
  await go(page, '决策表')
  for (const file of Object.keys(source.files).filter((one) => one.endsWith('.table.json'))) {
    const table = source.read(file)
    await press(page, '新建决策表')
    const dialog = page.getByRole('dialog')
    await type(dialog, '名称', table.title)
    for (const input of table.inputs as Tree[]) {
      const name = names.get(input.id)
      if (name) await pick(dialog, '按什么查', name.label)
      else
        await tag(dialog, '按什么查', [
          [input.label, input.unit ?? (input.type === 'boolean' ? '是否' : undefined)].filter(Boolean).join(' '),
        ])
    }
    await type(dialog, '得出什么', table.outputs.map((output: Tree) => [output.label, output.unit].filter(Boolean).join(' ')).join('\n'))
    await type(
      dialog,
      '从 Excel 粘贴各行',
      table.rows
        .map((row: Tree) => [...row.when.map((cell: string) => wordsOf(source, cell)), ...row.then, source.cited(row.clause)].join('\t'))
        .join('\n'),
    )
    await confirm(page, '新建')
    await settled(page)
    await fill({ page, source, file, schema: 'table' }, region(page, '列和其他设置'), [], { only: ['incomplete'] })
    await saved(page)
  }
}

const wordsOf = (source: Source, cell: string) =>
  cell
    .split(/,\s*/)
    .map((code) => source.allCodes.get(code) ?? code)
    .join(', ')
