/** Where the first value of a field comes from. */

import { builtInFacts } from '../facts/catalogue.js'
import { fieldType } from '../form/schema.js'
import type { Field } from '../generated/form.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'

/** What is wrong with `from` and `locked`. */
export function checkSource(field: Field, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { from, locked } = field
  const at = below(place, 'from')
  if (from === undefined)
    return locked ? [complaint(below(place, 'locked'), 'locked', '不能修改的填报项没有来源，永远是空的', '补上 from，或删除 locked')] : []
  const sources = sourcesOf(stage, programme)
  const type = sources.get(from)
  if (!type) return unknownSource(from, sources, at)
  return type === fieldType(field)
    ? []
    : [complaint(at, 'source-type', `“${field.title}”与来源“${from}”的类型不同，取不到值`, '换一个来源，或改为同样的类型', ['form'])]
}

const known = new WeakMap<Stage, Map<string, string>>()

/** Worked out once for each stage of a compilation. */
function sourcesOf(stage: Stage, programme: Programme): Map<string, string> {
  const sources = known.get(stage) ?? findSources(stage, programme)
  known.set(stage, sources)
  return sources
}

function findSources(stage: Stage, { stages }: Programme): Map<string, string> {
  const organisation = builtInFacts().filter(({ id }) => id.startsWith('organisation.'))
  const earlier = [...stages.values()].filter(({ id }) => id !== stage.id)
  return new Map([
    ...organisation.map(({ id, type }): [string, string] => [id, type]),
    ...earlier.flatMap(({ id, form }) =>
      [...form.fields.values()]
        .filter(({ pointer }) => !pointer.includes('*'))
        .map(({ key, type }): [string, string] => [`${id}.${key}`, type]),
    ),
  ])
}

function unknownSource(from: string, sources: ReadonlyMap<string, string>, place: Place): Complaint[] {
  const [found] = unknownName('field', from, sources.keys(), place)
  return found
    ? [
        {
          ...found,
          code: 'unknown-source',
          message: `没有名为“${from}”的来源`,
          remedy: found.remedy?.startsWith('您') ? found.remedy : '写 organisation.name 等注册信息，或 环节.键',
        },
      ]
    : []
}
