/** Puts the characters of a page that a bare machine has no font for into the page itself: slices of Noto Serif SC, those that it needs. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const folder = path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/400.css'))
const slices = [...readFileSync(path.join(folder, '400.css'), 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)].flatMap(([face]) => {
  const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(face)?.[1]
  const range = /unicode-range:\s*([^;}]+)/.exec(face)?.[1]?.trim()
  return file && range ? [{ file, range, spans: range.split(',').map(span) }] : []
})

/** The page with the fonts that it needs. */
export function withFonts(html: string): string {
  const characters = [...new Set(html)].map((character) => character.codePointAt(0) ?? 0)
  const needed = slices.filter(({ spans }) => characters.some((code) => spans.some(([from, to]) => code >= from && code <= to)))
  return html.replace('</head>', `<style>${needed.map(fontFace).join('\n')}</style></head>`)
}

function span(text: string): [from: number, to: number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

const fontFace = ({ file, range }: (typeof slices)[number]) =>
  `@font-face { font-family: "Noto Serif SC"; font-weight: 400; src: url(data:font/woff2;base64,${readFileSync(path.join(folder, file)).toString('base64')}) format("woff2"); unicode-range: ${range}; }`
