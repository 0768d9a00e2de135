/** Which declaration of each other stage belongs to a declaration: those above it, those beside and below them, else the last of the organisation. */

export interface Kin {
  id: string
  stage: string
  parent: string | null
}

/**
 * By stage the declaration that facts about it are read from. One above it comes first; of the others the last one that does not
 * belong to another declaration of a stage above. Rows are the organisation's, oldest first.
 */
export function lineageOf<Row extends Kin>(own: Kin, rows: readonly Row[]): Map<string, Row> {
  const byId = new Map<string, Kin>([...rows.map((row): [string, Kin] => [row.id, row]), [own.id, own]])
  const chain = ancestry(own, byId)
  const found = new Map<string, Row>()
  for (const row of rows) {
    if (row.stage === own.stage || row.id === own.id) continue
    const above = chain.get(row.stage)
    if (above === undefined ? fits(ancestry(row, byId), chain) : above === row.id) found.set(row.stage, row)
  }
  return found
}

/** A declaration and those above it, by stage. */
function ancestry(own: Kin, byId: ReadonlyMap<string, Kin>): Map<string, string> {
  const chain = new Map<string, string>()
  for (let one: Kin | undefined = own; one && !chain.has(one.stage); one = one.parent === null ? undefined : byId.get(one.parent))
    chain.set(one.stage, one.id)
  return chain
}

const fits = (theirs: ReadonlyMap<string, string>, ours: ReadonlyMap<string, string>) =>
  [...theirs].every(([stage, id]) => (ours.get(stage) ?? id) === id)
