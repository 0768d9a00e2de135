/** Puts the characters of a page that a bare machine has no font for into the page itself: the slices of Noto that it needs. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

interface Slice {
  family: string
  file: string
  range: string
  spans: [from: number, to: number][]
}

const families = { 'noto-serif-sc': 'Noto Serif SC', 'noto-sans-sc': 'Noto Sans SC' }
let slices: Slice[] | undefined

/** The page with the fonts that it needs; those that are installed come first in its style sheet. Nothing is loaded from a network. */
export function withFonts(html: string): string {
  slices ??= Object.entries(families).flatMap(([name, family]) => slicesOf(name, family))
  const characters = charactersOf(html)
  const needed = slices.filter(({ spans }) => characters.some((code) => within(spans, code)))
  return html.replace('</head>', () => `<style>${needed.map(fontFace).join('\n')}</style></head>`)
}

/** Characters that no shipped font has; they need one that is installed. */
export function withoutGlyph(text: string): string[] {
  slices ??= Object.entries(families).flatMap(([name, family]) => slicesOf(name, family))
  const known = slices
  return charactersOf(text)
    .filter((code) => code > 0x20 && !known.some(({ spans }) => within(spans, code)))
    .map((code) => String.fromCodePoint(code))
}

const charactersOf = (text: string) => [...new Set(text)].map((character) => character.codePointAt(0) ?? 0)
const within = (spans: Slice['spans'], code: number) => spans.some(([from, to]) => code >= from && code <= to)

/** Where the build copied them to, or the package itself; none where there is neither. */
export function folderOf(name: string): string | undefined {
  const copied = fileURLToPath(new URL(`./fonts/${name}`, import.meta.url))
  if (existsSync(path.join(copied, '400.css'))) return copied
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/400.css`))
  } catch {
    return undefined
  }
}

function slicesOf(name: string, family: string): Slice[] {
  const folder = folderOf(name)
  if (!folder) return []
  const faces = readFileSync(path.join(folder, '400.css'), 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)
  return [...faces].flatMap(([face]) => {
    const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(face)?.[1]
    const range = /unicode-range:\s*([^;}]+)/.exec(face)?.[1]?.trim()
    return file && range ? [{ family, file: path.join(folder, file), range, spans: range.split(',').map(span) }] : []
  })
}

function span(text: string): [from: number, to: number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

const fontFace = ({ family, file, range }: Slice) =>
  `@font-face { font-family: "${family}"; font-weight: 400; src: url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2"); unicode-range: ${range}; }`
