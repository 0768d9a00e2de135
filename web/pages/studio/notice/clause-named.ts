/** A clause as people cite it in a spreadsheet: 三（一）1, 第三条第（一）款, 附件2. */
export interface NamedClause {
  id: string
  label: string
}

/** Its id, or why there is none; nothing where nothing is written. */
export function clauseNamed(clauses: readonly NamedClause[], written: string): [id: string | undefined, problem?: string] {
  if (written.trim() === '') return [undefined]
  const found = clauses.find(({ label }) => plain(label) === plain(written))
  return found ? [found.id] : [undefined, `没有编号为“${written.trim()}”的条款`]
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s、.．()第条款项目]/g, '')
