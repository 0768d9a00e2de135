/** Where a programme is built from nothing, and how it ends: a site without any, and the first publication. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { repository } from '../../server.js'
import { press, type } from './hand.js'

/** A throw-away folder with the site of the second notice and no programme; the caller removes it. */
export function bareSite(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'shenbao-site-'))
  cpSync(path.join(repository, 'test/fixtures/lanwan-site'), root, { recursive: true })
  const file = path.join(root, 'schemas/site/site.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), programmes: [] }))
  return root
}

/** Publishes for the first time what is open in the studio. */
export async function publishFirst(page: Page): Promise<void> {
  await press(page, '发布')
  await type(page.getByRole('dialog'), '发布说明', '第一次发布，依据通知全文。')
  await press(page.getByRole('dialog'), '确定发布')
  await page.waitForURL('**/publications')
  await page.getByText('尚未发布').waitFor({ state: 'hidden' })
}
