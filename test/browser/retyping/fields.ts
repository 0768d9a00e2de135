/** The questions of a form: pasted as lines of a spreadsheet, what the list cannot say on their panels. */
import type { Locator, Page } from 'playwright-core'
import { businessTypeOf, checksOf, kindOfType } from '../../../web/pages/studio/forms/business-types.js'
import { sayTest, simpleTest } from '../../../web/pages/studio/forms/conditional.js'
import { type FieldNode, type SectionNode, sectionsOf } from '../../../web/pages/studio/forms/form-tree.js'
import { fieldFrom, readPastedFields } from '../../../web/pages/studio/forms/pasted-fields.js'
import { settled } from '../people.js'
import type { Filling } from './conditions.js'
import { control, go, pick, pickIn, saved } from './hand.js'
import { empty, fill } from './panel.js'
import type { Source, Tree } from './source.js'

/** Questions as lines of a spreadsheet. */
export const pasteOf = (source: Source, fields: readonly FieldNode[]) =>
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

/** What a question is like before anything is said on its panel: as it was copied, begun by the platform, or pasted. */
function startOf(source: Source, node: FieldNode, copied?: FieldNode): { title: string; made: Tree; widget?: string } {
  if (copied) return { title: node.field.title, made: copied.field }
  const line = lineOf(source, node).map(quoted).join('\t')
  const clauses = [{ id: node.field.clause ?? '', label: source.cited(node.field.clause) }]
  const [read] = readPastedFields(line, [], [], clauses)
  const made: Tree = (read && fieldFrom(read, node.key).field) ?? {}
  if (node.key !== 'name' && node.key !== 'creditCode') return { title: node.field.title, made, widget: read?.type }
  const title = node.key === 'name' ? '单位名称' : node.field.title
  const { maxLength: _, description: __, ...rest } = made
  return { title, made: { ...rest, title, from: node.field.from, locked: true, clause: undefined }, widget: read?.type }
}

/** What the list from the spreadsheet, or the copy, could not say. */
export async function finishField(page: Page, source: Source, file: string, section: SectionNode, node: FieldNode, copied?: FieldNode) {
  const { title, made, widget } = startOf(source, node, copied)
  const missing = Object.keys(node.field).filter(
    (key) => JSON.stringify((node.field as Tree)[key]) !== JSON.stringify(made[key]) && !['oneOf', 'evidence', 'type'].includes(key),
  )
  const checks = [...(checksOf[businessTypeOf(node.field, node.layout)] ?? [])]
  const tooMuch = checks.filter((key) => made[key] !== undefined && (node.field as Tree)[key] === undefined)
  const layout = copied ? [] : Object.keys(node.layout).filter((key) => !(key === 'widget' && node.layout.widget === widget))
  if (missing.length + tooMuch.length + layout.length === 0 && (copied || !node.condition)) return
  await chooseField(page, section, title)
  const side = page.getByRole('complementary', { name: '属性' })
  const filling: Filling = { page, source, file, schema: 'form' }
  const group = (name: string) => side.getByRole('group', { name, exact: true })
  const has = (keys: string[]) => keys.filter((key) => missing.includes(key))
  const basic = ['title', 'description', 'unit', 'clause', 'selfCheck']
  await fill(filling, group('基本'), node.place, { only: has(basic) })
  if (has(checks).length > 0) await fill(filling, group('校验'), node.place, { only: has(checks) })
  if (tooMuch.length > 0) await empty(filling, group('校验'), node.place, tooMuch)
  if (node.condition && !copied) await askWhen(group('显示'), section, node)
  const prefilled: unknown = missing.includes('default') ? node.field.default : undefined
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
  await fill(filling, await moreOf(page), node.place, { only: rest })
}

async function chooseField(page: Page, section: SectionNode, title: string): Promise<void> {
  const words = title.replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')
  await page
    .getByRole('region', { name: section.schema.title, exact: true })
    .getByRole('button', { name: new RegExp(`^\\*?${words} `) })
    .first()
    .click()
}

/** What is seldom said of a question. */
async function moreOf(page: Page): Promise<Locator> {
  const more = page.getByRole('complementary', { name: '属性' }).locator('details.forms-group')
  if ((await more.getAttribute('open')) === null) await more.locator('> summary').click()
  return more
}

/** Which material proves an answer can be said once there are materials. */
export async function proveAnswers(page: Page, source: Source, stage: Tree): Promise<void> {
  const file = `schemas/${stage.id}.form.json`
  const proven = sectionsOf(source.read(file), undefined).flatMap((section) =>
    section.fields.filter(({ field }) => field.evidence !== undefined).map((node) => ({ section, node })),
  )
  if (proven.length === 0) return
  await go(page, '表单')
  await pick(page, '环节', stage.title)
  await settled(page)
  for (const { section, node } of proven) {
    await chooseField(page, section, node.field.title)
    await fill({ page, source, file, schema: 'form' }, await moreOf(page), node.place, { only: ['evidence'] })
  }
  await saved(page)
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
