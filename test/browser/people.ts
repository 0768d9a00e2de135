/** People in a real browser: a window each, with an address of their own, watched for errors of the console and of the page's policy. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Client } from '../client.js'
import type { TestServer } from '../server.js'
import { launchChromium } from './chromium.js'

export const desktop = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

export interface Window {
  page: Page
  context: BrowserContext
  /** What the console and the page complained about. */
  complaints: string[]
  close(): Promise<void>
}

export interface People {
  browser: Browser
  /** Opens a window; signed in as whoever the client is. */
  open(path: string, who?: Client, viewport?: { width: number; height: number }): Promise<Window>
  close(): Promise<void>
}

let addresses = 0

/** One browser for a test file. */
export async function people(server: TestServer): Promise<People> {
  const browser = await launchChromium()
  return {
    browser,
    async open(path, who, viewport = desktop) {
      const address = `10.9.${addresses >> 8}.${addresses++ & 255}`
      const context = await browser.newContext({ viewport, locale: 'zh-CN', extraHTTPHeaders: { 'X-Forwarded-For': address } })
      context.setDefaultTimeout(20_000)
      const [name, value] = who?.cookie().split('=') ?? []
      if (name && value) await context.addCookies([{ name, value, url: server.url }])
      const page = await context.newPage()
      const complaints = watch(page)
      await page.goto(server.url + path)
      await settled(page)
      return { page, context, complaints, close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

/** Failed requests are answers that pages speak about; everything else on the console is a mistake of ours. */
function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`))
  return complaints
}

/** The page has its heading, nothing is loading any more, nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await still(page)
}

/** Nothing is on its way in the page, nothing moves. */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isLoading = document.querySelector('[aria-busy="true"]') !== null
    const moves = document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    return !isLoading && !moves
  })
}
