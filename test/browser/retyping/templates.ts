/** Letters and mails: what they are about, their text, and what is filled in by the names that stand beside it. */
import type { Page } from 'playwright-core'
import type { PaletteGroup } from '../../../server/engine/templates/palette.js'
import { settled } from '../people.js'
import { confirm, go, pick, press, region, saved, type } from './hand.js'
import { fill } from './panel.js'
import { main, type Source, stagesOf, type Tree } from './source.js'

export async function addLetters(page: Page, source: Source): Promise<void> {
  await go(page, '文书')
  for (const [index, letter] of (source.read(main).letters as Tree[]).entries()) {
    await press(page, '新增文书')
    const dialog = page.getByRole('dialog')
    await type(dialog, '文书名称', letter.title)
    await pick(dialog, '关于什么', `一件“${stagesOf(source).find(({ id }) => id === letter.stage)?.title}”`)
    await confirm(page, '新增')
    await writeTemplate(page, source, letter.title, letter.template, source.letterPalette(letter.id))
    await press(page, '名称和设置')
    const drawer = page.getByRole('dialog')
    await fill({ page, source, file: main, schema: 'programme' }, drawer.locator('.ant-drawer-body'), ['letters', index], {
      omit: ['title', 'stage', 'template', 'profile'],
    })
    await press(drawer, '关闭')
    await drawer.waitFor({ state: 'hidden' })
    await saved(page)
  }
}

/** First what they are about: steps are told which of them they send, and what may be filled in depends on the step. */
export async function addMails(page: Page, source: Source): Promise<void> {
  await go(page, '邮件')
  for (const mail of source.read(main).mails as Tree[]) {
    await press(page, '新增邮件')
    await page.getByLabel('“新的邮件”的模板').waitFor()
    await settled(page)
    await type(page, '主题', mail.subject)
    await saved(page)
  }
}

export async function writeMails(page: Page, source: Source): Promise<void> {
  await go(page, '邮件')
  for (const mail of source.read(main).mails as Tree[]) {
    await pick(page, '选择邮件', source.mail(mail.id))
    await settled(page)
    await writeTemplate(page, source, mail.subject, mail.template, source.mailPalette(mail.id))
  }
}

/** Types a text; what the palette offers is inserted from it, where the cursor stands. */
async function writeTemplate(page: Page, source: Source, title: string, template: string, groups: readonly PaletteGroup[]): Promise<void> {
  const editor = page.getByLabel(`“${title}”的模板`, { exact: true })
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  const entries = groups.flatMap((group) => group.entries.map((entry) => ({ ...entry, group: group.title })))
  for (const part of (source.files[`templates/${template}`] ?? '').trimEnd().split(/(\{\{[^{}]+\}\})/)) {
    const entry = entries.find(({ text }) => text === part.replace('{{answers.', '{{texts.'))
    if (entry) await insert(page, entry)
    else if (part) await page.keyboard.insertText(part)
  }
  await saved(page)
}

async function insert(page: Page, { label, group }: { label: string; group: string }): Promise<void> {
  const palette = region(page, '插入内容')
  await palette.getByLabel('查找可插入的内容').fill(label)
  const found = palette.locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${escaped(group)} \\d+$`) }) })
  await found.getByRole('button', { name: label, exact: true }).first().click()
}

const escaped = (text: string) => text.replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')
