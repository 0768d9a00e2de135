/** The harbour fixture with changes of a test's own, as a folder for a server, and the way to a submission in it. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from './client.js'
import { act, pdfFor, printed, save } from './selection.js'
import { repository } from './server.js'

const fixture = path.join(repository, 'test/fixtures/harbour')
/** A file of configuration, freely changed. */
// biome-ignore lint/suspicious/noExplicitAny: the edge of a test
type Content = any

/** A copy of the fixture; each JSON file below `rules/oven-grant` and so on is changed in place, a text is written anew. */
export function harbourWith(changes: Record<string, string | ((content: Content) => void)>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'shenbao-harbour-'))
  cpSync(fixture, root, { recursive: true })
  for (const [name, change] of Object.entries(changes)) {
    const [folder = '', ...rest] = name.split('/')
    const file = path.join(root, folder, 'oven-grant', ...rest)
    if (typeof change === 'string') writeFileSync(file, change)
    else {
      const content: Content = JSON.parse(readFileSync(file, 'utf8'))
      change(content)
      writeFileSync(file, JSON.stringify(content))
    }
  }
  return root
}

/** Answers that meet every rule. */
export const bakeryAnswers = (): Record<string, Content> =>
  JSON.parse(readFileSync(path.join(fixture, 'rules/oven-grant/examples/eligible.json'), 'utf8')).given.answers

/** An application that was handed in, complete. */
export async function submittedBakery(bakery: Client, answers: object = bakeryAnswers()): Promise<string> {
  const { id } = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
  await save(bakery, id, answers)
  await bakery.upload(id, 'stampedForm', await printed(bakery, id))
  await bakery.upload(id, 'licence', pdfFor(id, 'licence'))
  await act(bakery, id, 'submit')
  return id
}
