/** Fills the studio's forms for any object of the configuration, as its words say. */
import type { Locator, Page } from 'playwright-core'
import { metaSchemas } from '../../../server/engine/generated/meta-schemas.js'
import { lexiconOf } from '../../../web/pages/studio/conditions/lexicon.js'
import { factAndPath, type Group, isGroup, type Line, queryOf } from '../../../web/pages/studio/conditions/query.js'
import { sayCondition } from '../../../web/pages/studio/conditions/words.js'
import { valueAt } from '../../../web/pages/studio/edits.js'
import { choicesOf } from '../../../web/pages/studio/properties/choices.js'
import { optionsOf, type Property, propertiesOf } from '../../../web/pages/studio/properties/model.js'
import { settled } from '../people.js'
import { control, pickIn, pickOnlyIn, press } from './hand.js'
import type { Source, Tree } from './source.js'

type Place = (string | number)[]
const schemas = Object.fromEntries(Object.entries(metaSchemas).map(([name, schema]) => [name, schema as Tree]))

export interface Filling {
  page: Page
  source: Source
  /** The file of the shipped configuration that is retyped, and its meta-schema. */
  file: string
  schema: string
  /** Whose names conditions read. */
  stage?: string
  rowsOf?: string
}

/** Fills the properties of an object into a form; `box` holds the form. */
export async function fill(
  filling: Filling,
  box: Locator,
  place: Place,
  { only, omit }: { only?: string[]; omit?: string[] } = {},
): Promise<void> {
  const { source, file, schema } = filling
  const document = source.read(file)
  const object = valueAt(document, place) as Tree
  const properties = propertiesOf(schemas, schema, place, document, omit).filter(({ name }) => !only || only.includes(name))
  const form = box.locator('> .studio-properties')
  for (const property of properties) {
    if (object?.[property.name] === undefined) continue
    const field = await fieldOf(form, property)
    await fillOne(filling, field, property, place, object)
  }
}

/** The field of a property in a form; what waits below is opened first. */
async function fieldOf(form: Locator, { label, control: kind }: Property): Promise<Locator> {
  const isGroup = ['object', 'list', 'map'].includes(kind)
  const words = new RegExp(`^(\\*必填)?\\s*${label.replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')}(（必填）)?$`)
  const among = (base: Locator) =>
    isGroup
      ? base
          .locator('> fieldset')
          .filter({ has: base.page().locator('legend', { hasText: words }) })
          .first()
      : base
          .locator('> .field')
          .filter({ has: base.page().locator('> label', { hasText: words }) })
          .first()
  const above = among(form)
  const below = among(form.locator('> details > .studio-properties'))
  await above.or(below).first().waitFor({ state: 'attached' })
  if (await above.count()) return above
  const more = form.locator('> details')
  if ((await more.getAttribute('open')) === null) await more.locator('> summary').click()
  return below
}

async function fillOne(filling: Filling, field: Locator, property: Property, place: Place, object: Tree): Promise<void> {
  const { page, source, file } = filling
  const value = object[property.name]
  const own = `${property.owner}.${property.name}`
  const at = [...place, property.name]
  if (property.control === 'object') return fill(filling, field, at)
  if (property.control === 'list') return fillList(filling, field, property, at, value)
  if (property.control === 'map' || property.control === 'other') throw new Error(`${own} cannot be written on a form`)
  if (property.control === 'condition') {
    const rowsOf = object.forEach ?? object.over ?? filling.rowsOf
    return fillCondition({ ...filling, stage: object.stage ?? filling.stage, rowsOf }, field, value)
  }
  if (property.control === 'formula') return fillFormula(page, control(field, property.label), source.formula(file, `/${at.join('/')}`))
  const box = field.getByLabel(property.label).last()
  const names = choicesOf(property, { path: file, files: source.files, outline: source.outline, value: object })
  const nameOf = (id: unknown) => wordOfName(source, own, String(id), names)
  if (property.name === 'clause') return pickIn(box, property.label, [source.clause(value) ?? ''])
  if (property.control === 'flag') return pickIn(box, property.label, [value ? '是' : '否'])
  if (property.control === 'choice' || property.control === 'choices') {
    const words = new Map(optionsOf(property.values ?? []).map((option) => [option.value, option.label]))
    return pickIn(
      box,
      property.label,
      [value].flat().map((one) => words.get(one) ?? String(one)),
    )
  }
  if (property.control === 'texts') {
    if (names.length > 0) return pickOnlyIn(box, property.label, value.map(nameOf))
    await box.click({ force: true })
    for (const word of value) {
      await box.fill(word)
      await box.press('Enter')
    }
    await page.keyboard.press('Escape')
    return
  }
  if (names.length > 0) return pickIn(box, property.label, [nameOf(value)])
  // what options are stored as are the words that the officer chose
  await box.fill(property.name === 'const' ? (source.allCodes.get(value) ?? value) : String(value))
}

function wordOfName(source: Source, own: string, id: string, names: readonly { id: string; label?: string }[]): string {
  if (own.endsWith('.clause')) return source.clause(id) ?? id
  const found = names.find((name) => name.id === id)
  if (!found) throw new Error(`${own}: “${id}” is not among the names`)
  return found.label || found.id
}

async function fillList(filling: Filling, field: Locator, property: Property, at: Place, items: readonly unknown[]): Promise<void> {
  const entries = field.locator('> ol > li')
  const before = await entries.count()
  for (let index = 0; index < items.length; index++) {
    if (index >= before) await field.locator('> button', { hasText: `添加${property.label}` }).click()
    const item = entries.nth(index)
    await item.waitFor()
    const details = item.locator('> details')
    if ((await details.getAttribute('open')) === null) await details.locator('> summary').click()
    await fill(filling, details, [...at, index])
  }
}

/** Types a formula with labels, until what is stored was read. */
export async function fillFormula(page: Page, box: Locator, text: string): Promise<void> {
  await box.fill(text)
  await settled(page)
}

/** Builds a condition from lines. */
export async function fillCondition(filling: Filling, field: Locator, condition: unknown): Promise<void> {
  const builder = field.locator('.studio-builder').first()
  await builder.waitFor()
  await fillGroup(filling, builder.locator('> .ruleGroup'), queryOf(condition))
}

async function fillGroup(filling: Filling, group: Locator, { combinator, not, rules }: Group): Promise<void> {
  const header = group.locator('> .ruleGroup-header')
  const body = group.locator('> .ruleGroup-body')
  if (combinator === 'any') await pickIn(header.getByLabel('全部满足还是任一'), '全部满足还是任一', ['以下满足任一'])
  if (not) await header.getByText('反过来').click()
  for (const [index, part] of rules.entries()) {
    await press(header, isGroup(part) ? '添加一组' : '添加一条')
    const own = body.locator('> .ruleGroup, > .rule').nth(index)
    await own.waitFor()
    if (isGroup(part)) await fillGroup(filling, own, part)
    else await fillLine(filling, own, part)
  }
}

async function fillLine(filling: Filling, line: Locator, { field, operator, value }: Line): Promise<void> {
  const { source, stage, rowsOf } = filling
  const lexicon = lexiconOf(source.outline, source.files, stage, rowsOf)
  const [fact, path] = factAndPath(field)
  const whole = lexicon.names.get(fact)
  const name = path ? whole?.columns?.find(({ id }) => `$.${id}` === path) : whole
  const label = field.startsWith('@')
    ? sayCondition(lexicon.conditions[field.slice(1)], lexicon)
    : path
      ? `${whole?.label}的“${name?.label}”`
      : (name?.label ?? field)
  await pickIn(line.getByLabel('比较什么'), '比较什么', [label])
  if (field.startsWith('@')) {
    if (operator.startsWith('not:')) await pickIn(line.getByLabel('怎样比较'), '怎样比较', ['不成立'])
    return
  }
  const kind = lexicon.operators.find((one) => one.name === operator.replace(/^not:/, ''))
  await pickIn(line.getByLabel('怎样比较'), '怎样比较', [kind?.shape === 'flag' ? '是否填写' : (kind?.label ?? operator)])
  const about = `“${name?.label}”比较的值`
  if (kind?.shape === 'rows') {
    const inner = line.locator('.studio-builder').first()
    await inner.waitFor()
    return fillGroup({ ...filling, rowsOf: fact }, inner.locator('> .ruleGroup'), queryOf(value))
  }
  if (kind?.shape === 'flag') return pickIn(line.getByLabel(about), about, [value ? '已填写' : '未填写'])
  const known = name?.options && new Map(name.options.map((option) => [option.value, option.label]))
  if (kind?.shape === 'several' || kind?.shape === 'texts') {
    const box = line.getByLabel(about)
    const words = (value as unknown[]).map(String)
    if (known)
      return pickIn(
        box,
        about,
        words.map((word) => known.get(word) ?? word),
      )
    await box.click({ force: true })
    for (const word of words) {
      await box.fill(word)
      await box.press('Enter')
    }
    await filling.page.keyboard.press('Escape')
    return
  }
  const one = async (label: string, given: unknown) => {
    if (typeof given === 'object' && given !== null && 'fact' in given) {
      await pickIn(line.getByLabel(`${label}：固定值还是另一项`, { exact: true }), label, ['另一项'])
      const other = lexicon.names.get(String(given.fact))
      return pickIn(line.getByLabel(label, { exact: true }), label, [other?.label ?? ''])
    }
    if (given === '') return pickIn(line.getByLabel(`${label}：固定值还是另一项`, { exact: true }), label, ['空白'])
    const box = line.getByLabel(label, { exact: true })
    if (typeof given === 'boolean') return pickIn(box, label, [given ? '是' : '否'])
    if (known && kind?.shape !== 'text') return pickIn(box, label, [known.get(String(given)) ?? String(given)])
    await box.fill(String(given))
    await box.press('Tab')
  }
  if (kind?.shape !== 'range') return one(about, value)
  const [low, high] = value as unknown[]
  await one(`${about}，最小`, low)
  await one(`${about}，最大`, high)
}
