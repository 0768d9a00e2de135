/** The name of the configuration language that this program reads: the hash of its meta-schemas. */
import { createHash } from 'node:crypto'
import { metaSchemas } from '../engine/generated/meta-schemas.js'

/** An edition that was found in order under the same name need not be checked again. */
export const languageId = createHash('sha256').update(JSON.stringify(metaSchemas)).digest('hex')
