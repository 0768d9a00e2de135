/** How the command line finds the running server: its address and a token, in a file that only the owner of the data may read. */
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes `server.json`; closing removes it. */
export async function openDoor(folder: string, url: string, token: string): Promise<{ close(): Promise<void> }> {
  const file = path.join(folder, 'server.json')
  await rm(file, { force: true })
  await writeFile(file, `${JSON.stringify({ url, token })}\n`, { mode: 0o600 })
  return { close: () => rm(file, { force: true }) }
}
