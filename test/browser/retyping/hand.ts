/** The hand of a policy officer: finds things by the words that stand beside them, picks from lists, types. */
import type { Locator, Page } from 'playwright-core'
import { settled } from '../people.js'

export type Scope = Page | Locator

const escaped = (text: string) => text.replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')
/** A label as it reads, with or without the mark of what must be filled in. */
const labelled = (label: string) => new RegExp(`^(\\*必填)?\\s*${escaped(label)}$`)

/** The control that a label belongs to. */
export const control = (scope: Scope, label: string): Locator => scope.getByLabel(labelled(label)).first()

export async function type(scope: Scope, label: string, text: string): Promise<void> {
  await control(scope, label).fill(text)
}

const pageOf = (scope: Scope): Page => ('page' in scope ? scope.page() : scope)
/** The list that belongs to an opened box. */
async function list(box: Locator): Promise<Locator> {
  const id = (await box.getAttribute('aria-controls')) ?? (await box.getAttribute('aria-owns'))
  const lists = box.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  return id ? lists.filter({ has: box.page().locator(`[id="${id}"]`) }).last() : lists.last()
}

/** Chooses from the list that a label belongs to. */
export const pick = (scope: Scope, label: string, ...options: string[]): Promise<void> => pickIn(control(scope, label), label, options)

/** Chooses options by their words in an opened list; of several, one after the other. */
export async function pickIn(box: Locator, label: string, options: readonly string[]): Promise<void> {
  const page = box.page()
  const isMultiple = await box.evaluate((node) => node.closest('.ant-select')?.classList.contains('ant-select-multiple') ?? false)
  const isOpen = async () => (await box.getAttribute('aria-expanded')) === 'true'
  for (const option of options) {
    const isWritable = await box.isEditable()
    for (let attempt = 1; ; attempt++) {
      if (!(await isOpen())) await box.press('ArrowDown')
      if (isWritable) await box.fill(option)
      const wanted = (await list(box)).locator(`.ant-select-item-option[title="${option.replaceAll('"', '\\"')}"]`).first()
      const isThere = await wanted.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      )
      const isChosen = isThere && isMultiple && (await wanted.getAttribute('aria-selected')) === 'true'
      if (isThere && !isChosen) await wanted.dispatchEvent('click')
      if (isThere) break
      if (attempt === 3) throw new Error(`“${label}” does not offer “${option}”, but: ${(await offers(box)).slice(0, 40).join(' / ')}`)
      if (await isOpen()) await box.press('Escape')
      await settled(page)
    }
  }
  if (isMultiple && (await isOpen())) await box.press('Escape')
}

async function offers(box: Locator): Promise<string[]> {
  const page = box.page()
  if (await box.isEditable()) await box.fill('')
  await page.waitForTimeout(200)
  return (await list(box)).locator('.ant-select-item-option').allInnerTexts()
}

/** Makes exactly these the chosen ones of a list of several. */
export const pickOnly = (scope: Scope, label: string, options: readonly string[]): Promise<void> =>
  pickOnlyIn(control(scope, label), label, options)

export async function pickOnlyIn(box: Locator, label: string, options: readonly string[]): Promise<void> {
  const chosen = box.locator('xpath=ancestor::*[contains(@class,"ant-select-multiple")][1]').locator('.ant-select-selection-item')
  for (let left = await chosen.count(); left > 0; left--) await box.press('Backspace')
  if (options.length > 0) await pickIn(box, label, options)
}

/** Writes several words into a list that takes any. */
export async function tag(scope: Scope, label: string, words: readonly string[]): Promise<void> {
  const box = control(scope, label)
  await box.click({ force: true })
  for (const word of words) {
    await box.fill(word)
    await box.press('Enter')
  }
  await pageOf(scope).keyboard.press('Escape')
}

/** A button by its name; what only readers of the screen hear of it may stand apart. */
export const button = (scope: Scope, name: string): Locator => buttons(scope, name).first()

/** All buttons of a name. */
export const buttons = (scope: Scope, name: string): Locator =>
  scope.getByRole('button', { name: new RegExp(`^${[...name].map(escaped).join('\\s*')}$`) })

export async function press(scope: Scope, name: string): Promise<void> {
  await button(scope, name).click()
}

/** Goes to a page of the studio by its menu. */
export async function go(page: Page, entry: string): Promise<void> {
  const link = page.getByRole('navigation', { name: '配置' }).getByRole('link', { name: new RegExp(`^${entry}(\\s*\\d|$)`) })
  await link.click()
  await settled(page)
}

/** The draft is on the server, checked. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.save-state', { hasText: /草稿已保存|与生效版本相同/ }).waitFor({ timeout: 60_000 })
  await settled(page)
}

/** Closes what lies above the page. */
export async function confirm(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('button', { name: button }).last().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A part of a page by its heading. */
export const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
