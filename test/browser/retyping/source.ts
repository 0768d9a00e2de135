/** What the officer has decided to write: the shipped configuration of the second notice, read for its words alone. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileSite } from '../../../server/engine/compile/site.js'
import { type Outline, outline } from '../../../server/engine/outline.js'
import { readDraft } from '../../../server/engine/preview/draft-case.js'
import type { CompiledSite } from '../../../server/engine/programme.js'
import { letterDictionary, mailDictionary } from '../../../server/engine/templates/dictionaries.js'
import { type PaletteGroup, templatePalette } from '../../../server/engine/templates/palette.js'
import { readProgrammeFolder, readSiteFolder } from '../../../server/programmes/folders.js'
import { codesOfOptions } from '../../../web/pages/studio/forms/business-types.js'
import { splitNotice } from '../../../web/pages/studio/notice/split.js'
import { mailOptions } from '../../../web/pages/studio/programme-file.js'
import { repository } from '../../server.js'

// biome-ignore lint/suspicious/noExplicitAny: whatever a configuration file holds; here it is read for its words alone
export type Tree = Record<string, any>

export interface Source {
  id: string
  files: Record<string, string>
  read(path: string): Tree
  outline: Outline
  /** The notice as one copies it from a document. */
  notice: string
  /** How a clause reads in lists once the notice was pasted. */
  clause(id: string | undefined): string | undefined
  /** How a clause is cited in a spreadsheet. */
  cited(id: string | undefined): string
  /** A formula in Chinese. */
  formula(file: string, at: string): string
  /** A text with what options are stored as in place of what the shipped programme calls them. */
  worded(text: string): string
  /** What an option is stored as, by what the shipped programme calls it, of one question. */
  codes(options: readonly { const: string; title: string }[]): Map<string, string>
  /** All options of all questions. */
  allCodes: Map<string, string>
  /** What may be inserted into a letter or mail. */
  letterPalette(id: string): PaletteGroup[]
  mailPalette(id: string): PaletteGroup[]
  /** How a mail is called in lists. */
  mail(id: string): string
  /** The calendar and kinds of accounts of the site. */
  site: CompiledSite
}

export async function readSource(id: string, site: string): Promise<Source> {
  const folder = await readProgrammeFolder(repository, id)
  const files: Record<string, string> = Object.fromEntries(Object.entries(folder).filter(([file]) => !file.startsWith('rules/demo/')))
  // two things of one form that are called the same cannot be told apart in a formula
  files['rules/settlement.worksheet.json'] = (files['rules/settlement.worksheet.json'] ?? '').replace(
    '"id": "settlementRow",\n      "label": "结算金额"',
    '"id": "settlementRow",\n      "label": "结算金额（核算）"',
  )
  const compiled = compileSite(await readSiteFolder(site)).value
  if (!compiled) throw new Error('The site does not compile.')
  const notice = plainText(readFileSync(path.join(repository, 'test/fixtures/second/notice.md'), 'utf8'))
  const read = (file: string): Tree => JSON.parse(files[file] ?? '{}')
  const said = outline(files, compiled)
  const clause = clausesIn(notice, read('schemas/clauses.json').clauses)
  const allCodes = codesIn(files)
  const worded = wording(said, allCodes)
  const { programme } = readDraft(files, compiled)
  const mails = mailOptions(files)
  return {
    id,
    files,
    read,
    outline: said,
    notice,
    clause,
    cited: (clauseId) => clause(clauseId) ?? '',
    formula: formulas(said, files, worded),
    worded,
    codes: codesOf,
    allCodes,
    letterPalette: (letter) => {
      const found = programme.letters.get(letter)
      return found ? templatePalette(letterDictionary(programme, found.definition), programme) : []
    },
    mailPalette: (mail) => {
      const found = programme.mails.get(mail)
      return found ? templatePalette(mailDictionary(programme, found.definition), programme) : []
    },
    mail: (mail) => mails.find(({ value }) => value === mail)?.label ?? mail,
    site: compiled,
  }
}

/** How the clauses of the shipped programme are called in the pasted notice. */
function clausesIn(notice: string, clauses: readonly Tree[]): Source['clause'] {
  const pasted = splitNotice(notice)
  return (id) => {
    if (id === undefined) return undefined
    const own = plain(clauses.find((clause) => clause.id === id)?.label ?? '')
    const found =
      pasted.find(({ label = '' }) => plain(label) === own) ??
      pasted.find(({ label = '' }) => label.startsWith('附件') && own.startsWith(plain(label)))
    if (!found?.label) throw new Error(`clause ${id} (${own}) is not in the pasted notice`)
    return found.label
  }
}

const codesOf: Source['codes'] = (options) => {
  const made = codesOfOptions(options.map(({ title }) => title))
  return new Map(options.map((option, index) => [option.const, made[index] ?? option.title]))
}

/** The options of all forms and facts. */
function codesIn(files: Source['files']): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (Array.isArray(node) || typeof node !== 'object' || node === null) return
    const { oneOf, options } = node as Tree
    for (const list of [oneOf, options])
      if (Array.isArray(list)) for (const [code, word] of codesOf(list)) if (!found.has(code)) found.set(code, word)
    for (const inner of Object.values(node)) visit(inner)
  }
  for (const [file, text] of Object.entries(files)) if (/\.form\.json$|facts\.json$/.test(file)) visit(JSON.parse(text))
  return found
}

/** A comparison names the option of its question; anything else in quotes is the option of any. */
function wording({ stages }: Outline, allCodes: ReadonlyMap<string, string>): Source['worded'] {
  const questions = stages.flatMap(({ names }) => names.flatMap((name) => [name, ...(name.rows ?? [])]))
  const wordOfQuestion = (label: string, code: string) => {
    const asked = questions.find((one) => bracketed(one.label) === label && one.options?.some(({ value }) => value === code))
    return asked?.options && codesOf(asked.options.map(({ value, label: title }) => ({ const: value, title }))).get(code)
  }
  return (text) =>
    text
      .replace(/([^\s(,]+) (=|<>|≠|==|!=) '([A-Za-z]+)'/g, (whole, label, sign, code) => {
        const word = wordOfQuestion(label, code)
        return word === undefined ? whole : `${label} ${sign} '${word}'`
      })
      .replace(/'([A-Za-z]+)'/g, (whole, code) => (allCodes.has(code) ? `'${allCodes.get(code)}'` : whole))
}

/** Formulas call tables and their results by their titles. */
function formulas(said: Outline, files: Source['files'], worded: Source['worded']): Source['formula'] {
  const tables = Object.keys(files).filter((file) => file.endsWith('.table.json'))
  return (file, at) => {
    let text = said.formulas.find((one) => one.file === file && one.at === at)?.text ?? ''
    for (const table of tables) {
      const name = path.basename(table, '.table.json')
      const { title, outputs } = JSON.parse(files[table] ?? '') as Tree
      for (const output of outputs) text = text.replaceAll(`'${name}.${output.id}'`, bracketed(`${title}的${output.label}`))
      text = text.replaceAll(`'${name}'`, bracketed(title))
    }
    return worded(text)
  }
}

const bracketed = (label: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(label) ? label : `【${label}】`)
const plain = (text: string) => text.normalize('NFKC').replace(/[\s、.．()第条]/g, '')

/** Without the marks of Markdown; tables as cells between tabs. */
const plainText = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => !/^\|[-| ]+\|$/.test(line) && !/^-+$/.test(line))
    .map((line) =>
      line.startsWith('|')
        ? line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim())
            .join('\t')
        : line.replace(/^#+ |^> ?|\*\*/g, '').replaceAll('**', ''),
    )
    .join('\n')

/** The file that names a programme's stages, roles, letters and mails. */
export const main = 'schemas/programme.json'
export const stagesOf = (source: Source): Tree[] => source.read(main).stages
