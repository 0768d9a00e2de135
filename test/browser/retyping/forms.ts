/** The forms: sections and fields pasted as from a spreadsheet, what the list cannot say on their panels. */
import type { Locator, Page } from 'playwright-core'
import { businessTypeOf, checksOf, kindOfType } from '../../../web/pages/studio/forms/business-types.js'
import { sayTest, simpleTest } from '../../../web/pages/studio/forms/conditional.js'
import { type FieldNode, type SectionNode, sectionsOf } from '../../../web/pages/studio/forms/form-tree.js'
import { fieldFrom, readPastedFields } from '../../../web/pages/studio/forms/pasted-fields.js'
import { settled } from '../people.js'
import { confirm, control, go, pick, pickIn, press, saved, type } from './hand.js'
import { type Filling, fill } from './panel.js'
import { type Source, stagesOf, type Tree } from './source.js'

export async function writeForm(page: Page, source: Source, stage: Tree): Promise<void> {
  const file = `schemas/${stage.id}.form.json`
  const form = source.read(file)
  const sections = sectionsOf(form, source.read(`schemas/${stage.id}.ui.json`))
  await go(page, '表单')
  await pick(page, '环节', stage.title)
  await settled(page)
  const begun = page.getByRole('navigation', { name: '表单结构' }).getByRole('button', { name: /^基本信息/ })
  const [first] = sections
  const isBegun = first?.fields.some(({ key }) => key === 'name') && !copiedFrom(source, stage, first)
  if (!isBegun) {
    await begun.click()
    await press(page, '删除这一部分')
    await confirm(page, '删除')
  }
  for (const section of sections) {
    const from = copiedFrom(source, stage, section)
    if (from) await copySection(page, from, section)
    else if (section === first && isBegun) await continueSection(page, source, section, begun)
    else await addSection(page, source, section)
    await saved(page)
    await finishSection(page, source, file, section, section === first && isBegun ? '基本信息' : section.schema.title)
    if (!from) for (const node of section.fields) await finishField(page, source, file, section, node)
  }
  await chooseInStructure(page, '整张表单、列表与打印')
  const side = page.getByRole('complementary', { name: '属性' })
  await fill({ page, source, file, schema: 'form' }, side.getByRole('group', { name: '基本', exact: true }), [], {
    only: ['title', 'description'],
  })
  await fill(
    { page, source, file: `schemas/${stage.id}.ui.json`, schema: 'ui' },
    side.getByRole('group', { name: '列表与打印', exact: true }),
    [],
    {
      only: ['print', 'columns', 'tabs', 'shown'],
    },
  )
  await saved(page)
}

/** The stage before this one that asks the same questions. */
function copiedFrom(source: Source, stage: Tree, section: SectionNode): Tree | undefined {
  const keys = (node: SectionNode) => node.fields.map(({ key }) => key).join()
  const before = stagesOf(source).slice(
    0,
    stagesOf(source).findIndex(({ id }) => id === stage.id),
  )
  return before.find(({ id }) =>
    sectionsOf(source.read(`schemas/${id}.form.json`), undefined).some((one) => one.key === section.key && keys(one) === keys(section)),
  )
}

async function copySection(page: Page, from: Tree, section: SectionNode): Promise<void> {
  await press(page.getByRole('navigation', { name: '表单结构' }), '+ 部分')
  await page.getByRole('dialog').getByText('照搬其他环节的一部分').click()
  await pick(page.getByRole('dialog'), '哪个环节', from.title)
  await pick(page.getByRole('dialog'), '哪一部分', section.schema.title)
  await confirm(page, '添加')
}

async function addSection(page: Page, source: Source, section: SectionNode): Promise<void> {
  await press(page.getByRole('navigation', { name: '表单结构' }), '+ 部分')
  const dialog = page.getByRole('dialog')
  if (section.isRows) await dialog.getByText('明细表，一条一条填').click()
  await type(dialog, '名称', section.schema.title)
  await type(dialog, '从 Excel 粘贴填报项', pasteOf(source, section.fields))
  await confirm(page, '添加')
}

async function continueSection(page: Page, source: Source, section: SectionNode, begun: Locator): Promise<void> {
  await begun.click()
  await press(page.getByRole('navigation', { name: '表单结构' }), '从 Excel 粘贴')
  const more = section.fields.filter(({ key }) => key !== 'name' && key !== 'creditCode')
  if (more.length === 0) return page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('textbox').first().fill(pasteOf(source, more))
  await confirm(page, `添加 ${more.length} 项`)
}

const pasteOf = (source: Source, fields: readonly FieldNode[]) =>
  fields.map((node) => lineOf(source, node).map(quoted).join('\t')).join('\n')
const quoted = (cell: string) => (/[\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function lineOf(source: Source, { field, layout, required }: FieldNode): string[] {
  const kind = businessTypeOf(field, layout)
  const options = (field.oneOf ?? field.items?.oneOf ?? []).map(({ title }) => title)
  const length = kind === 'text' || kind === 'longText' ? (field.maxLength ?? '') : ''
  return [
    field.title,
    kindOfType(kind).label,
    required ? '是' : '否',
    options.join('|'),
    field.description ?? '',
    field.unit ?? '',
    String(length),
    source.cited(field.clause),
  ]
}

async function finishSection(page: Page, source: Source, file: string, section: SectionNode, title: string): Promise<void> {
  await chooseInStructure(page, title)
  const group = page.getByRole('complementary', { name: '属性' }).getByRole('group', { name: '基本', exact: true })
  const only = ['title', 'description', 'clause', ...(section.isRows ? ['minItems', 'maxItems', 'uniqueBy'] : [])]
  await fill({ page, source, file, schema: 'form' }, group, section.place, { only })
  if (!section.layout.addLabel) return
  const shown = page.getByRole('complementary', { name: '属性' }).getByRole('group', { name: '显示', exact: true })
  const ui = file.replace('.form.', '.ui.')
  await fill({ page, source, file: ui, schema: 'ui' }, shown, ['sections', section.key], { only: ['addLabel'] })
}

async function chooseInStructure(page: Page, title: string): Promise<void> {
  const words = title.replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')
  await page
    .getByRole('navigation', { name: '表单结构' })
    .getByRole('button', { name: new RegExp(`^\\*?${words}( |，|$)`) })
    .first()
    .click()
}

/** What the list from the spreadsheet could not say. */
async function finishField(page: Page, source: Source, file: string, section: SectionNode, node: FieldNode): Promise<void> {
  const line = lineOf(source, node).map(quoted).join('\t')
  const clauses = [{ id: node.field.clause ?? '', label: source.cited(node.field.clause) }]
  const [read] = readPastedFields(line, [], [], clauses)
  const made: Tree = (read && fieldFrom(read, node.key).field) ?? {}
  const isBegun = node.key === 'name' || node.key === 'creditCode'
  if (isBegun) Object.assign(made, { title: node.field.title, from: node.field.from, locked: true, clause: undefined })
  if (isBegun) for (const key of ['maxLength', 'description']) delete made[key]
  const missing = Object.keys(node.field).filter(
    (key) => JSON.stringify((node.field as Tree)[key]) !== JSON.stringify(made[key]) && !['oneOf', 'evidence', 'type'].includes(key),
  )
  const layout = Object.keys(node.layout).filter((key) => !(key === 'widget' && node.layout.widget === read?.type))
  if (missing.length === 0 && !node.condition && layout.length === 0) return
  const nav = page.getByRole('region', { name: section.schema.title, exact: true })
  const title = (isBegun && node.key === 'name' ? '单位名称' : node.field.title).replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')
  await nav
    .getByRole('button', { name: new RegExp(`^\\*?${title} `) })
    .first()
    .click()
  const side = page.getByRole('complementary', { name: '属性' })
  const filling: Filling = { page, source, file, schema: 'form' }
  const group = (name: string) => side.getByRole('group', { name, exact: true })
  const has = (keys: string[]) => keys.filter((key) => missing.includes(key))
  const basic = ['title', 'description', 'unit', 'clause', 'selfCheck']
  const checks = [...(checksOf[businessTypeOf(node.field, node.layout)] ?? [])]
  await fill(filling, group('基本'), node.place, { only: has(basic) })
  if (has(checks).length > 0) await fill(filling, group('校验'), node.place, { only: has(checks) })
  if (node.condition) await askWhen(group('显示'), section, node)
  const prefilled: unknown = node.field.default
  if (prefilled !== undefined) {
    const word =
      typeof prefilled === 'boolean' ? (prefilled ? '是' : '否') : node.field.oneOf?.find((one) => one.const === prefilled)?.title
    await pick(group('显示'), '预先填好的回答', word ?? String(prefilled))
  }
  if (layout.length > 0)
    await fill(
      { ...filling, file: file.replace('.form.', '.ui.'), schema: 'ui' },
      group('显示').locator('> .studio-properties').nth(1).locator('xpath=..'),
      ['fields', node.key],
      { only: layout },
    )
  const rest = missing.filter((key) => ![...basic, ...checks, 'printed', 'default'].includes(key))
  if (rest.length === 0) return
  const more = side.locator('details.forms-group')
  if ((await more.getAttribute('open')) === null) await more.locator('> summary').click()
  await fill(filling, more, node.place, { only: rest })
}

async function askWhen(group: Locator, section: SectionNode, node: FieldNode): Promise<void> {
  const simple = simpleTest(node.condition?.test)
  const asked = section.fields.find(({ key }) => key === simple?.field)
  if (!simple || !asked) throw new Error(`${node.field.title}: ${sayTest(node.condition?.test, section.fields)}`)
  await pick(group, '何时填写', `按“${asked.field.title}”的回答`)
  const words =
    asked.field.type === 'boolean'
      ? new Map([
          [true, '是'],
          [false, '否'],
        ] as [unknown, string][])
      : new Map((asked.field.oneOf ?? []).map((one) => [one.const as unknown, one.title]))
  await pickOnly2(
    group,
    '哪些回答',
    simple.values.map((value) => words.get(value) ?? String(value)),
  )
}

/** At least one answer stays chosen: the others first, then those that are not wanted go. */
async function pickOnly2(scope: Locator, label: string, options: string[]): Promise<void> {
  const box = control(scope, label)
  await pickIn(box, label, options)
  const items = scope.locator('.forms-test .ant-select-multiple .ant-select-selection-item')
  for (const text of await items.allInnerTexts()) {
    if (options.includes(text.trim())) continue
    await items.filter({ hasText: text.trim() }).locator('.ant-select-selection-item-remove').click()
  }
}
