/** Runs a command of the command line in this process, on a data folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { runCommand } from '../../server/cli/commands.js'

/** What a command printed, and how it ended. */
export async function shenbao(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const status = await runCommand(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { status, out, err }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The commands of this test work on that data folder. */
export function onData(folder: string): void {
  vi.stubEnv('DATA_DIR', folder)
  vi.stubEnv('LIBSQL_URL', '')
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}
