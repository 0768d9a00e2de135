/** How each clause of a notice is honoured: what cites it, or where it is honoured otherwise; and which questions nothing uses. */

import { namesIn, namesOfFact } from './facts/references.js'
import { formulaNames } from './formula/formula.js'
import type { LetterParty } from './generated/programme.js'
import type { Json } from './model.js'
import type { BatchKind, Programme, Stage } from './programme.js'
import { partyFields } from './templates/letter-parties.js'

export interface Coverage {
  total: number
  /** Every clause in the order of the notice, with what honours it in words. */
  clauses: { id: string; label: string; by: string[] }[]
  /** Labels of the clauses that nothing honours. */
  uncovered: string[]
  /** Titles of the fields that no rule, material, formula, letter, list or print uses. */
  unusedFields: string[]
}

/** What cites each clause, and what is left over. */
export function coverage(programme: Programme): Coverage {
  const citations = citationsOf(programme)
  const clauses = [...programme.clauses.values()].map(({ id, label, honoured }) => ({
    id,
    label: label ?? id,
    by: [
      ...citations.filter(({ clause }) => clause === id).map(({ what }) => what),
      ...(honoured ? [`${honouredAs[honoured.as]}：${honoured.where}`] : []),
    ],
  }))
  return {
    total: clauses.length,
    clauses,
    uncovered: clauses.filter(({ by }) => by.length === 0).map(({ label }) => label),
    unusedFields: [...programme.stages.values()].flatMap((stage) => unusedFields(programme, stage)),
  }
}

const honouredAs = {
  displayed: '公示',
  document: '文书',
  step: '步骤',
  deadline: '期限',
  amount: '金额',
  heading: '标题',
  later: '以后的环节',
} satisfies Record<string, string>

interface Citation {
  clause?: string
  what: string
}

function citationsOf(programme: Programme): Citation[] {
  const { file } = programme
  const worksheets = [...programme.worksheets.values()]
  return [
    ...(file.highlights ?? []).map(({ clause, title }) => ({ clause, what: `公开页“${title}”` })),
    ...[...programme.letters.values()].map(({ definition }) => ({ clause: definition.clause, what: `文书“${definition.title}”` })),
    ...[...programme.letters.values(), ...programme.mails.values()].flatMap(quotations),
    ...[...programme.facts.values()].map(({ clause, label }) => ({ clause, what: `事实“${label}”` })),
    ...[...programme.pools.values()].flatMap(({ clause, label, values }) =>
      [clause, ...values.map((value) => value.clause)].map((cited) => ({ clause: cited, what: `资金池“${label}”` })),
    ),
    ...[...programme.tables.values()].flatMap(({ title, rows }) =>
      rows.map(({ clause }, index) => ({ clause, what: `表“${title}”第 ${index + 1} 行` })),
    ),
    ...worksheets.flatMap(({ title, parameters = [], rows, lines = [] }) => [
      ...parameters.flatMap(({ label, values }) => values.map(({ clause }) => ({ clause, what: `参数“${label}”` }))),
      ...[...rows, ...lines.flatMap((line) => line.rows)].map(({ clause, label }) => ({ clause, what: `${title}“${label}”` })),
    ]),
    ...[...programme.stages.values()].flatMap(stageCitations),
    ...[...programme.batches.values()].flatMap(batchCitations),
  ]
}

/** The clauses whose text a template prints. */
const quotations = ({ path, text }: { path: string; text: string }): Citation[] =>
  [...text.matchAll(/\{\{\s*clause\s+['"]([^'"]+)['"]/g)].map(([, clause]) => ({ clause, what: `模板 ${path}` }))

function stageCitations(stage: Stage): Citation[] {
  const { definition, form, materials, rules, workflow } = stage
  return [
    { clause: definition.clause, what: `环节“${definition.title}”` },
    ...form.sections.flatMap((section) => [
      { clause: section.clause, what: `表单“${section.title}”` },
      ...section.fields.map(({ title, schema }) => ({ clause: schema.clause, what: `填报“${title}”` })),
    ]),
    ...rules.map(({ clause, label }) => ({ clause, what: `规则“${label}”` })),
    ...materials.materials.map(({ clause, title }) => ({ clause, what: `材料“${title}”` })),
    ...workflow.states.flatMap(({ label, clause, within }) => [
      { clause, what: `状态“${label}”` },
      { clause: within?.clause, what: `“${label}”的期限` },
    ]),
    ...workflow.actions.map(({ label, clause }) => ({ clause, what: `操作“${label}”` })),
    ...(workflow.opinions ?? []).flatMap(({ label, clause, within }) => [
      { clause, what: `意见“${label}”` },
      { clause: within?.clause, what: `意见“${label}”的期限` },
    ]),
  ]
}

function batchCitations({ title, clause, columns, amount, budget, documents = [], objections, payments, workflow }: BatchKind): Citation[] {
  return [
    { clause, what: `批次“${title}”` },
    ...columns.map((column) => ({ clause: column.clause, what: `${title}的栏目“${column.label}”` })),
    { clause: amount?.clause, what: `${title}的金额` },
    ...(budget?.values ?? []).map((value) => ({ clause: value.clause, what: `${title}的预算` })),
    ...documents.map((document) => ({ clause: document.clause, what: `${title}的文件“${document.title}”` })),
    ...[objections?.clause, objections?.within?.clause].map((cited) => ({ clause: cited, what: `${title}的异议处理` })),
    { clause: payments?.clause, what: `${title}的拨付` },
    ...workflow.states.flatMap(({ label, clause: cited, within, notice }) =>
      [cited, within?.clause, notice?.clause].map((one) => ({ clause: one, what: `${title}的状态“${label}”` })),
    ),
    ...workflow.actions.map((action) => ({ clause: action.clause, what: `${title}的操作“${action.label}”` })),
  ]
}

/** A field counts as used where something decides, shows in a list, or prints by it. */
function unusedFields(programme: Programme, stage: Stage): string[] {
  const used = usedNames(programme, stage)
  const records = new Set(stage.form.sections.filter(({ by }) => by).map(({ key }) => key)) // what reviewers put on record is read as such
  return [...stage.form.fields.values()]
    .filter(({ key, section, printed }) => !printed && !records.has(section) && !used.has(key) && !used.has(`${section}/${key}`))
    .map(({ title }) => title)
}

function usedNames(programme: Programme, stage: Stage): Set<string> {
  const inCondition = (condition: Parameters<typeof namesIn>[0] | undefined) => (condition ? namesIn(condition, programme.conditions) : [])
  const { worksheet } = stage
  const rows = worksheet ? [...worksheet.rows, ...(worksheet.lines ?? []).flatMap((line) => line.rows)] : []
  return new Set([
    ...stage.rules.flatMap(({ applies, conditions }) => [...inCondition(applies), ...inCondition(conditions)]),
    ...stage.materials.materials.flatMap(({ when, variants = [], forEach }) => [
      ...inCondition(when),
      ...variants.flatMap((variant) => inCondition(variant.when)),
      ...(forEach ? [forEach] : []),
    ]),
    ...stage.workflow.actions.flatMap(({ when, mails = [] }) => [when, ...mails.map((mail) => mail.when)].flatMap(inCondition)),
    ...(stage.workflow.opinions ?? []).flatMap(({ when, names, shows = [] }) => [
      ...inCondition(when),
      ...(names ? [names] : []),
      ...shows,
    ]),
    ...[...programme.facts.values()].flatMap((fact) => namesOfFact(fact, programme)),
    ...rows.flatMap(({ formula }) => formulaNames(formula)),
    ...[...programme.batches.values()].flatMap(({ members, columns, payments: { payee = [], held = [] } = {} }) => [
      ...[members.where, ...held.map(({ when }) => when)].flatMap(inCondition),
      ...[...columns, ...payee].flatMap(({ formula }) => formulaNames(formula)),
    ]),
    ...(worksheet?.lines ?? []).flatMap(({ where, forEach }) => [forEach, ...inCondition(where)]),
    ...(stage.layout.columns ?? []).map(({ field }) => field),
    ...dependedOn(stage.form.schema.properties as unknown as Json),
    ...templateNames(programme),
    ...[...programme.letters.values()].flatMap(({ definition }) => Object.values(definition.parties ?? {}).flatMap(fieldsOfParty)),
    ...[...programme.stages.values()].flatMap(({ form }) => [...form.fields.values()].map(({ schema }) => schema.from ?? '')),
  ])
}

const fieldsOfParty = (party: LetterParty) => partyFields(party).map(([, field]) => field.split('.').at(-1) ?? field)

/** The fields on which conditional fields depend. */
function dependedOn(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(dependedOn)
  if (typeof node !== 'object' || node === null) return []
  const own = typeof node.if === 'object' && node.if !== null && !Array.isArray(node.if) ? Object.keys(node.if.properties ?? {}) : []
  return [...own, ...Object.values(node).flatMap(dependedOn)]
}

/** Every word that stands in an expression of a letter or mail. */
function templateNames({ letters, mails }: Programme): string[] {
  const texts = [...letters.values(), ...mails.values()].map(({ text }) => text)
  return texts.flatMap((text) => [...text.matchAll(/\{\{[^}]*\}\}/g)].flatMap(([expression]) => expression.match(/[A-Za-z][\w]*/g) ?? []))
}
