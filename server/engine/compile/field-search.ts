/** What is wrong with the search of a field in a register: what is not there, what cannot be filled. */
import type { FieldSearch } from '../generated/ui.js'
import type { FieldModel, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'

/** Everything that is wrong with it. */
export function checkSearch(search: FieldSearch, field: FieldModel, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { register, column, fills = {}, invites } = search
  const columns = programme.registers.get(register)?.columns.map(({ id }) => id)
  const applicants = [...programme.roles.values()].filter(({ scope }) => scope === 'own').map(({ id }) => id)
  return [
    ...(takes(field) ? [] : [unfit(place, field)]),
    ...unknownName('register', register, programme.registers.keys(), below(place, 'register')),
    ...(columns ? unknownName('column', column, columns, below(place, 'column')) : []),
    ...Object.entries(fills).flatMap(([key, from]) => {
      const at = below(place, 'fills', key)
      const other = stage.form.fields.get(key)
      if (!other || other.section !== field.section || key === field.key) return unknownName('field', key, besides(field, stage), at)
      return [...(takes(other) ? [] : [unfit(at, other)]), ...(columns ? unknownName('column', from, columns, at) : [])]
    }),
    ...unknownName('role', invites, applicants, below(place, 'invites')),
  ]
}

const takes = ({ type, schema, pointer }: FieldModel) =>
  type === 'string' && !schema.oneOf && !schema.enum && !schema.dictionary && !schema.locked && !pointer.includes('*')

const besides = ({ section, key }: FieldModel, { form }: Stage) =>
  [...form.fields.values()].filter((one) => one.section === section && one.key !== key).map((one) => one.key)

const unfit = (place: Place, { title }: FieldModel) =>
  complaint(place, 'search', `“${title}”不能从名单里填：只有明细以外、可以修改的文字才能`, '删除 search 或这一项', ['form'])
