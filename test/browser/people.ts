/** People in a real browser: a window each, with an address of their own, watched for errors of the console and of the page's policy. */
import type { BrowserContext, Page, Request } from 'playwright-core'
import type { Client } from '../client.js'
import type { TestServer } from '../server.js'
import { keptChromium } from './chromium.js'

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
  /** Opens a window; signed in as whoever the client is. */
  open(path: string, who?: Client, viewport?: { width: number; height: number }): Promise<Window>
  close(): Promise<void>
}

let addresses = 0

/** The people of a test file, in the browser of all files. People who have switched movement off wait for none; a whole journey is played with it. */
export async function people(server: TestServer, reducedMotion: 'reduce' | 'no-preference' = 'reduce'): Promise<People> {
  const browser = await keptChromium()
  const windows = new Set<BrowserContext>()
  return {
    async open(path, who, viewport = desktop) {
      const address = `10.9.${addresses >> 8}.${addresses++ & 255}`
      const headers = { 'X-Forwarded-For': address }
      const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion, extraHTTPHeaders: headers })
      windows.add(context)
      context.setDefaultTimeout(45_000)
      const [name, value] = who?.cookie().split('=') ?? []
      if (name && value) await context.addCookies([{ name, value, url: server.url }])
      const page = await context.newPage()
      count(page)
      // asked for at every press alone, choosers could open before the browser has heard that they are wanted here: a key overtakes that message
      page.on('filechooser', () => {})
      const complaints = watch(page)
      await page.goto(server.url + path)
      await settled(page)
      return { page, context, complaints, close: () => context.close() }
    },
    async close() {
      await Promise.all([...windows].map((context) => context.close()))
    },
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

const underway = new WeakMap<Page, Set<Request>>()

/** Keeps count of what the page has asked for and not received. */
function count(page: Page): void {
  const requests = new Set<Request>()
  underway.set(page, requests)
  page.on('request', (request) => requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

/** The page has its heading, nothing is loading any more, nothing moves: and still so after the page has drawn what it received. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  for (let quiet = 0; quiet < 2; ) {
    await still(page)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
    quiet = underway.get(page)?.size ? 0 : quiet + 1
  }
}

/** Follows an address within the page, as its links do: what was loaded once is not loaded again. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address)
  await settled(page)
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
