/** Renders a checked template: Handlebars with our helpers only, strict, without prototypes, over plain data. */
import Handlebars from 'handlebars'
import type { Json } from '../model.js'
import type { TemplateDictionary } from './dictionaries.js'
import type { TemplateHelper } from './helper.js'
import { isFilled, templateHelpers } from './helpers.js'

type Kind = TemplateDictionary['kind']
type Render = (data: unknown) => string

const largestOutput = 2_000_000
const known = ['if', 'unless', 'each', ...Object.keys(templateHelpers)]
const engine = createEngine()
/** Compiled once per owner (an edition, a site) and text. */
const compiled = new WeakMap<object, Map<string, Render>>()

/** The text that a template gives with these values; names that the values lack are an error, as the check should have found them. */
export function renderTemplate(owner: object, kind: Kind, text: string, values: Readonly<Record<string, Json>>): string {
  const own = compiled.get(owner) ?? new Map<string, Render>()
  compiled.set(owner, own)
  const key = `${kind}\n${text}`
  const render = own.get(key) ?? compile(kind, text)
  own.set(key, render)
  work = mostWork
  const output = render(prepared(values))
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
  const delegate: Handlebars.TemplateDelegate = engine.compile(text, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(known.map((name) => [name, true])) as unknown as KnownHelpers, // ours, not Handlebars' list
    noEscape: kind === 'text',
    preventIndent: true,
  })
  return (data) => {
    try {
      return delegate(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false })
    } catch (error) {
      if (error instanceof TooMuch) throw error
      throw new Error('A template could not be rendered: its data lack a name that it reads, or it was never checked.', { cause: error })
    }
  }
}

type KnownHelpers = NonNullable<CompileOptions['knownHelpers']>

const ready = new WeakMap<object, unknown>()
const views = new WeakMap<object, unknown>()

/** The values as templates may read them. What a programme always says, and what a mail says twice, is made ready once; what nobody reads, never. */
function prepared(values: Readonly<Record<string, Json>>): unknown {
  const known = views.get(values)
  if (known) return known
  const made: Record<string, unknown> = Object.create(null)
  for (const [key, { value, get: read }] of Object.entries(Object.getOwnPropertyDescriptors(values))) {
    if (value === undefined && !read) continue
    const get = () => {
      const given: unknown = read ? read() : value
      return typeof given === 'object' && given !== null ? memo(given) : given
    }
    Object.defineProperty(made, key, { enumerable: true, get })
  }
  views.set(values, Object.freeze(made))
  return made
}

function memo(value: object): unknown {
  const known = ready.get(value) ?? plain(JSON.parse(JSON.stringify(value)))
  ready.set(value, known)
  return known
}

/** Copies without prototypes and frozen, so that nothing inherited can be read and nothing changed. */
function plain(value: Json): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(plain))
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) copy[key] = plain(inner)
  return Object.freeze(copy)
}

function createEngine(): typeof Handlebars {
  const created = Handlebars.create()
  for (const name of ['with', 'lookup', 'log', 'helperMissing']) created.unregisterHelper(name)
  const { each } = created.helpers
  created.registerHelper('each', function (this: unknown, rows: Json, options: Handlebars.HelperOptions) {
    const fn: Handlebars.TemplateDelegate = (context, more) => {
      const output = options.fn(context, more)
      spend(output.length + rowCost)
      return output
    }
    return each?.call(this, rows, { ...options, fn })
  })
  created.registerHelper('if', function (this: unknown, value: Json, options: Handlebars.HelperOptions) {
    return isFilled(value) ? options.fn(this) : options.inverse(this)
  })
  created.registerHelper('unless', function (this: unknown, value: Json, options: Handlebars.HelperOptions) {
    return isFilled(value) ? options.inverse(this) : options.fn(this)
  })
  for (const [name, { run, marks }] of Object.entries<TemplateHelper>(templateHelpers))
    created.registerHelper(name, (...args: unknown[]) => {
      const { data } = args.at(-1) as Handlebars.HelperOptions // Handlebars gives it last
      for (const given of args) if (Array.isArray(given)) spend(given.length * rowCost)
      const value = run(args.slice(0, -1) as Json[], { index: data?.index, clauses: data?.root?.clauses })
      return marks ? new Handlebars.SafeString(marks(String(value))) : value
    })
  return created
}
