/** Starts the browser that the tests use: CHROMIUM_PATH, else the one from npm, else Debian's; fails with a sentence that says what to do. */
import type { Browser } from 'playwright-core'
import { launchChromium as launch } from '../../server/paper/chromium.js'

export async function launchChromium(): Promise<Browser> {
  return (await launch(process.env.CHROMIUM_PATH)).browser
}

let kept: Promise<Browser> | undefined

/** The browser of this process: started with the first file of tests that wants one, used by all after it, ended with the process. */
export async function keptChromium(): Promise<Browser> {
  const known = await kept?.catch(() => undefined)
  if (known?.isConnected()) return known
  kept = launchChromium()
  return kept
}
