/** Filling a form as people do: by what they see of each kind of control. */
import type { Locator, Page } from 'playwright-core'

/** The place of a field in a form. */
export const fieldOf = (page: Page | Locator, key: string): Locator => page.locator(`[data-field="${key}"]`)

/** Gives an answer: the label of an option, what is searched for in a tree, or a text to type; the field is left afterwards. */
export async function answer(page: Page, key: string, value: string): Promise<void> {
  const field = fieldOf(page, key)
  await field.waitFor()
  if ((await field.getByRole('radio').count()) > 0) return field.getByRole('radio', { name: value, exact: true }).check()
  if ((await field.locator('.ant-cascader').count()) > 0) return search(page, field, value)
  if ((await field.locator('.ant-select').count()) > 0) return choose(page, field.locator('.ant-select'), value)
  const control = field.locator('input, textarea').first()
  await control.fill(value)
  await control.press('Tab')
}

/** Opens a list and takes an option. */
export async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await list.click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
}

/** The list is drawn anew with every key: on a busy machine a click may meet a line that is just being replaced, as with people, who then click again. */
async function search(page: Page, field: Locator, words: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await field.locator('.ant-cascader').click()
    await page.keyboard.type(words)
    await page.locator('.ant-cascader-menu-item:visible').filter({ hasText: words }).first().click()
    const taken = field.locator('.ant-select-content, .ant-select-selection-item', { hasText: words }).first()
    const isTaken = await taken.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    )
    if (isTaken) return
    if (attempt === 3) throw new Error(`“${words}” could not be chosen: ${await field.innerText()}`)
    await page.keyboard.press('Escape')
  }
}

/** A file to choose. */
export interface Chosen {
  name: string
  mimeType: string
  buffer: Buffer
}

export const pdfFile = (name: string, content: Uint8Array): Chosen => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) })

/** Presses a button that opens the file chooser, and chooses. */
export async function chooseFiles(page: Page, button: Locator, files: Chosen | Chosen[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button.click()
  // a large file takes its time into the browser of a busy machine
  await (await chooser).setFiles(files, { timeout: 60_000 })
}

/** Where the focus is: the name of a button, the key of a field, the id of anything else. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return {
      name: element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '',
      key: element?.closest<HTMLElement>('[data-field]')?.dataset.field,
      id: element?.id ?? '',
    }
  })

/** Presses Tab until the focus is where it should be. */
export async function tabUntil(page: Page, found: (at: Awaited<ReturnType<typeof focused>>) => boolean, what: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (found(await focused(page))) return
  }
  throw new Error(`“${what}” cannot be reached with the keyboard.`)
}

/** Goes to a button with Tab, and presses it with Enter. */
export async function keyTo(page: Page, label: string): Promise<void> {
  if ((await focused(page)).name !== label) await tabUntil(page, ({ name }) => name === label, label)
  await page.keyboard.press('Enter')
}
