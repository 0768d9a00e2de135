/** The style sheets of letters: the official page of GB/T 9704-2012, and a compact one for forms. */
import type { Letter } from '../generated/programme.js'
import { fonts, paperScreen } from './print-styles.js'

export type LetterProfile = NonNullable<Letter['profile']>

/** The style sheet of a letter in so many copies; every copy numbers its own pages, unless that is done on the finished PDF. */
export const letterStyles = (profile: LetterProfile, copies: number, numbered = true) =>
  [
    fonts,
    paperScreen,
    shared,
    `@page { size: A4; margin: ${profiles[profile].margins.map((margin) => `${margin}mm`).join(' ')}; }\n`,
    profiles[profile].style,
    ...Array.from({ length: copies }, (_, index) => copyPages(profile, index + 1, numbered)),
  ].join('')

/** Between the columns that stand for pages: more than the margins, so that none shows beside another. */
const gap = 60

/**
 * How a letter lies on the screen in sheets. Each .sheet holds the whole copy laid out in columns of the size of a page, moved so that
 * only page number --page (from 0) shows: the browser itself decides where pages end.
 */
export function letterSheets(profile: LetterProfile): string {
  const { margins, numbered } = profiles[profile]
  const [top, right, bottom, left] = margins
  const width = 210 - left - right
  return `
body { margin: 0; padding: 4mm 0; background: #eceef1; counter-reset: sheet; }
.sheet { position: relative; width: 210mm; height: 297mm; margin: 0 auto 6mm; overflow: hidden; background: #fff; box-shadow: 0 0 2mm rgb(0 0 0 / 20%); counter-increment: sheet; }
.sheet > .copy { position: absolute; top: ${top}mm; left: calc(${left}mm - var(--page) * ${width + gap}mm); width: ${width}mm; height: ${297 - top - bottom}mm; min-height: 0; margin: 0; padding: 0; columns: auto ${width}mm; column-gap: ${gap}mm; column-fill: auto; background: none; box-shadow: none; }
.sheet::after { content: ${numbered('sheet')}; position: absolute; left: 0; right: 0; bottom: ${bottom - 12}mm; text-align: center; font: 12pt var(--songti); }
`
}

interface Profile {
  /** The margins of the page in millimetres: above, on the right, below, on the left. */
  margins: readonly [top: number, right: number, bottom: number, left: number]
  style: string
  /** The number below a page, from the counter of its copy. */
  numbered: (counter: string) => string
}

const shared = `
.copy { font-family: var(--fangsong); color: #000; overflow-wrap: anywhere; text-align: justify; line-break: strict; }
.copy + .copy { break-before: page; }
.copy p, .copy h1, .copy h2, .copy h3 { margin: 0; padding: 0; font-weight: normal; font-size: inherit; }
.copy p { text-indent: 2em; orphans: 2; widows: 2; }
.copy h1 { font-family: var(--title); text-align: center; break-after: avoid; text-wrap: balance; }
.copy h2 { font-family: var(--heiti); text-indent: 2em; break-after: avoid; }
.copy h3 { font-family: var(--kaiti); text-indent: 2em; break-after: avoid; }
.copy .salutation { text-indent: 0; }
.copy table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.copy td, .copy th { vertical-align: top; text-align: left; overflow-wrap: anywhere; }
.copy .blank { white-space: nowrap; }
.copy p:has(.blank) { text-align: start; }
.copy .seal { display: inline-block; min-width: 44mm; padding-top: 24mm; text-indent: 0; text-align: center; break-inside: avoid; }
.copy .signatures { break-inside: avoid; break-before: avoid; }
.copy .signatures td { padding: 0; }
.copy .signatures td:first-child { padding-right: 0.5em; }
`

const profiles: Record<LetterProfile, Profile> = {
  // 版心 156 × 225 mm, 22 lines of 28 characters; the size is a little under 三号 so that 28 characters fit 156 mm exactly
  official: {
    margins: [37, 26, 35, 28],
    style: `
@page { @bottom-center { font: 14pt var(--songti); vertical-align: top; padding-top: 5mm; } }
.copy { font-size: 15.75pt; line-height: calc(225mm / 22); }
.copy h1 { font-size: 22pt; line-height: calc(225mm / 22 * 1.5); margin-bottom: calc(225mm / 22); }
.copy .signatures { margin-top: calc(225mm / 22); }
@media screen { .copy { padding: 37mm 26mm 35mm 28mm; } }
`,
    numbered: (counter) => `"— " counter(${counter}) " —"`,
  },
  form: {
    margins: [35, 20, 35, 22],
    style: `
@page { @bottom-center { font: 9pt var(--songti); vertical-align: top; padding-top: 4mm; } }
.copy { font-size: 12pt; line-height: 1.6; }
.copy h1 { font-size: 18pt; line-height: 1.5; margin-bottom: 6mm; }
.copy table:not(.signatures) td, .copy table:not(.signatures) th { border: 0.5pt solid #000; padding: 1mm 2mm; }
.copy .signatures { margin-top: 8mm; }
@media screen { .copy { padding: 25mm 20mm 25mm 22mm; } }
`,
    numbered: (counter) => `"第 " counter(${counter}) " 页"`,
  },
}

/** Chromium does not reset the counter of pages in the middle of a document: each copy has pages and a counter of its own. */
function copyPages(profile: LetterProfile, copy: number, numbered: boolean): string {
  const name = `copy-${copy}`
  return `
@page ${name} { counter-increment: ${name}; ${numbered ? `@bottom-center { content: ${profiles[profile].numbered(name)}; } ` : ''}}
.copy:nth-of-type(${copy}) { page: ${name}; }
`
}
