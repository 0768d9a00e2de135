/** The hand-computed cases in the names that the studio gave. */
import type { Names, Own } from './names.js'
import type { Tree } from './source.js'

/** A case as it reads in the names of the programme that was built. */
export function caseInNames({ title, stage, given, expect }: Tree, names: Names): Tree {
  const own = names.own.get(stage)
  if (!own) throw new Error(stage)
  return {
    title,
    stage: to(names.stages)(stage),
    given: givenInNames(given, stage, own, names),
    expect: expectedInNames(expect, own, names),
  }
}

const to = (map: ReadonlyMap<string, string>) => (id: string) => map.get(id) ?? id
const defined = (object: Tree) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** Other keys, and other values below them. */
const keys = (
  object: Tree | undefined,
  rename: (key: string) => string,
  value: (inner: Tree[string], key: string) => unknown = (inner) => inner,
) => object && Object.fromEntries(Object.entries(object).map(([key, inner]) => [rename(key), value(inner, key)]))

const codeIn =
  ({ codes }: Names) =>
  (value: unknown) =>
    typeof value === 'string' ? (codes.get(value) ?? value) : value
const materialIn =
  ({ materials }: Own) =>
  (id: string) =>
    id.replace(/^[^#]+/, (name) => to(materials)(name))

function answersIn(content: Tree | undefined, own: Own | undefined): Tree | undefined {
  return keys(
    content,
    (section) => own?.sections.get(section)?.key ?? section,
    (inner, section) => {
      const known = own?.sections.get(section)
      const one = (row: Tree) =>
        keys(
          row,
          (field) => known?.fields.get(field) ?? field,
          (value, field) => known?.codes.get(field)?.get(value) ?? value,
        )
      return Array.isArray(inner) ? inner.map(one) : one(inner)
    },
  )
}

/** A declaration that is on record. */
function recordIn(one: Tree, stage: string, names: Names): Tree {
  const own = names.own.get(stage)
  const amounts = (content: Tree) => keys(content, to(own?.results ?? new Map()))
  return {
    ...one,
    ...(one.stage && { stage: to(names.stages)(one.stage) }),
    ...(one.state && { state: to(own?.states ?? new Map())(one.state) }),
    ...(one.answers && { answers: answersIn(one.answers, own) }),
    ...(one.amounts && { amounts: amounts(one.amounts) }),
    ...(one.granted && { granted: amounts(one.granted) }),
  }
}

function givenInNames(given: Tree, stage: string, own: Own, names: Names): Tree {
  const record = (one: Tree, of: string = one.stage ?? stage) => recordIn(one, of, names)
  return defined({
    ...given,
    state: given.state && to(own.states)(given.state),
    answers: answersIn(given.answers, own),
    earlier: keys(given.earlier, to(names.stages), (content, of) => answersIn(content, names.own.get(of))),
    materials: given.materials?.map(materialIn(own)),
    registers: keys(
      given.registers,
      (id) => names.registers.get(id)?.id ?? id,
      (rows: Tree[], id) => rows.map((row) => rowIn(row, id, names)),
    ),
    history: given.history?.map((one: Tree) => record(one)),
    records: keys(given.records, to(names.stages), (one, of) => record(one, of)),
    pools: keys(given.pools, to(names.pools), (members) => (Array.isArray(members) ? members.map((one: Tree) => record(one)) : members)),
    decisions: keys(given.decisions, (id) => own.rules.get(id) ?? to(names.facts)(id)),
    steps: given.steps?.map((step: Tree) => ({ ...step, action: to(own.actions)(step.action) })),
    taken: keys(given.taken, to(own.actions)),
  })
}

/** A row of a register. */
const rowIn = (row: Tree, register: string, names: Names) =>
  keys(
    row,
    (column) => names.registers.get(register)?.columns.get(column) ?? column,
    (value, column) => (column === 'size' || column === 'tier' ? codeIn(names)(value) : value),
  )

function expectedInNames(expect: Tree, own: Own, names: Names): Tree {
  const material = materialIn(own)
  const { required, missing, items } = expect.materials ?? {}
  return defined({
    ...expect,
    findings: keys(expect.findings, to(own.rules)),
    problems: expect.problems?.map((at: string) => pointerIn(at, own)),
    facts: keys(expect.facts, to(names.facts), codeIn(names)),
    materials: expect.materials && {
      ...expect.materials,
      ...(required && { required: required.map(material) }),
      ...(missing && { missing: missing.map(material) }),
      ...(items && { items: keys(items, material) }),
    },
    amounts: keys(expect.amounts, to(own.results)),
    letters: keys(expect.letters, to(names.letters)),
    sheet: keys(expect.sheet, to(own.rows)),
    actions: keys(expect.actions, to(names.roles), (list: string[]) => list.map(to(own.actions))),
    steps: keys(expect.steps, to(own.actions), (step: Tree) => stepIn(step, own, names)),
  })
}

function pointerIn(at: string, { sections }: Own): string {
  const [, section = '', ...rest] = at.split('/')
  const known = sections.get(section)
  return ['', known?.key ?? section, ...rest.map((step) => known?.fields.get(step) ?? step)].join('/')
}

function stepIn(step: Tree, own: Own, names: Names): Tree {
  const mail = (text: string) => text.split(':').map((part, index) => to(index ? names.mails : names.roles)(part))
  return defined({
    ...step,
    to: step.to && to(own.states)(step.to),
    holder: step.holder && to(names.roles)(step.holder),
    grants: step.grants?.map(to(own.results)),
    mails: step.mails?.map((one: string) => mail(one).join(':')),
  })
}
