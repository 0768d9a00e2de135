/** The shipped programme, compiled by the built engine. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../../dist/server/engine/compile/compile.js'
import { readProgrammeFolder } from '../../dist/server/programmes/folders.js'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const programmeId = 'dalian-digital-2024'
export const stageId = 'selection'

/** Programme and stage that everything is measured with. */
export async function compiledShipped() {
  const { value: programme, problems } = compile(await readProgrammeFolder(root, programmeId))
  const stage = programme?.stages.get(stageId)
  if (!programme || !stage) throw new Error(problems.map(({ message }) => message).join('\n'))
  return { programme, stage }
}
