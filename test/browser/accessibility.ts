/** What axe and our own eyes for words find on a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Words of validators and libraries that must never reach people. */
const english = /\b(must|required property|should|Errors?|Submit|invalid|undefined|null|NaN|Object|loading|No data|Cancel|OK|Select)\b/

interface Axe {
  configure(options: { noHtml: boolean }): void
  reset(): void
  run(root: Document, options: object): Promise<Found>
}

interface Found {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/** Violations of WCAG 2.2 AA on the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const found = await page.evaluate(lookWithAxe, tags)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.replace(/\s+/g, ' ').slice(0, 300) ?? ''}`),
  )
}

/** In the browser. The text of elements is written down only where there is something to say about one: of all of them it takes long. */
async function lookWithAxe(runOnly: string[]): Promise<Found> {
  const { axe: looking } = globalThis as unknown as { axe: Axe }
  const look = () =>
    looking.run(document, {
      runOnly,
      resultTypes: ['violations'],
      // what they hold is looked at on paper, or is the browser's own viewer
      iframes: false,
      // no rule of these reads style sheets
      preload: false,
    })
  looking.configure({ noHtml: true })
  const found = await look()
  if (found.violations.length === 0) return found
  looking.reset()
  return look()
}

/** Lines of the page's text that speak the language of a library. */
export async function englishLines(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return text.split('\n').filter((line) => english.test(line))
}

/** Elements that make the page wider than its window. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width + 1) return []
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160))
  })
