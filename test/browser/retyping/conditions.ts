/** Builds conditions from lines, as their words say. */
import type { Locator, Page } from 'playwright-core'
import { lexiconOf } from '../../../web/pages/studio/conditions/lexicon.js'
import { factAndPath, type Group, isGroup, type Line, queryOf } from '../../../web/pages/studio/conditions/query.js'
import { sayCondition } from '../../../web/pages/studio/conditions/words.js'
import { pickIn, press } from './hand.js'
import type { Source } from './source.js'

/** Where something is retyped, and what it is read from. */
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
  if (kind?.shape === 'rows') {
    const inner = line.locator('.studio-builder').first()
    await inner.waitFor()
    return fillGroup({ ...filling, rowsOf: fact }, inner.locator('> .ruleGroup'), queryOf(value))
  }
  const known = name?.options && new Map(name.options.map((option) => [option.value, option.label]))
  await fillValue(
    line,
    { about: `“${name?.label}”比较的值`, shape: kind?.shape, known, labelOf: (id) => lexicon.names.get(id)?.label },
    value,
  )
}

interface Compared {
  about: string
  shape?: string
  /** Words of the options. */
  known?: ReadonlyMap<string, string>
  /** What another name is called. */
  labelOf: (id: string) => string | undefined
}

/** What is compared with, as the operator asks for it. */
async function fillValue(line: Locator, compared: Compared, value: unknown): Promise<void> {
  const { about, shape, known } = compared
  const box = line.getByLabel(about)
  if (shape === 'flag') return pickIn(box, about, [value ? '已填写' : '未填写'])
  if (shape === 'several' || shape === 'texts') {
    const words = (value as unknown[]).map((word) => known?.get(String(word)) ?? String(word))
    return known ? pickIn(box, about, words) : writeWords(box, words)
  }
  if (shape !== 'range') return fillSide(line, about, compared, value)
  const [low, high] = value as unknown[]
  await fillSide(line, `${about}，最小`, compared, low)
  await fillSide(line, `${about}，最大`, compared, high)
}

/** Writes words into a list that takes any. */
async function writeWords(box: Locator, words: readonly string[]): Promise<void> {
  await box.click({ force: true })
  for (const word of words) {
    await box.fill(word)
    await box.press('Enter')
  }
  await box.page().keyboard.press('Escape')
}

/** A fixed value, another name, or that nothing is written. */
async function fillSide(line: Locator, label: string, { shape, known, labelOf }: Compared, given: unknown): Promise<void> {
  const choice = line.getByLabel(`${label}：固定值还是另一项`, { exact: true })
  const box = line.getByLabel(label, { exact: true })
  if (typeof given === 'object' && given !== null && 'fact' in given) {
    await pickIn(choice, label, ['另一项'])
    return pickIn(box, label, [labelOf(String(given.fact)) ?? ''])
  }
  if (given === '') return pickIn(choice, label, ['空白'])
  if (typeof given === 'boolean') return pickIn(box, label, [given ? '是' : '否'])
  if (known && shape !== 'text') return pickIn(box, label, [known.get(String(given)) ?? String(given)])
  await box.fill(String(given))
  await box.press('Tab')
}
