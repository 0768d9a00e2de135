/** What a command is: its words, its options, and what it does. */
import type { ParseArgsConfig } from 'node:util'

export interface Call {
  positionals: string[]
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  print: (text: string) => void
}

export interface Command {
  usage: string
  summary: string
  /** Fewest and most positional arguments. */
  arguments: [number, number]
  options: NonNullable<ParseArgsConfig['options']>
  /** Resolves to the exit status. */
  run: (call: Call) => Promise<number>
}

/** The option by which a command answers in JSON. */
export const json = { json: { type: 'boolean' } } as const

/** The command was called wrongly: exit status 2. */
export class Usage extends Error {}

/** A text option that must be there. */
export function required(call: Call, name: string): string {
  const value = call.values[name]
  if (typeof value !== 'string' || value === '') throw new Usage(`缺少 --${name}。`)
  return value
}

/** A text option, or nothing. */
export function optional(call: Call, name: string): string | undefined {
  const value = call.values[name]
  return typeof value === 'string' ? value : undefined
}

/** Prints as JSON where --json was given, else as text. */
export function report(call: Call, value: unknown, text: () => string): void {
  call.print(call.values.json ? JSON.stringify(value, null, 2) : text())
}
