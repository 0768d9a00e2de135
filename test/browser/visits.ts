/** Visiting pages: what axe, the console, the language and a narrow window have to say of each. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Client } from '../client.js'
import { repository, type TestServer } from '../server.js'
import { englishLines, overflow, violations } from './accessibility.js'
import { desktop, follow, type People, phone, settled, still, type Window } from './people.js'

export interface Visit {
  name: string
  /** Absent = not signed in. */
  who?: string
  at: string | (() => string)
  /** What is done on the page before it is looked at. */
  then?: (page: Page) => Promise<void>
}

export interface Visitors {
  visit(visit: Visit): Promise<{ page: Page; found: string[] }>
  /** Everybody at once, each one visit after the other: nothing may be found, nor be wider than a phone. */
  everybody(address: string, visits: readonly Visit[]): Promise<void>
}

/** The routes of the web. */
export function routes(): string[] {
  const table = readFileSync(path.join(repository, 'web/routes.tsx'), 'utf8')
  return [...table.matchAll(/\bpath: '([^']+)'/g)].map(([, address]) => address ?? '').sort()
}

/** Presses a button. */
export const press = (label: string | RegExp) => (page: Page) => page.getByRole('button', { name: label }).first().click()

/** What does not fit into a phone's width. */
export async function sidewaysOnPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(phone)
  await still(page)
  const wide = await overflow(page)
  await page.setViewportSize(desktop)
  return wide.map((element) => `wider than a phone: ${element}`)
}

/** One window per person, as in life; all of them at once. */
export function visiting(server: TestServer, browser: People, clients: ReadonlyMap<string, Client>): Visitors {
  const windows = new Map<string, Window>()

  async function windowAt(address: string, who?: string): Promise<Window> {
    const known = windows.get(who ?? '')
    if (!known) {
      const opened = await browser.open(address, who === undefined ? undefined : clients.get(who))
      windows.set(who ?? '', opened)
      return opened
    }
    known.complaints.length = 0
    // a page that is open already is opened afresh, without what was done on it
    if (new URL(known.page.url()).pathname !== new URL(address, server.url).pathname) await follow(known.page, address)
    else {
      await known.page.goto(server.url + address)
      await settled(known.page)
    }
    return known
  }

  async function visit({ who, at, then }: Visit) {
    const { page, complaints } = await windowAt(typeof at === 'string' ? at : at(), who)
    if (then) {
      await then(page)
      await settled(page)
    }
    return { page, found: [...complaints, ...(await violations(page)), ...(await englishLines(page)).map((line) => `English: ${line}`)] }
  }

  async function everybody(address: string, visits: readonly Visit[]) {
    const lanes = [...new Set(visits.map(({ who }) => who))].map((who) => visits.filter((entry) => entry.who === who))
    await Promise.all(
      lanes.map(async (lane) => {
        for (const entry of lane) {
          const { page, found } = await visit(entry)
          expect([...found, ...(await sidewaysOnPhone(page))], `${address}, ${entry.name}`).toEqual([])
        }
      }),
    )
  }
  return { visit, everybody }
}
