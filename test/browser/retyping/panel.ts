/** Fills the studio's forms for any object of the configuration, as its words say. */
import type { Locator, Page } from 'playwright-core'
import { metaSchemas } from '../../../server/engine/generated/meta-schemas.js'
import { valueAt } from '../../../web/pages/studio/edits.js'
import { choicesOf } from '../../../web/pages/studio/properties/choices.js'
import { optionsOf, type Property, propertiesOf } from '../../../web/pages/studio/properties/model.js'
import { settled } from '../people.js'
import { type Filling, fillCondition } from './conditions.js'
import { control, pickIn, pickOnlyIn } from './hand.js'
import type { Source, Tree } from './source.js'

type Place = (string | number)[]
const schemas = Object.fromEntries(Object.entries(metaSchemas).map(([name, schema]) => [name, schema as Tree]))

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

/** Empties properties that a form begins with. */
export async function empty({ source, file, schema }: Filling, box: Locator, place: Place, names: readonly string[]): Promise<void> {
  for (const property of propertiesOf(schemas, schema, place, source.read(file))) {
    if (!names.includes(property.name)) continue
    const field = await fieldOf(box.locator('> .studio-properties'), property)
    await field.getByLabel(property.label).last().fill('')
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
  if (['map', 'text map', 'other'].includes(property.control)) throw new Error(`${own} cannot be written on a form`)
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
    return box.fill(value.join('\n'))
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
