/** The forms: sections and fields pasted as from a spreadsheet, what the list cannot say on their panels. */
import type { Locator, Page } from 'playwright-core'
import { type FieldNode, type SectionNode, sectionsOf } from '../../../web/pages/studio/forms/form-tree.js'
import { settled } from '../people.js'
import { finishField, pasteOf } from './fields.js'
import { confirm, go, pick, press, saved, type } from './hand.js'
import { fill } from './panel.js'
import { type Source, stagesOf, type Tree } from './source.js'

export async function writeForm(page: Page, source: Source, stage: Tree): Promise<void> {
  const file = `schemas/${stage.id}.form.json`
  const sections = sectionsOf(source.read(file), source.read(`schemas/${stage.id}.ui.json`))
  await go(page, '表单')
  await pick(page, '环节', stage.title)
  await settled(page)
  const [first] = sections
  const isBegun = first?.fields.some(({ key }) => key === 'name') && !copiedFrom(source, stage, first)
  if (!isBegun) await removeBegun(page)
  for (const section of sections) {
    const from = copiedFrom(source, stage, section)
    const continues = isBegun && section === first
    if (from) await copySection(page, from, section)
    else await (continues ? continueSection : addSection)(page, source, section)
    await saved(page)
    await finishSection(page, source, file, section, continues ? '基本信息' : section.schema.title)
    for (const node of section.fields) await finishField(page, source, file, section, node, from && fieldIn(source, from, section, node))
  }
  await finishForm(page, source, stage)
}

/** The section that a new form begins with. */
const begun = (page: Page): Locator => page.getByRole('navigation', { name: '表单结构' }).getByRole('button', { name: /^基本信息/ })

async function removeBegun(page: Page): Promise<void> {
  await begun(page).click()
  await press(page, '删除这一部分')
  await confirm(page, '删除')
}

/** What is said of the form as a whole. */
async function finishForm(page: Page, source: Source, { id }: Tree): Promise<void> {
  await chooseInStructure(page, '整张表单、列表与打印')
  const group = (name: string) => page.getByRole('complementary', { name: '属性' }).getByRole('group', { name, exact: true })
  const form = { page, source, file: `schemas/${id}.form.json`, schema: 'form' }
  await fill(form, group('基本'), [], { only: ['title', 'description'] })
  const ui = { page, source, file: `schemas/${id}.ui.json`, schema: 'ui' }
  await fill(ui, group('列表与打印'), [], { only: ['print', 'columns', 'tabs', 'shown'] })
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

const fieldIn = (source: Source, { id }: Tree, { key }: SectionNode, node: FieldNode) =>
  sectionsOf(source.read(`schemas/${id}.form.json`), source.read(`schemas/${id}.ui.json`))
    .find((section) => section.key === key)
    ?.fields.find((field) => field.key === node.key)

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

async function continueSection(page: Page, source: Source, section: SectionNode): Promise<void> {
  await begun(page).click()
  await press(page.getByRole('navigation', { name: '表单结构' }), '从 Excel 粘贴')
  const more = section.fields.filter(({ key }) => key !== 'name' && key !== 'creditCode')
  if (more.length === 0) return page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('textbox').first().fill(pasteOf(source, more))
  await confirm(page, `添加 ${more.length} 项`)
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
