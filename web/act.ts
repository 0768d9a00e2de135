/** Moves a declaration along its workflow; the same click sent twice is done once. */
import type { DeclarationView } from '../server/actions/views/declaration'
import { api, ask } from './api'
import { refreshDeclaration } from './data'

const keys = new Map<string, string>()

interface Words {
  comment?: string
  internal?: string
  remarks?: { at: string; text: string }[]
  confirmation?: string
  lowered?: { result: string; fen: number; reason: string }[]
}

/** Ends with an ApiError that carries every problem. */
export async function act({ id, version }: Pick<DeclarationView, 'id' | 'version'>, action: string, words: Words = {}) {
  const attempt = JSON.stringify([id, action, version, words])
  const key = keys.get(attempt) ?? newKey()
  keys.set(attempt, key)
  const answer = await ask(api.declarations[':id'].actions.$post({ param: { id }, json: { action, version, key, ...words } }))
  await refreshDeclaration(id)
  return answer
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
