/** The entries of a dictionary as lines of a table: code, name, code of the entry above. */
import type { DictionaryEntry } from '../../../../server/engine/generated/dictionary'
import { cellsOf } from '../../../form/pasted-rows'
import type { Place } from '../edits'

export interface Line {
  code: string
  name: string
  above?: string
  depth: number
  /** In the file. */
  place: Place
}

/** Every entry, those below after the one above. */
export function linesOf(entries: readonly DictionaryEntry[], place: Place = ['entries'], above?: string, depth = 0): Line[] {
  return entries.flatMap(({ code, name, children }, index) => [
    { code, name, above, depth, place: [...place, index] },
    ...linesOf(children ?? [], [...place, index, 'children'], code, depth + 1),
  ])
}

export interface PastedEntries {
  entries: DictionaryEntry[]
  count: number
  problems: string[]
}

/** Reads code, name and the code above, one entry a line; any order of lines. */
export function readPastedEntries(text: string): PastedEntries {
  const cells = cellsOf(text)
  const hasHead = /^(代码|编码|code)$/i.test(cells[0]?.[0]?.trim() ?? '')
  const lines = (hasHead ? cells.slice(1) : cells).map((row, index) => ({
    line: index + (hasHead ? 2 : 1),
    code: row[0]?.trim() ?? '',
    name: row[1]?.trim() ?? '',
    above: row[2]?.trim() || undefined,
  }))
  const seen = new Set<string>()
  const codes = new Map(lines.map((line) => [line.code, line]))
  const problems = lines.flatMap(({ line, code, name, above }) => {
    const found = [
      code === '' && '缺少代码',
      name === '' && '缺少名称',
      code !== '' && seen.has(code) && `代码“${code}”重复`,
      above !== undefined && !codes.has(above) && `没有上级代码“${above}”`,
      above !== undefined && circles(code, codes) && '上级代码绕成了圈',
    ].filter((one) => typeof one === 'string')
    seen.add(code)
    return found.map((problem) => `第 ${line} 行：${problem}`)
  })
  const below = (above: string | undefined): DictionaryEntry[] =>
    lines
      .filter((line) => line.above === above)
      .map(({ code, name }) => {
        const children = below(code)
        return { code, name, ...(children.length > 0 && { children }) }
      })
  return { entries: problems.length > 0 ? [] : below(undefined), count: lines.length, problems }
}

function circles(code: string, codes: ReadonlyMap<string, { above?: string }>): boolean {
  const passed = new Set<string>()
  for (let at: string | undefined = code; at !== undefined; at = codes.get(at)?.above) {
    if (passed.has(at)) return true
    passed.add(at)
  }
  return false
}
