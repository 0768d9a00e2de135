/** Conditions and names that belong to no single stage, in words. */
import { sayCondition } from '../conditions/phrases.js'
import type { Condition, FactInfo, Programme } from '../programme.js'

/** The words of the first stage that knows the names. */
export function conditionText(condition: Condition, programme: Programme): string {
  return sayCondition(condition, { info: (id) => infoOf(id, programme), programme })
}

/** The label of a name, of the first stage that knows it; the name itself where none does. */
export const labelOf = (id: string, programme: Programme): string => infoOf(id, programme)?.label ?? id

/** Names of stages before those of their rows. */
function infoOf(id: string, { stages }: Programme): FactInfo | undefined {
  const facts = [...stages.values()].map((stage) => stage.facts)
  const rows = () => facts.flatMap((all) => [...all.values()].flatMap((info) => info.rows?.get(id) ?? []))
  return facts.map((all) => all.get(id)).find((found) => found !== undefined) ?? rows()[0]
}
