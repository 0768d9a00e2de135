/** Starts the browser that the tests use: CHROMIUM_PATH, else the one from npm, else Debian's; fails with a sentence that says what to do. */
import type { Browser } from 'playwright-core'
import { launchChromium as launch } from '../../server/paper/chromium.js'

export async function launchChromium(): Promise<Browser> {
  return (await launch(process.env.CHROMIUM_PATH)).browser
}
