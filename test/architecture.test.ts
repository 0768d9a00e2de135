import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

type Tree = Map<string, string>
interface Import {
  from: string
  to: string
  specifier: string
  typeOnly: boolean
}

const root = path.resolve(import.meta.dirname, '..')
const layers = ['engine', 'store', 'paper', 'programmes', 'actions', 'demo', 'jobs', 'http', 'app', 'server', 'main']
/** Leaf modules beside the layers: they import nothing of ours but types, and everything but the engine may import them. */
const leaves = ['errors', 'environment']
const enginePackages = ['ajv', 'decimal.js', 'handlebars', 'jsep', 'json-rules-engine', 're2js']
const noticeWords = /大连|区县|试点企业|轴承|齿轮|汽车零部件|市工信局|专精特新|小巨人|50 ?万|345|3670/

function readTree(...folders: string[]): Tree {
  const tree: Tree = new Map()
  const visit = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const place = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (entry.name !== 'generated' && entry.name !== 'node_modules') visit(place)
      } else if (/\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        tree.set(place, readFileSync(path.join(root, place), 'utf8'))
    }
  }
  for (const folder of folders) visit(folder)
  return tree
}

const importsOf = (tree: Tree): Import[] => [...tree].flatMap(([from, text]) => importsIn(from, text))

/** Every rule asks for the same files again. */
const read = new Map<string, Import[]>()

function importsIn(from: string, text: string): Import[] {
  const known = read.get(from + text)
  if (known) return known
  const imports = parse()
  read.set(from + text, imports)
  return imports

  function parse(): Import[] {
    const { program, module } = parseSync(from, text)
    const found = (specifier: string, typeOnly: boolean): Import => ({ from, to: resolve(from, specifier), specifier, typeOnly })
    return [
      ...module.staticImports.map(({ moduleRequest, entries }) => found(moduleRequest.value, areTypes(entries))),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [found(moduleRequest.value, isType)] : [])),
      ),
      ...module.dynamicImports.map(({ moduleRequest }) => found(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false)),
      ...(text.includes('import(') ? importTypes(program) : []).map((specifier) => found(specifier, true)),
    ]
  }
}

/** An import of nothing is for its effect. */
const areTypes = (entries: readonly { isType: boolean }[]) => entries.length > 0 && entries.every(({ isType }) => isType)

/** What types name as `import('…')`. */
function importTypes(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const source = 'type' in node && node.type === 'TSImportType' && 'source' in node ? node.source : undefined
  const own = typeof source === 'object' && source !== null && 'value' in source ? [String(source.value)] : []
  return [...own, ...Object.values(node).flatMap(importTypes)]
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return path.posix.join(path.posix.dirname(from), specifier).replace(/\.(js|ts|tsx)$/, '')
}

const layerOf = (file: string) => (file.startsWith('server/') ? (file.split('/')[1] ?? '').replace(/\.ts$/, '') : undefined)

function wrongDirections(tree: Tree): string[] {
  return importsOf(tree).flatMap(({ from, to, typeOnly }) => {
    const source = layerOf(from)
    const target = to.startsWith('server/') ? layerOf(to) : undefined
    if (!source || !target || source === target || leaves.includes(target) || source === 'cli') return []
    if (leaves.includes(source)) return typeOnly ? [] : [`${from} is a leaf and imports ${to}`]
    return layers.indexOf(target) < layers.indexOf(source) ? [] : [`${from} imports ${to}`]
  })
}

function cycles(tree: Tree): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to, typeOnly } of importsOf(tree)) {
    if (typeOnly) continue
    const file = from.replace(/\.tsx?$/, '')
    edges.set(file, [...(edges.get(file) ?? []), to])
  }
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: string[]) => {
    const start = trail.indexOf(file)
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  return found
}

function impurities(tree: Tree): string[] {
  const engine = new Map([...tree].filter(([file]) => file.startsWith('server/engine/')))
  const outside = importsOf(engine)
    .filter(
      ({ to, specifier }) =>
        !to.startsWith('server/engine/') && !enginePackages.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
    )
    .map(({ from, specifier }) => `${from} imports ${specifier}`)
  const effects = [...engine].flatMap(([file, text]) => {
    const code = withoutComments(file, text)
    return [
      ...code.matchAll(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bsetTimeout\(|\bconsole\.|\bcrypto\./g),
    ].map(([call]) => `${file} uses ${call}`)
  })
  return [...outside, ...effects]
}

const withoutComments = (file: string, text: string): string =>
  parseSync(file, text).comments.reduce((code, { start, end }) => code.slice(0, start) + ' '.repeat(end - start) + code.slice(end), text)

const valueImportsOfServer = (tree: Tree) =>
  importsOf(tree)
    .filter(({ from, to, typeOnly }) => from.startsWith('web/') && to.startsWith('server/') && !typeOnly)
    .map(({ from, to }) => `${from} imports ${to} as a value`)

const wordsOfTheNotice = (tree: Tree) =>
  [...tree].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const word = noticeWords.exec(line.replace(/[#\d][\da-f]{5,}|\d{6,}/gi, ''))
      return word ? [`${file}:${index + 1} says ${word[0]}`] : []
    }),
  )

const defaultExports = (tree: Tree) =>
  [...tree].filter(([file, text]) => file.startsWith('server/') && /^export default /m.test(text)).map(([file]) => file)

const rules: { name: string; find: (tree: Tree) => string[]; planted: [file: string, text: string][] }[] = [
  {
    name: 'dependencies run one way: main → app → http → actions → programmes → store → engine',
    find: wrongDirections,
    planted: [
      ['server/store/planted.ts', "import { x } from '../actions/submit.js'\n"],
      ['server/engine/planted.ts', "import type { X } from '../store/connection.js'\n"],
    ],
  },
  {
    name: 'nothing imports itself in a circle',
    find: cycles,
    planted: [
      ['server/engine/one.ts', "import { two } from './two.js'\n"],
      ['server/engine/two.ts', "import { one } from './one.js'\n"],
    ],
  },
  {
    name: 'the engine is pure: no node modules, no clock, no randomness, nothing of ours outside itself',
    find: impurities,
    planted: [
      ['server/engine/planted-clock.ts', 'export const now = () => Date.now()\n'],
      ['server/engine/planted-file.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
    ],
  },
  {
    name: 'the web imports types only from the server',
    find: valueImportsOfServer,
    planted: [['web/planted.ts', "import { evaluate } from '../server/engine/evaluate.js'\n"]],
  },
  {
    name: 'no word of the notice stands in platform code',
    find: wordsOfTheNotice,
    planted: [['web/pages/planted.tsx', "export const label = '所属区县'\n"]],
  },
  { name: 'the server has no default exports', find: defaultExports, planted: [['server/http/planted.ts', 'export default 1\n']] },
]

describe('architecture', () => {
  const tree = readTree('server', 'web')

  for (const rule of rules) {
    test(rule.name, () => {
      expect(rule.find(tree)).toEqual([])
    })

    test(`a planted violation is found: ${rule.name}`, () => {
      for (const [file] of rule.planted) {
        const planted = new Map([...tree, ...rule.planted])
        expect(rule.find(planted).some((violation) => violation.includes(file.replace(/\.tsx?$/, '')))).toBe(true)
      }
    })
  }
})
