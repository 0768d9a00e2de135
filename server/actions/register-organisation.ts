import type { Answers } from '../engine/model.js'
import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = {
  kind: string
  creditCode: string
  name: string
  district: string
  contact: string
  mobile: string
  email: string
  consent: true
  consentVersion: string
  selfCheck?: { programme: string; answers: Answers }
}

/** Registers an organisation and mails its initial password. */
export async function registerOrganisation(_context: Context, _input: Input): Promise<{ login: string; email: string }> {
  return pending()
}
