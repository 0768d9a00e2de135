/** One warm headless Chromium that turns HTML into PDF, in a bounded queue with a time limit, without scripts. */
import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const debian = '/usr/bin/chromium'

export interface PdfPrinter {
  /** A4 as the page's own CSS says; tagged, with outline of the fonts used. Rejects where no browser can be started. */
  print(html: string): Promise<Uint8Array>
  /** Which browser is used, or why there is none. */
  describe(): Promise<{ path?: string; reason?: string }>
  close(): Promise<void>
}

export interface PdfPrinterOptions {
  /** CHROMIUM_PATH. */
  path?: string
  /** Only addresses that start with one of these are loaded (our own fonts). */
  allow?: readonly string[]
  /** Limits one print. */
  milliseconds?: number
  /** How many prints may wait. */
  longest?: number
  /** After so long without a print the browser ends; the next print starts it again. */
  idle?: number
}

/** No browser could be started; the message says what was tried. */
export class NoBrowser extends Error {}

/** Starts nothing until the first print. */
export function createPdfPrinter({
  path,
  allow = [],
  milliseconds = 30_000,
  longest = 50,
  idle = 300_000,
}: PdfPrinterOptions = {}): PdfPrinter {
  let running: Promise<{ browser: Browser; path: string }> | undefined
  let tail: Promise<unknown> = Promise.resolve()
  let waiting = 0

  let resting: NodeJS.Timeout | undefined

  async function browser(): Promise<Browser> {
    running ??= launchChromium(path)
    try {
      const started = await running
      if (started.browser.isConnected()) return started.browser
      running = launchChromium(path)
      return (await running).browser
    } catch (error) {
      running = undefined
      throw error
    }
  }

  async function end() {
    clearTimeout(resting)
    const started = await running?.catch(() => undefined)
    running = undefined
    await started?.browser.close().catch(() => undefined)
  }

  /** A browser that does not answer in time is ended with everything that it holds. */
  async function printOne(html: string): Promise<Uint8Array> {
    clearTimeout(resting)
    const started = await browser()
    let isLate = false
    const ended = new Promise<never>((_, reject) => {
      resting = setTimeout(() => {
        isLate = true
        void end().then(() => reject(new Error('The browser was ended.')))
      }, milliseconds)
    })
    try {
      return await Promise.race([pdfOf(started, html, allow), ended])
    } catch (error) {
      throw isLate ? new Error('The print took too long.', { cause: error }) : error
    } finally {
      clearTimeout(resting)
      resting = setTimeout(() => void end(), idle)
      resting.unref()
    }
  }

  return {
    print(html) {
      if (waiting >= longest) return Promise.reject(new Error('Too many prints are waiting.'))
      waiting++
      const result = tail.then(() => printOne(html))
      tail = result.catch(() => undefined).then(() => waiting--)
      return result
    },
    async describe() {
      try {
        await browser()
        return { path: (await running)?.path }
      } catch (error) {
        return { reason: error instanceof Error ? error.message : String(error) }
      }
    },
    close: end,
  }
}

async function pdfOf(browser: Browser, html: string, allow: readonly string[]): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    await onlyAllowed(page, allow)
    await page.setContent(html, { waitUntil: 'load' })
    // fonts come after the page, also from within it: printed before, it would carry others, or less of them
    await page.evaluate('document.body.offsetHeight; document.fonts.ready.then(() => undefined)')
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  } finally {
    await context.close().catch(() => undefined)
  }
}

async function onlyAllowed(page: Page, allow: readonly string[]) {
  await page.route('**/*', (route) => {
    const address = route.request().url()
    return address.startsWith('data:') || allow.some((start) => address.startsWith(start)) ? route.continue() : route.abort()
  })
}

/** Starts CHROMIUM_PATH, else the one from npm (with the libraries it brings), else Debian's. */
export async function launchChromium(path?: string): Promise<{ browser: Browser; path: string }> {
  const { chromium } = await import('playwright-core')
  const tried: string[] = []
  const candidates: (() => Promise<string | undefined>)[] = path
    ? [async () => path]
    : [packaged, packagedWithLibraries, async () => (existsSync(debian) ? debian : undefined)]
  for (const find of candidates) {
    try {
      const executablePath = await find()
      if (executablePath) return { browser: await chromium.launch({ executablePath, args: flags }), path: executablePath }
    } catch (error) {
      tried.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
  }
  throw new NoBrowser(`没有可用的 Chromium，不能生成 PDF；可以用浏览器打印。请安装 Chromium 并设置 CHROMIUM_PATH。${tried.join('；')}`)
}

async function packaged(): Promise<string> {
  const { default: chromiumPackage } = await import('@sparticuz/chromium')
  return chromiumPackage.executablePath()
}

/** A bare system lacks NSS; the package brings it, and unpacks it where it believes to run on Lambda. */
async function packagedWithLibraries(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: chromiumPackage }: typeof import('@sparticuz/chromium') = await import(
    `${import.meta.resolve('@sparticuz/chromium')}?libraries`
  )
  return chromiumPackage.executablePath()
}
