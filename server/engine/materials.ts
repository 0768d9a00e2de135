/** The checklist of a stage: which materials are asked under these facts, why, and which are still missing. */
import { weigh } from './conditions/conditions.js'
import type { Material } from './generated/materials.js'
import type { Inputs, Problem } from './model.js'
import type { Facts, Programme, Stage } from './programme.js'
import type { ChecklistEntry } from './results.js'

const defaultMegabytes = 20
const defaultFiles = 1

/** The materials that are asked now, in the order of the file, one per row where a section is named. */
export function checklist(programme: Programme, stage: Stage, inputs: Inputs, facts: Facts): ChecklistEntry[] {
  const entries = stage.materials.materials.flatMap((material) => {
    if (!material.forEach) return asked(material, material.id, material.title, facts, programme, inputs)
    const section = material.forEach
    return Array.from({ length: facts.rowCount(section) ?? 0 }, (_, index) => {
      const title = `${material.title}（${facts.info(section)?.label ?? section}第 ${index + 1} 行）`
      return asked(material, `${material.id}#${index + 1}`, title, facts.row(section, index), programme, inputs)
    }).flat()
  })
  const settled = new Set(entries.filter(({ present }) => present).map(alternatives))
  return entries.map((entry) => ({ ...entry, missing: entry.need === 'required' && !settled.has(alternatives(entry)) }))
}

/** What groups the alternatives: in a section of rows those of the same row; a material without alternatives stands alone. */
function alternatives({ oneOf, key }: ChecklistEntry): string {
  const row = key.includes('#') ? key.slice(key.indexOf('#')) : ''
  return oneOf ? `oneOf ${oneOf}${row}` : key
}

/** What is still missing, in words: alternatives of one group as one problem. A submission does not wait for what others may upload. */
export function missingMaterials(list: readonly ChecklistEntry[], isSubmission = false): Problem[] {
  const missing = list.filter((entry) => entry.missing && !(isSubmission && entry.fromNamed))
  const first = missing.filter((entry) => missing.find((other) => alternatives(other) === alternatives(entry)) === entry)
  return first.map((entry) => ({
    at: `/materials/${entry.key}`,
    code: 'material',
    message: entry.refused ?? `缺少：${titles(entry, list)}`,
  }))
}

function titles(entry: ChecklistEntry, list: readonly ChecklistEntry[]): string {
  const group = list.filter((other) => alternatives(other) === alternatives(entry))
  return group.length === 1 ? entry.title : `${group.map(({ title }) => title).join('，或 ')}（任选其一）`
}

function asked(
  material: Material,
  key: string,
  title: string,
  facts: Facts,
  programme: Programme,
  { materials, refused }: Inputs,
): ChecklistEntry[] {
  const when = material.when && weigh(material.when, facts, programme)
  if (when?.trace.outcome === 'not met') return []
  const uncertain = when?.trace.outcome === 'unknown'
  const reason = uncertain
    ? `是否需要还不能确定，缺少：${[...new Set(when.missing.map(({ label }) => label))].join('、')}`
    : material.whenReason
  const present = materials.includes(key)
  const variant = material.variants?.find((candidate) => weigh(candidate.when, facts, programme).trace.outcome === 'met')
  return [
    {
      id: material.id,
      key,
      title,
      // What may not be needed at all is never demanded before that is known.
      need: uncertain && material.need === 'required' ? 'recommended' : material.need,
      ...optional({ help: variant?.help ?? material.help, reason, clause: material.clause, oneOf: material.oneOf }),
      ...optional({ letter: material.letter, validity: material.validity, sample: material.sample, minPages: material.minPages }),
      ...optional({ attachments: material.attachments, fromNamed: material.fromNamed }),
      stampedPrint: material.stampedPrint === true,
      maxMegabytes: material.maxMegabytes ?? defaultMegabytes,
      maxFiles: material.maxFiles ?? defaultFiles,
      present,
      ...(!present && refused && Object.hasOwn(refused, key) && { refused: refused[key] }),
      missing: false,
    },
  ]
}

function optional<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values> // the same keys, fewer
}
