/** Answers of a self-check: kept in this tab, carried into the registration. */

const keyOf = (programme: string) => `shenbao.self-check.${programme}`
type Answers = Record<string, unknown>

export function readSelfCheck(programme: string): Answers | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(programme))
    return text ? (JSON.parse(text) as Answers) : undefined
  } catch {
    return undefined
  }
}

export function keepSelfCheck(programme: string, answers: Answers): void {
  try {
    sessionStorage.setItem(keyOf(programme), JSON.stringify(answers))
  } catch {
    // kept for this page only
  }
}

export function dropSelfCheck(programme: string): void {
  try {
    sessionStorage.removeItem(keyOf(programme))
  } catch {
    // nothing was kept
  }
}
