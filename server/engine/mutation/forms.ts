/** Mutants of a form: what is required, how long, how large, which options, under which answers. */
import { fieldsOf, groupOf } from '../form/model.js'
import type { FieldGroup } from '../form/visible.js'
import type { Field, FieldCondition, FieldConditionExclusion, Form } from '../generated/form.js'
import type { Json } from '../model.js'
import { pathOf } from '../values/pointers.js'
import { drop, dropEach, type Edit, put, shiftDecimal, shiftInteger } from './edits.js'

type Path = readonly (string | number)[]

/** Every single change of what a form demands. That a section is required adds nothing: an absent one counts as empty. */
export function formEdits(form: Form): Edit[] {
  return Object.entries(form.properties).flatMap(([key, section]) => {
    const path = ['properties', key]
    const group = groupOf(section)
    const rows = section.type === 'array'
    return [
      ...(rows
        ? [
            ...shiftInteger([...path, 'minItems'], section.minItems, 0),
            ...shiftInteger([...path, 'maxItems'], section.maxItems, 1),
            ...(section.uniqueBy
              ? [drop([...path, 'uniqueBy'], section.uniqueBy), ...dropEach([...path, 'uniqueBy'], section.uniqueBy)]
              : []),
            ...(section.fixed ? [drop([...path, 'fixed'], section.fixed)] : []),
          ]
        : []),
      ...groupEdits(rows ? [...path, 'items'] : path, group),
    ]
  })
}

function groupEdits(path: Path, group: FieldGroup): Edit[] {
  const fields = fieldsOf(group).flatMap(({ field, at }) => fieldEdits([...path, ...pathOf(at)], field))
  const conditionals = (group.allOf ?? []).flatMap(({ if: condition, then, else: otherwise }, index) => {
    const place = [...path, 'allOf', index]
    return [
      ...ifEdits([...place, 'if', 'properties'], condition),
      ...dropEach([...place, 'then', 'required'], then.required, 0),
      ...dropEach([...place, 'else', 'required'], otherwise?.required, 0),
    ]
  })
  return [...dropEach([...path, 'required'], group.required, 0), ...fields, ...conditionals]
}

function fieldEdits(path: Path, field: Field): Edit[] {
  const { decimal } = field
  return [
    ...sizes.flatMap((key) => shiftInteger([...path, key], field[key], 1)),
    ...shiftInteger([...path, 'minimum'], field.minimum),
    ...shiftInteger([...path, 'maximum'], field.maximum),
    ...(decimal ? [...shiftInteger([...path, 'decimal', 'places'], decimal.places, 0)] : []),
    ...shiftDecimal([...path, 'decimal', 'minimum'], decimal?.minimum),
    ...shiftDecimal([...path, 'decimal', 'maximum'], decimal?.maximum),
    ...dropEach([...path, 'oneOf'], field.oneOf as Json | undefined),
    ...dropEach([...path, 'enum'], field.enum),
    ...dropEach([...path, 'items', 'oneOf'], field.items?.oneOf as Json | undefined),
    ...looser.flatMap((key) => (field[key] === undefined ? [] : [drop([...path, key], field[key] as Json)])),
  ]
}

/** None is as good as one: a blank text and no choice count as not filled. */
const sizes = ['minLength', 'maxLength', 'minItems', 'maxItems'] as const
/** Without one of these a field accepts anything. That choices are not repeated holds without being said. */
const looser = ['format', 'pattern', 'const', 'dictionary'] as const

function ifEdits(path: Path, { properties }: FieldCondition): Edit[] {
  return Object.entries(properties).flatMap(([key, { not, ...direct }]) => [
    ...constantEdits([...path, key], direct),
    ...(not ? [put([...path, key], { not: not as Json }, not as Json), ...constantEdits([...path, key, 'not'], not)] : []),
  ])
}

function constantEdits(path: Path, test: FieldConditionExclusion): Edit[] {
  const positive = test as Json // as it stands in the file
  const negated = Object.keys(test).length > 0 ? [put(path, positive, { not: positive })] : []
  return [
    ...(path.at(-1) === 'not' ? [] : negated),
    ...dropEach([...path, 'enum'], test.enum as Json[] | undefined),
    ...dropEach([...path, 'contains', 'enum'], test.contains?.enum),
  ]
}
