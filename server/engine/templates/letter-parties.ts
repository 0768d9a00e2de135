/** The other parties of a letter: who they are stands in fields of its own stage or of another one of the same organisation. */

import type { Letter, LetterParty } from '../generated/programme.js'
import type { Json } from '../model.js'
import type { FieldModel, Programme } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'

export type LetterParties = NonNullable<Letter['parties']>
type Part = keyof Omit<LetterParty, 'label'>

/** What can be said of a party, and what people call it. */
export const partyParts = {
  name: '名称',
  creditCode: '统一社会信用代码',
  contact: '联系人',
  mobile: '联系方式',
  email: '电子邮箱',
  address: '地址',
} satisfies Record<Part, string>

const parts = Object.keys(partyParts) as Part[] // the keys of that table

/** The fields that a party is told from, part by part. */
export const partyFields = (party: LetterParty): [part: Part, field: string][] =>
  parts.flatMap((part): [Part, string][] => (party[part] === undefined ? [] : [[part, party[part]]]))

/** Every party as far as its fields are filled; `textOf` gives what people read in a field. */
export function partyValues(parties: LetterParties, textOf: (field: string) => Json): Record<string, Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(parties).map(([id, party]) => [
      id,
      Object.fromEntries(partyFields(party).map(([part, field]) => [part, textOf(field)])),
    ]),
  )
}

/** What is wrong with the parties of a letter; `taken` are the names that its template reads anyway. */
export function checkParties(letter: Letter, place: Place, programme: Programme, taken: Iterable<string>): Complaint[] {
  const parties = Object.entries(letter.parties ?? {})
  if (parties.length === 0) return []
  const stage = letter.stage === undefined ? undefined : programme.stages.get(letter.stage)
  if (letter.stage === undefined)
    return [complaint(below(place, 'parties'), 'party-stage', '文书没有写属于哪个环节，不知道从哪里取另一方的内容', '给文书补上 stage')]
  if (!stage) return []
  const names = new Set(taken)
  const fields = fieldsFor(programme, stage.id)
  return parties.flatMap(([id, party]) => [
    ...(names.has(id)
      ? [complaint(below(place, 'parties', id), 'taken-name', `“${id}”在模板里已经有别的意思`, '换一个名称，例如 provider')]
      : []),
    ...partyFields(party).flatMap(([part, name]) => checkField(name, fields, below(place, 'parties', id, part))),
  ])
}

function checkField(name: string, fields: ReadonlyMap<string, FieldModel>, place: Place): Complaint[] {
  const field = fields.get(name)
  if (field?.pointer.includes('*'))
    return [complaint(place, 'row-field', `“${field.title}”每一行都有，不知道取哪一行`, '换成一个不在多行部分里的填报项', ['form'])]
  return unknownName(
    'field',
    name,
    [...fields].filter(([, { pointer }]) => !pointer.includes('*')).map(([key]) => key),
    place,
  )
}

/** By key those of the stage, by stage.key those of the others that the same role files: nobody else's answers are known here. */
function fieldsFor({ stages }: Programme, own: string): Map<string, FieldModel> {
  const by = stages.get(own)?.definition.by
  return new Map(
    [...stages.values()]
      .filter(({ id, definition }) => id === own || definition.by === by)
      .flatMap(({ id, form }) => [...form.fields].map(([key, field]): [string, FieldModel] => [id === own ? key : `${id}.${key}`, field])),
  )
}
