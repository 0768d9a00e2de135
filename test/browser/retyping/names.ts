/** What the shipped programme calls its things, and the studio: what is called the same is the same. */
import { sectionsOf } from '../../../web/pages/studio/forms/form-tree.js'
import { main, type Tree } from './source.js'

type Files = Readonly<Record<string, string>>
/** By kind of thing, from the shipped name to the one that the studio gave. */
export interface Names {
  stages: Map<string, string>
  roles: Map<string, string>
  facts: Map<string, string>
  pools: Map<string, string>
  mails: Map<string, string>
  letters: Map<string, string>
  registers: Map<string, { id: string; columns: Map<string, string> }>
  /** By stage of the shipped programme. */
  own: Map<string, Own>
  codes: Map<string, string>
}
/** The names within a stage. */
export interface Own {
  sections: Map<string, { key: string; fields: Map<string, string>; codes: Map<string, Map<string, string>> }>
  states: Map<string, string>
  actions: Map<string, string>
  materials: Map<string, string>
  rules: Map<string, string>
  rows: Map<string, string>
  results: Map<string, string>
}

const read = (files: Files, path: string): Tree => JSON.parse(files[path] ?? '{}')

/** Pairs of what stands at the same place, or is called the same; what was not written has no pair. */
function pairs(before: Tree[] = [], after: Tree[] = [], key = 'id', label?: string): Map<string, string> {
  return new Map(
    before.flatMap((one, index) => {
      const same = label ? after.find((other) => other[label] === one[label]) : after[index]
      return same ? [[one[key], same[key]] as [string, string]] : []
    }),
  )
}

/** What each name of the shipped programme is called in the one that was built. */
export function namesBetween(shipped: Files, built: Files, codes: Map<string, string>): Names {
  const [a, b] = [read(shipped, main), read(built, main)]
  const stages = pairs(a.stages, b.stages)
  const [facts, made] = [read(shipped, 'rules/facts.json'), read(built, 'rules/facts.json')]
  const registers = (read(shipped, 'rules/registers.json').registers as Tree[]).flatMap((register) => {
    const same = (read(built, 'rules/registers.json').registers ?? []).find((one: Tree) => one.label === register.label)
    return same ? [[register.id, { id: same.id, columns: pairs(register.columns, same.columns, 'id', 'label') }] as const] : []
  })
  const own = [...stages].map(([from, to]) => {
    const worksheet = (list: Tree[], id: string) => list.find((stage) => stage.id === id)?.worksheet
    const sheets = [
      read(shipped, `rules/${worksheet(a.stages, from)}.worksheet.json`),
      read(built, `rules/${worksheet(b.stages, to)}.worksheet.json`),
    ] as const
    return [from, ownNames(shipped, built, from, to, sheets)] as const
  })
  return {
    stages,
    roles: pairs(a.roles, b.roles),
    facts: pairs(facts.facts, made.facts),
    pools: pairs(facts.pools, made.pools),
    mails: pairs(a.mails, b.mails),
    letters: pairs(a.letters, b.letters),
    registers: new Map(registers),
    own: new Map(own),
    codes,
  }
}

function ownNames(shipped: Files, built: Files, from: string, to: string, [before, after]: readonly [Tree, Tree]): Own {
  const [forms, made] = [
    sectionsOf(read(shipped, `schemas/${from}.form.json`), undefined),
    sectionsOf(read(built, `schemas/${to}.form.json`), undefined),
  ]
  const [flow, flown] = [read(shipped, `rules/${from}.workflow.json`), read(built, `rules/${to}.workflow.json`)]
  const sections = forms.flatMap((section) => {
    const same = made.find(({ schema }) => schema.title === section.schema.title)
    if (!same) return []
    const fields = section.fields.flatMap((node) => {
      const other = same.fields.find(({ field }) => field.title === node.field.title)
      return other ? [{ node, other }] : []
    })
    const options = fields.map(
      ({ node, other }) => [node.key, pairs(node.field.oneOf as Tree[], other.field.oneOf as Tree[], 'const', 'title')] as const,
    )
    return [
      [
        section.key,
        { key: same.key, fields: new Map(fields.map(({ node, other }) => [node.key, other.key])), codes: new Map(options) },
      ] as const,
    ]
  })
  return {
    sections: new Map(sections),
    states: pairs(flow.states, flown.states),
    actions: pairs(flow.actions, flown.actions),
    materials: pairs(read(shipped, `schemas/${from}.materials.json`).materials, read(built, `schemas/${to}.materials.json`).materials),
    rules: pairs(read(shipped, `rules/${from}.eligibility.json`).rules, read(built, `rules/${to}.eligibility.json`).rules, 'name'),
    rows: pairs(before.rows, after.rows),
    results: pairs(before.results, after.results),
  }
}
