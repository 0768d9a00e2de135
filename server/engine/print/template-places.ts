/** Marks in the template of a form where each value begins and ends: its PDF then says on which page a changed one stands. */
import Handlebars from 'handlebars'
import type { FormModel } from '../programme.js'
import { placeName } from './tables.js'

/** What a name stands for here: the pointer of a field, with the row's number to be filled in. */
interface Scope {
  pointers: ReadonlyMap<string, string>
  /** One item of a list, or one option of a choice. */
  item?: string
  /** Fields that decide whether this is printed at all. */
  around: readonly string[]
  /** How many lists are around. */
  depth: number
}

interface Walk {
  /** The template with expressions blanked: what is left are tags and words. */
  bare: string
  lines: readonly number[]
  marks: { at: number; text: string }[]
  form: FormModel
}

/** The template with marks around everything that it prints of an answer, outside of tags. It must have been checked. */
export function withPlaces(template: string, form: FormModel): string {
  const lines = [0, ...[...template.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const bare = template.replace(/\{\{[\s\S]*?\}\}/g, (expression) => ' '.repeat(expression.length))
  const walk: Walk = { bare, lines, marks: [], form }
  program(Handlebars.parse(template), { pointers: fieldPointers(form), around: [], depth: 0 }, walk)
  const sorted = walk.marks.map((mark, order) => ({ ...mark, order })).sort((a, b) => a.at - b.at || a.order - b.order)
  let from = 0
  const parts = sorted.map(({ at, text }) => {
    const part = template.slice(from, at) + text
    from = at
    return part
  })
  return parts.join('') + template.slice(from)
}

/** What is printed several times begins where it stands first and ends where it stands last; names stand once in a page. */
export function uniquePlaces(html: string): string {
  const place = /<span id="((from|to):[^"]+)"><\/span>/g
  const all = [...html.matchAll(place)]
  const first = new Map(all.toReversed().map(({ 1: name, index }) => [name, index]))
  const last = new Map(all.map(({ 1: name, index }) => [name, index]))
  return html.replace(place, (mark, name: string, kind: string, at: number) =>
    (kind === 'from' ? first : last).get(name) === at ? mark : '',
  )
}

function fieldPointers({ sections }: FormModel): Map<string, string> {
  const fields = sections.filter(({ kind }) => kind === 'fields').flatMap((section) => section.fields)
  return new Map(
    fields.flatMap(({ key, pointer }) => ['answers', 'texts', 'choices'].map((group): [string, string] => [`${group}.${key}`, pointer])),
  )
}

/** What can be read of a row, whose number stands in the list around it. */
function rowPointers({ sections }: FormModel, key: string): Map<string, string> | undefined {
  const section = sections.find((one) => one.kind === 'rows' && one.key === key)
  return (
    section &&
    new Map(
      section.fields.flatMap(({ key: field }) =>
        [field, `texts.${field}`].map((name): [string, string] => [name, `/${key}/${rowNumber}/${field}`]),
      ),
    )
  )
}

const rowNumber = '*'

function program({ body }: hbs.AST.Program, scope: Scope, walk: Walk) {
  for (const node of body) {
    if (node.type === 'MustacheStatement') {
      const { path, params } = node as hbs.AST.MustacheStatement
      mark(node, [...[path, ...params].flatMap((part) => readBy(part, scope)), ...scope.around], scope, walk)
    } else if (node.type === 'BlockStatement') block(node as hbs.AST.BlockStatement, scope, walk)
    else if (node.type === 'ContentStatement') words(node as hbs.AST.ContentStatement, scope, walk)
  }
}

function block({ path, params, program: inner, inverse }: hbs.AST.BlockStatement, scope: Scope, walk: Walk) {
  const [first] = params
  const read = first ? readBy(first, scope) : []
  const name = first ? nameOf(first) : undefined
  const rows = name?.startsWith('answers.') ? rowPointers(walk.form, name.slice('answers.'.length)) : undefined
  const isEach = (path as hbs.AST.PathExpression).original === 'each'
  const around = [...scope.around, ...read]
  const repeated: Scope = { pointers: rows ?? new Map(), item: read[0], around, depth: scope.depth + 1 }
  if (inner) program(inner, isEach ? repeated : { ...scope, around }, walk)
  if (inverse) program(inverse, { ...scope, around }, walk)
}

/** Words that stand only where an answer says so. */
function words(node: hbs.AST.ContentStatement, scope: Scope, walk: Walk) {
  if (scope.around.length === 0) return
  const [start, end] = [offset(node.loc.start, walk), offset(node.loc.end, walk)]
  const isWord = (at: number) => /[^\s<>]/.test(walk.bare[at] ?? '') && !isInTag(walk.bare, at)
  const places = Array.from({ length: end - start }, (_, index) => start + index).filter(isWord)
  const [first, last] = [places[0], places.at(-1)]
  if (first !== undefined && last !== undefined) put(first, last + 1, scope.around, scope, walk)
}

function mark(node: hbs.AST.Node, read: readonly string[], scope: Scope, walk: Walk) {
  const start = offset(node.loc.start, walk)
  if (read.length > 0 && !isInTag(walk.bare, start)) put(start, offset(node.loc.end, walk), read, scope, walk)
}

function put(start: number, end: number, pointers: readonly string[], { depth }: Scope, { marks }: Walk) {
  // the row's number is that of the outermost list: only a list inside its rows lies deeper (@index would be our helper, which counts from 1)
  const number = `{{@${'../'.repeat(Math.max(0, depth - 1))}key}}`
  for (const pointer of new Set(pointers.map((one) => one.replace(`/${rowNumber}/`, `/${number}/`)))) {
    marks.push({ at: start, text: `<span id="${placeName.from}${pointer}"></span>` })
    marks.push({ at: end, text: `<span id="${placeName.to}${pointer}"></span>` })
  }
}

function readBy(node: hbs.AST.Node, scope: Scope): string[] {
  if (node.type === 'SubExpression') {
    const { params } = node as hbs.AST.SubExpression
    return params.flatMap((part) => readBy(part, scope))
  }
  const name = nameOf(node)
  if (name === undefined) return []
  const pointer = scope.pointers.get(name)
  return pointer === undefined ? [] : [pointer]
}

const nameOf = (node: hbs.AST.Node) =>
  node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).parts.map(String).join('.') : undefined

const offset = ({ line, column }: hbs.AST.Position, { lines }: Walk) => (lines[line - 1] ?? 0) + column
const isInTag = (bare: string, at: number) => bare.lastIndexOf('<', at) > bare.lastIndexOf('>', at)
