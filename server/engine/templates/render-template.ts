/** Renders a checked template: Handlebars with our helpers only, strict, without prototypes, over plain data. */
import Handlebars from 'handlebars'
import type { Json } from '../model.js'
import type { TemplateDictionary } from './dictionaries.js'
import type { TemplateHelper } from './helper.js'
import { isFilled, templateHelpers } from './helpers.js'

type Kind = TemplateDictionary['kind']
/** What a template may read, by name. */
export type TemplateValues = Readonly<Record<string, Json>> | ((name: string) => Json | undefined)
type Render = (values: TemplateValues) => string

const largestOutput = 2_000_000
const known = ['if', 'unless', 'each', ...Object.keys(templateHelpers)]
/** Compiled once per owner (an edition, a site) and text. */
const compiled = new WeakMap<object, Map<string, Render>>()

/** The text that a template gives with these values; names that the values lack are an error, as the check should have found them. */
export function renderTemplate(owner: object, kind: Kind, text: string, values: TemplateValues): string {
  const own = compiled.get(owner) ?? new Map<string, Render>()
  compiled.set(owner, own)
  const key = `${kind}\n${text}`
  const render = own.get(key) ?? compile(kind, text)
  own.set(key, render)
  work = mostWork
  const output = render(values)
  if (output.length > largestOutput) throw new Error(tooMuch)
  return output
}

/** What a row costs besides what is put out for it. */
const rowCost = 10

/** How much one rendering may do: characters put out within rows, and rows that helpers look at. Rendering is never interrupted, so one counter does. */
const mostWork = 2 * largestOutput
const tooMuch = 'The output of a template is too long.'
let work = mostWork

function spend(cost: number): void {
  work -= cost
  if (work < 0) throw new TooMuch(tooMuch)
}

/** Stops a rendering that would never end. */
class TooMuch extends Error {}

function compile(kind: Kind, text: string): Render {
  const tree = Handlebars.parse(text)
  const names = namesRead(tree)
  const delegate: Handlebars.TemplateDelegate = engineFor(names).compile(tree, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(known.map((name) => [name, true])) as unknown as KnownHelpers, // ours, not Handlebars' list
    noEscape: kind === 'text',
    preventIndent: true,
  })
  return (values) => {
    try {
      return delegate(prepared(values, names), { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false })
    } catch (error) {
      if (error instanceof TooMuch) throw error
      throw new Error('A template could not be rendered: its data lack a name that it reads, or it was never checked.', { cause: error })
    }
  }
}

type KnownHelpers = NonNullable<CompileOptions['knownHelpers']>

/** With what every path begins that a template reads, within rows too, and what its helpers read by themselves. */
function namesRead(tree: hbs.AST.Program): ReadonlySet<string> {
  const names = new Set(['clauses'])
  const visitor = new Handlebars.Visitor()
  visitor.PathExpression = ({ parts }) => {
    if (parts[0] !== undefined) names.add(String(parts[0]))
  }
  visitor.accept(tree)
  return names
}

/** What is made ready of an object that many templates read, once. */
const ready = new WeakMap<object, unknown>()

/** The values that a template reads, as it may read them; what it does not read is not worked out. */
function prepared(values: TemplateValues, names: ReadonlySet<string>): unknown {
  const made: Record<string, unknown> = Object.create(null)
  for (const name of names) {
    const value: unknown = typeof values === 'function' ? values(name) : Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined) made[name] = typeof value === 'object' && value !== null ? memo(value) : value
  }
  return Object.freeze(made)
}

function memo(value: object): unknown {
  const known = ready.get(value) ?? plain(value)
  ready.set(value, known)
  return known
}

/** A copy of texts, numbers, lists and groups, without prototypes and frozen, so that nothing inherited can be read and nothing changed. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Object.freeze(value.map((item) => plain(item) ?? null))
  const copy: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) {
    const given = plain(inner)
    if (given !== undefined) copy[key] = given
  }
  return Object.freeze(copy)
}

/** Handlebars with those of our helpers that a template calls: it puts all that it has together anew with every rendering. */
function engineFor(names: ReadonlySet<string>): typeof Handlebars {
  const created = Handlebars.create()
  const { each } = created.helpers
  for (const name of Object.keys(created.helpers)) created.unregisterHelper(name)
  const register = (name: string, helper: Handlebars.HelperDelegate) => {
    if (names.has(name)) created.registerHelper(name, helper)
  }
  register('each', function (this: unknown, rows: Json, options: Handlebars.HelperOptions) {
    const fn: Handlebars.TemplateDelegate = (context, more) => {
      const output = options.fn(context, more)
      spend(output.length + rowCost)
      return output
    }
    return each?.call(this, rows, { ...options, fn })
  })
  register('if', function (this: unknown, value: Json, options: Handlebars.HelperOptions) {
    return isFilled(value) ? options.fn(this) : options.inverse(this)
  })
  register('unless', function (this: unknown, value: Json, options: Handlebars.HelperOptions) {
    return isFilled(value) ? options.inverse(this) : options.fn(this)
  })
  for (const [name, { run, marks }] of Object.entries<TemplateHelper>(templateHelpers))
    register(name, (...args: unknown[]) => {
      const { data } = args.at(-1) as Handlebars.HelperOptions // Handlebars gives it last
      for (const given of args) if (Array.isArray(given)) spend(given.length * rowCost)
      const value = run(args.slice(0, -1) as Json[], { index: data?.index, clauses: data?.root?.clauses })
      return marks ? new Handlebars.SafeString(marks(String(value))) : value
    })
  return created
}
