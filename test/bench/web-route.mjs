/** What the enterprise's form route loads, and what a keystroke costs, in a real browser. */
import { brotliCompressSync } from 'node:zlib'
import { launchChromium } from '../../dist/server/paper/chromium.js'

const keys = 60

/** Kilobytes of JavaScript (brotli), requests for files, milliseconds of script per keystroke. */
export async function measureWeb({ url }, draft) {
  const { browser } = await launchChromium(process.env.CHROMIUM_PATH)
  const [name, value] = draft.cookie.split('=')
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  const loaded = []
  page.on('response', (response) => loaded.push(response))
  await page.goto(`${url}/d/${draft.id}/section/basics`)
  const field = page.locator('textarea:visible').first()
  await field.waitFor()
  await page.waitForLoadState('networkidle')
  const files = loaded.filter((response) => !new URL(response.url()).pathname.startsWith('/api/'))
  const scripts = await Promise.all(
    files.filter((response) => response.request().resourceType() === 'script').map((response) => response.body()),
  )
  const keystroke = await typing(page, field)
  await browser.close()
  const bytes = scripts.reduce((total, body) => total + brotliCompressSync(body).length, 0)
  return { javascript: Math.round(bytes / 102.4) / 10, requests: files.length, scripts: scripts.length, keystroke }
}

async function typing(page, field) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const script = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration').value
  await field.click()
  await page.keyboard.type('warm', { delay: 30 })
  const before = await script()
  await page.keyboard.type('x'.repeat(keys), { delay: 30 })
  return Math.round((((await script()) - before) * 100_000) / keys) / 100
}
