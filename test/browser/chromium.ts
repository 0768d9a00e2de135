/** Starts the browser that the tests use: CHROMIUM_PATH, else the one from npm, else Debian's. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const debian = '/usr/bin/chromium'

/** Launches Chromium, or fails with a sentence that says what to do. */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = []
  for (const find of [fromEnvironment, fromPackage, fromPackageWithItsLibraries, fromDebian]) {
    const executablePath = await find().catch((error: Error) => {
      tried.push(error.message)
      return undefined
    })
    if (!executablePath) continue
    try {
      return await chromium.launch({ executablePath, args: flags })
    } catch (error) {
      tried.push(`${executablePath}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  throw new Error(
    `No browser could be started for the tests. Install Chromium (Debian: apt-get install chromium) and set CHROMIUM_PATH to it, or reinstall the optional package @sparticuz/chromium. Tried: ${tried.join(' | ')}`,
  )
}

async function fromEnvironment() {
  return process.env.CHROMIUM_PATH
}

async function fromPackage() {
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** A bare system lacks NSS; the package brings it, and unpacks it where it believes to run on Lambda. */
async function fromPackageWithItsLibraries() {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const entry = new URL(`${import.meta.resolve('@sparticuz/chromium')}?with-libraries`).href
  const { default: packaged }: typeof import('@sparticuz/chromium') = await import(/* @vite-ignore */ entry)
  return packaged.executablePath()
}

async function fromDebian() {
  return existsSync(debian) ? debian : undefined
}
