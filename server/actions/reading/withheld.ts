/** What a role never sees: fields withheld from it, whole kinds of data (contacts, bank accounts), all but the end of a masked field. Applied to every output. */
import { isObject } from '../../engine/form/answers.js'
import type { Answers, Json, Organisation } from '../../engine/model.js'
import type { FieldModel, Programme, Stage } from '../../engine/programme.js'
import { ending } from '../../engine/values/masks.js'
import type { EventRow } from '../../store/events.js'
import type { Change } from '../changes.js'
import type { Subject } from './subject.js'

const kinds: Record<string, readonly string[]> = { contacts: ['mobile', 'telephone', 'email'], bankAccount: ['bank-account'] }

const found = new WeakMap<Stage, Map<string, ReadonlySet<string>>>()

/** Keys of the fields that the role does not see. */
export function withheldKeys(programme: Programme, stage: Stage, role: string): ReadonlySet<string> {
  const own = found.get(stage) ?? new Map<string, ReadonlySet<string>>()
  found.set(stage, own)
  const keys = own.get(role) ?? keysWithheldFrom(programme, stage, role)
  own.set(role, keys)
  return keys
}

function keysWithheldFrom(programme: Programme, stage: Stage, role: string): ReadonlySet<string> {
  const formats = (programme.roles.get(role)?.withholds ?? []).flatMap((kind) => kinds[kind] ?? [])
  const isWithheld = ({ schema }: FieldModel) =>
    schema.withheldFrom?.includes(role) || (schema.format !== undefined && formats.includes(schema.format))
  return new Set([...stage.form.fields.values()].filter(isWithheld).map(({ key }) => key))
}

/** Keys of the fields of which the role sees the end alone. */
const maskedKeys = (stage: Stage, role: string): ReadonlySet<string> =>
  new Set([...stage.form.fields.values()].filter(({ schema }) => schema.maskedFor?.includes(role)).map(({ key }) => key))

/** Keys of the fields that the role does not see whole. */
export const hiddenKeys = (programme: Programme, stage: Stage, role: string): ReadonlySet<string> =>
  new Set([...withheldKeys(programme, stage, role), ...maskedKeys(stage, role)])

/** The answers as a role reads them; `whole` for whoever fills them in, or signs them: nothing of them is masked. */
export function answersFor(programme: Programme, stage: Stage, role: string, answers: Answers, whole = false): Answers {
  const withheld = withheldKeys(programme, stage, role)
  const masked = whole ? new Set<string>() : maskedKeys(stage, role)
  if (withheld.size + masked.size === 0) return answers
  const kept = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(kept)
    if (!isObject(value)) return value
    const seen = Object.entries(value).filter(([key]) => !withheld.has(key))
    return Object.fromEntries(seen.map(([key, answer]) => [key, masked.has(key) && typeof answer === 'string' ? ending(answer) : answer]))
  }
  return Object.fromEntries(Object.entries(answers).map(([section, content]) => [section, kept(content)]))
}

/** The changes that a role reads, with the end alone of what is masked. */
export function changesFor(programme: Programme, stage: Stage, role: string, changes: readonly Change[]): Change[] {
  const withheld = withheldKeys(programme, stage, role)
  const masked = maskedKeys(stage, role)
  return changes
    .filter(({ at }) => !isWithheldAt(at, withheld))
    .map((change) => (isWithheldAt(change.at, masked) ? { ...change, before: ending(change.before), after: ending(change.after) } : change))
}

/** An organisation without the person to be reached. */
export const withoutContacts = ({ contact: _, mobile: __, email: ___, ...organisation }: Organisation): Organisation => organisation

/** Whether a pointer names a withheld field. */
export const isWithheldAt = (at: string, withheld: ReadonlySet<string>) => withheld.has(at.split('/').at(-1) ?? '')

/** Who did something, by name; the organisation's own people stand behind its name where contacts are withheld. */
export function writerOf(event: Pick<EventRow, 'name' | 'role'>, { row, programme, stage }: Subject, reader: string): string {
  const hides = programme.roles.get(reader)?.withholds?.includes('contacts') ?? false
  return hides && event.role === stage.definition.by ? row.organisation_name : event.name
}
