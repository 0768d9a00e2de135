/** Declarations that name an organisation by its credit code, whoever filed them. */
import type { Reader } from './connection.js'
import { answerExpression } from './declaration-lists.js'
import type { DeclarationRow } from './declarations.js'
import { holds } from './literal.js'

interface Naming {
  programme: string
  stage: string
  /** Path of the field that names it: $.basics.providerCode. */
  path: string
  creditCode: string
  /** The organisation itself, whose own declarations are not meant. */
  except: string
}

/** What was handed in and names it, newest first; only for whoever signs in for the organisation that is named. */
export const declarationsNaming = (read: Reader, { programme, stage, path, creditCode, except }: Naming): Promise<DeclarationRow[]> =>
  read.all<DeclarationRow>(
    `SELECT * FROM declaration WHERE ${holds('programme', programme)} AND ${holds('stage', stage)} AND ${answerExpression({ path }, 'handedIn')} = ? AND organisation <> ? AND listed = 1 AND submitted_at IS NOT NULL ORDER BY submitted_at DESC, id LIMIT 500`,
    [creditCode, except],
  )
