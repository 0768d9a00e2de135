/** The hand-computed cases in the names that the studio gave: what is called the same is the same. */
import { sectionsOf } from '../../../web/pages/studio/forms/form-tree.js'
import { main, type Tree } from './source.js'

type Files = Readonly<Record<string, string>>
interface Names {
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
interface Own {
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

/** A case as it reads in the names of the programme that was built. */
export function caseInNames(example: Tree, names: Names): Tree {
  const own = names.own.get(example.stage)
  if (!own) throw new Error(example.stage)
  const { given, expect } = example
  const to = (map: Map<string, string>) => (id: string) => map.get(id) ?? id
  const keys = (
    object: Tree | undefined,
    rename: (key: string) => string,
    value: (inner: Tree[string], key: string) => unknown = (inner) => inner,
  ) => object && Object.fromEntries(Object.entries(object).map(([key, inner]) => [rename(key), value(inner, key)]))
  const code = (value: unknown) => (typeof value === 'string' ? (names.codes.get(value) ?? value) : value)
  const ownOf = (stage: string) => names.own.get(stage) ?? own
  const answers = (content: Tree | undefined, stage: string) =>
    keys(
      content,
      (section) => ownOf(stage).sections.get(section)?.key ?? section,
      (inner, section) => {
        const known = ownOf(stage).sections.get(section)
        const one = (row: Tree) =>
          keys(
            row,
            (field) => known?.fields.get(field) ?? field,
            (value, field) => known?.codes.get(field)?.get(value) ?? value,
          )
        return Array.isArray(inner) ? inner.map(one) : one(inner)
      },
    )
  const amounts = (content: Tree | undefined, stage: string) => keys(content, to(ownOf(stage).results))
  const declaration = (one: Tree, stage: string): Tree => ({
    ...one,
    ...(one.stage && { stage: to(names.stages)(one.stage) }),
    ...(one.state && { state: to(ownOf(stage).states)(one.state) }),
    ...(one.answers && { answers: answers(one.answers, stage) }),
    ...(one.amounts && { amounts: amounts(one.amounts, stage) }),
    ...(one.granted && { granted: amounts(one.granted, stage) }),
  })
  const material = (id: string) => id.replace(/^[^#]+/, (name) => to(own.materials)(name))
  const pointer = (at: string) => {
    const [, section = '', ...rest] = at.split('/')
    const known = own.sections.get(section)
    return ['', known?.key ?? section, ...rest.map((step) => known?.fields.get(step) ?? step)].join('/')
  }
  const defined = (object: Tree) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
  return {
    title: example.title,
    stage: to(names.stages)(example.stage),
    given: defined({
      ...given,
      state: given.state && to(own.states)(given.state),
      answers: answers(given.answers, example.stage),
      earlier: keys(given.earlier, to(names.stages), (content, stage) => answers(content, stage)),
      materials: given.materials?.map(material),
      registers: keys(
        given.registers,
        (id) => names.registers.get(id)?.id ?? id,
        (rows: Tree[], id) =>
          rows.map((row) =>
            keys(
              row,
              (column) => names.registers.get(id)?.columns.get(column) ?? column,
              (value, column) => (column === 'size' || column === 'tier' ? code(value) : value),
            ),
          ),
      ),
      history: given.history?.map((one: Tree) => declaration(one, one.stage)),
      records: keys(given.records, to(names.stages), (one, stage) => declaration(one, stage)),
      pools: keys(given.pools, to(names.pools), (members) =>
        Array.isArray(members) ? members.map((one: Tree) => declaration(one, one.stage ?? example.stage)) : members,
      ),
      decisions: keys(given.decisions, (id) => own.rules.get(id) ?? to(names.facts)(id)),
      steps: given.steps?.map((step: Tree) => ({ ...step, action: to(own.actions)(step.action) })),
      taken: keys(given.taken, to(own.actions)),
    }),
    expect: defined({
      ...expect,
      findings: keys(expect.findings, to(own.rules)),
      problems: expect.problems?.map(pointer),
      facts: keys(expect.facts, to(names.facts), code),
      materials: expect.materials && {
        ...expect.materials,
        ...(expect.materials.required && { required: expect.materials.required.map(material) }),
        ...(expect.materials.missing && { missing: expect.materials.missing.map(material) }),
        ...(expect.materials.items && { items: keys(expect.materials.items, material) }),
      },
      amounts: keys(expect.amounts, to(own.results)),
      letters: keys(expect.letters, to(names.letters)),
      sheet: keys(expect.sheet, to(own.rows)),
      actions: keys(expect.actions, to(names.roles), (list: string[]) => list.map(to(own.actions))),
      steps: keys(expect.steps, to(own.actions), (step: Tree) =>
        defined({
          ...step,
          to: step.to && to(own.states)(step.to),
          holder: step.holder && to(names.roles)(step.holder),
          grants: step.grants?.map(to(own.results)),
          mails: step.mails?.map((mail: string) =>
            mail
              .split(':')
              .map((part, index) => to(index ? names.mails : names.roles)(part))
              .join(':'),
          ),
        }),
      ),
    }),
  }
}
