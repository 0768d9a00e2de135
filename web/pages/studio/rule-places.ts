/** Where a rule stands, by its name. */
import type { Texts } from './merge'

export interface RulePlace {
  path: string
  at: string
  label: string
}

export function placeOfRule(files: Texts, name: string): RulePlace | undefined {
  for (const path of Object.keys(files).filter((path) => path.endsWith('.eligibility.json'))) {
    const rules = rulesIn(files[path])
    const index = rules.findIndex((rule) => rule?.name === name)
    if (index >= 0) return { path, at: `/rules/${index}`, label: rules[index]?.label ?? name }
  }
  return undefined
}

function rulesIn(text: string | undefined): ({ name?: string; label?: string } | null)[] {
  try {
    const { rules } = JSON.parse(text ?? '{}')
    return Array.isArray(rules) ? rules : []
  } catch {
    return []
  }
}
