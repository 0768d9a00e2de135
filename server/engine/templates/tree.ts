/** Walks the tree of a template: every name must exist, every helper fit its values, every block be if, unless or each. */
import { didYouMean } from '../values/near.js'
import type { TemplateDictionary } from './dictionaries.js'
import { columnOf, misfit, type Value } from './fit.js'
import { helperNamed, templateHelpers } from './helpers.js'
import type { NameType, TemplateName, TemplateNames } from './names.js'

export interface TreeProblem {
  line: number
  message: string
  remedy?: string
}

/** A name that a template reads, whole: answers.items.price inside {{#each answers.items}}. */
export interface NameRead {
  name: string
  line: number
}

/** Where the walk is: the names that can be read here, below which name they are, how often this is repeated. */
interface Scope {
  at: string
  names: TemplateNames
  /** One item of a list. */
  item?: TemplateName
  rows: number
  times: number
}

interface Walk {
  problems: TreeProblem[]
  read: NameRead[]
  /** Characters of fixed text that the template can put out at most. */
  size: number
  clauses: ReadonlySet<string>
  kind: TemplateDictionary['kind']
}

type Node = hbs.AST.Node
const blocks = ['if', 'unless', 'each']
const largestOutput = 1_000_000
const printable: readonly NameType[] = ['text', 'integer', 'decimal', 'date']

/** Everything that is wrong with a parsed template, and every name that it reads. */
export function walkTemplate(
  tree: hbs.AST.Program,
  { kind, names, clauses = new Set() }: TemplateDictionary,
): { problems: TreeProblem[]; read: NameRead[] } {
  const walk: Walk = { problems: [], read: [], size: 0, clauses, kind }
  program(tree, { at: '', names, rows: 0, times: 1 }, walk)
  if (walk.size > largestOutput) walk.problems.push({ line: 1, message: '印出来的内容会太长：重复的部分里固定的文字太多' })
  return { problems: walk.problems, read: walk.read }
}

function program(node: hbs.AST.Program, scope: Scope, walk: Walk): void {
  if (node.blockParams?.length) say(walk, node, '不能用 as |…|')
  for (const statement of node.body) {
    const judge = Object.hasOwn(statements, statement.type) ? statements[statement.type] : undefined
    if (judge) judge(statement, scope, walk)
    else say(walk, statement, '不能用这种写法')
  }
}

const statements: Record<string, (node: Node, scope: Scope, walk: Walk) => void> = {
  ContentStatement: (node, scope, walk) => {
    walk.size += (node as hbs.AST.ContentStatement).value.length * scope.times
  },
  CommentStatement: () => undefined,
  MustacheStatement: (node, scope, walk) => mustache(node as hbs.AST.MustacheStatement, scope, walk),
  BlockStatement: (node, scope, walk) => block(node as hbs.AST.BlockStatement, scope, walk),
}

function mustache(node: hbs.AST.MustacheStatement, scope: Scope, walk: Walk): void {
  if (node.escaped === false) say(walk, node, '不能用 {{{…}}} 和 {{&…}}')
  const value = called(node, scope, walk)
  if (!value || printable.includes(value.type)) return
  say(walk, node, `“${value.label}”不能直接印出来`, remedies[value.type]?.(path(node.path)))
}

const remedies: Partial<Record<NameType, (name: string) => string>> = {
  code: (name) => `它存的是代码；请写 {{${name.replace(/^answers\b/, 'texts')}}}，或用 {{checkbox ${name} '选项'}}。`,
  boolean: (name) => `请用 {{#if ${name}}}…{{/if}}、{{checkbox ${name}}}，或写 {{${name.replace(/^answers\b/, 'texts')}}}。`,
  instant: (name) => `请写 {{date ${name}}} 或 {{dateTime ${name}}}。`,
  fen: (name) => `它以分为单位；请写 {{money ${name}}}、{{wan ${name}}} 或 {{capitals ${name}}}。`,
  list: (name) => `请写 {{${name.replace(/^answers\b/, 'texts')}}}。`,
  rows: (name) => `请写 {{#each ${name}}}…{{/each}}。`,
  object: (name) => `请写它下面的名字，例如 {{${name}.…}}。`,
}

function block(node: hbs.AST.BlockStatement, scope: Scope, walk: Walk): void {
  const name = path(node.path)
  if (!blocks.includes(name)) {
    say(walk, node, `不能用 {{#${name}}}：只有 {{#if}}、{{#unless}}、{{#each}}`, didYouMean(name, blocks))
    return
  }
  if (node.hash) say(walk, node, `{{#${name}}} 里不能写 名字=值`)
  const [first] = node.params
  if (!first || node.params.length !== 1) say(walk, node, `{{#${name}}} 后面要写一个名字`)
  const value = first && expression(first, scope, walk)
  const inner = name === 'each' && first && value ? eachScope(first, value, scope, walk) : scope
  if (node.program && inner) program(node.program, inner, walk)
  if (node.inverse) program(node.inverse, scope, walk)
}

function eachScope(node: Node, value: Value, scope: Scope, walk: Walk): Scope | undefined {
  if (value.type !== 'rows' && value.type !== 'list') {
    say(walk, node, `{{#each}} 只能用于表和列表，“${value.label}”不是`)
    return undefined
  }
  if (scope.rows >= 2) say(walk, node, '{{#each}} 嵌套超过 2 层')
  const repeated = { at: `${scope.at}${path(node)}.`, rows: scope.rows + 1, times: scope.times * (value.most ?? 200) }
  if (value.type === 'rows') return { names: value.names ?? new Map(), ...repeated }
  return {
    names: new Map(),
    item: { label: `${value.label}的一项`, type: value.options ? 'code' : 'text', options: value.options },
    ...repeated,
  }
}

/** A helper with its values, or a name alone. */
function called(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope, walk: Walk): Value | undefined {
  if (node.hash) say(walk, node, '不能写 名字=值')
  if (node.path.type !== 'PathExpression') return say(walk, node, '不能用这样的值：这里要写一个名字')
  const name = path(node.path)
  const helper = isSimple(node.path) ? helperNamed(name) : undefined
  if (!helper) {
    if (node.params.length === 0 && node.type === 'MustacheStatement') return expression(node.path, scope, walk)
    say(walk, node, `没有名为“${name}”的写法`, didYouMean(name, Object.keys(templateHelpers)))
    return undefined
  }
  const values = node.params.map((parameter) => expression(parameter, scope, walk))
  if (name === 'index' && scope.rows === 0) say(walk, node, '{{index}} 只能写在 {{#each}} 里面')
  const problem = misfit(helper.parameters, values)
  if (problem) say(walk, node, `{{${name}}}（${helper.label}）：${problem.message}`, problem.remedy ?? `写法：${helper.usage}`)
  if (name === 'clause' && !problem) quoted(node, values[0]?.literal, walk)
  if (helper.marks && walk.kind === 'text') say(walk, node, `{{${name}}}（${helper.label}）只能写在文书里`)
  const column = helper.parameters.findIndex((parameter) => parameter.column)
  const inRows = column < 0 ? undefined : values[column]?.literal
  if (node.params[0] && typeof inRows === 'string') noteRead(node, `${path(node.params[0])}.${inRows}`, scope, walk)
  const unit = column < 0 ? undefined : columnOf(values[0], values[column])?.unit
  return { label: helper.label, type: helper.returns, ...(unit && helper.returns === 'decimal' && { unit }) }
}

/** A clause is quoted by its id, in quotes. */
function quoted(node: Node, id: unknown, walk: Walk): void {
  if (typeof id === 'string' && walk.clauses.has(id)) return
  const near = typeof id === 'string' ? didYouMean(id, walk.clauses) : "写法：{{clause 'guide-1.1'}}"
  say(walk, node, typeof id === 'string' ? `没有名为“${id}”的条款` : '{{clause}} 后面要写条款的编号，放在引号里', near)
}

function expression(node: Node, scope: Scope, walk: Walk): Value | undefined {
  if (node.type === 'PathExpression') return resolve(node as hbs.AST.PathExpression, scope, walk)
  if (node.type === 'SubExpression') return called(node as hbs.AST.SubExpression, scope, walk)
  const type = literals[node.type]
  if (type) return { label: '固定的值', type, literal: (node as hbs.AST.StringLiteral).value }
  say(walk, node, '不能用这样的值')
  return undefined
}

const literals: Record<string, NameType> = { StringLiteral: 'text', NumberLiteral: 'integer', BooleanLiteral: 'boolean' }

function resolve(node: hbs.AST.PathExpression, scope: Scope, walk: Walk): Value | undefined {
  const written = String(node.original)
  if (node.data) return void say(walk, node, `不能用 ${written}`, written === '@index' ? '第几行请写 {{index}}。' : undefined)
  if (node.depth > 0) return void say(walk, node, `不能用 ${written}：只能读这里的名字`)
  if (node.parts.length === 0) return scope.item ?? void say(walk, node, `不能用 ${written}，请写名字`)
  let names: TemplateNames | undefined = scope.names
  let found: TemplateName | undefined
  for (const part of node.parts) {
    const next: TemplateName | undefined = typeof part === 'string' ? names?.get(part) : undefined
    if (!next) return void say(walk, node, `没有“${written}”`, nearName(part, names, node))
    found = next
    names = next.type === 'object' ? next.names : undefined
  }
  noteRead(node, written, scope, walk)
  return found
}

const noteRead = (node: Node, name: string, scope: Scope, walk: Walk) =>
  walk.read.push({ name: `${scope.at}${name}`, line: node.loc?.start.line ?? 1 })

function nearName(part: string, names: TemplateNames | undefined, { parts }: hbs.AST.PathExpression): string | undefined {
  const near = names && didYouMean(part, names.keys())
  if (near || !names) return near
  const before = parts.slice(0, parts.indexOf(part)).join('.')
  return `${before ? `${before} 下` : '这里'}可以用：${[...names]
    .slice(0, 12)
    .map(([key, { label }]) => `${key}（${label}）`)
    .join('、')}${names.size > 12 ? '…' : ''}。`
}

const isSimple = (node: Node) => {
  if (node.type !== 'PathExpression') return false
  const { data, depth, parts, original } = node as hbs.AST.PathExpression
  return !data && depth === 0 && parts.length === 1 && original === parts[0]
}

const path = (node: Node) => String((node as hbs.AST.PathExpression).original ?? '')

function say({ problems }: Walk, node: Node, message: string, remedy?: string): undefined {
  problems.push({ line: node.loc?.start.line ?? 1, message, remedy })
}
