/** That a column of a batch tells nobody what its reader may not see of the form: withheld, or of which it sees the end alone. */
import { formulaNames } from '../formula/formula.js'
import type { ProgrammeRole as Role } from '../generated/programme.js'
import type { FieldModel, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'

interface Column {
  label: string
  formula: string
  /** Everybody reads it. */
  public?: boolean
  mask?: string
}

/** What a formula hands on, directly or through other formulas, of fields that one of these roles does not see whole. */
export function checkHidden(column: Column, place: Place, readers: readonly Role[], stage: Stage, programme: Programme): Complaint[] {
  const isOpen = column.public === true && column.mask === undefined
  return fieldsBehind(column.formula, stage, programme).flatMap((field) => {
    const role = readers.find((one) => isHidden(field, one))
    const isForSome = isOpen && hiddenFrom(field).length > 0
    if (!role && !isForSome) return []
    const who = role ? `“${role.label}”` : '公示时所有人都看得到，可有的角色'
    return [
      complaint(
        below(place, 'formula'),
        'withheld',
        `“${column.label}”读取了“${field.title}”，${who}不能看全这一项`,
        '换一个都能看的填报项；收款信息写在 payments 的 payee 中，只给拨付的人看',
        ['form', 'facts', 'programme'],
      ),
    ]
  })
}

/** The roles that look into batches: their scope is everything, or a district. */
export const batchReaders = ({ roles }: Programme): Role[] =>
  [...roles.values()].filter(({ scope }) => scope === 'all' || scope === 'district')

const kinds: Record<NonNullable<Role['withholds']>[number], readonly string[]> = {
  contacts: ['mobile', 'telephone', 'email'],
  bankAccount: ['bank-account'],
}

const hiddenFrom = ({ schema: { withheldFrom = [], maskedFor = [] } }: FieldModel) => [...withheldFrom, ...maskedFor]

const isHidden = (field: FieldModel, { id, withholds = [] }: Role) =>
  hiddenFrom(field).includes(id) || withholds.some((kind) => field.schema.format !== undefined && kinds[kind].includes(field.schema.format))

/** The fields whose value a formula hands on: of this stage, of others, through facts that are formulas or the last value of another one. */
function fieldsBehind(formula: string, stage: Stage, programme: Programme): FieldModel[] {
  const found = new Set<FieldModel>()
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const field = fieldNamed(name, stage, programme)
    if (field) found.add(field)
    const fact = field ? undefined : programme.facts.get(name)
    if (fact?.kind === 'expression') for (const next of formulaNames(fact.formula)) visit(next)
    if (fact?.kind === 'history' && fact.of !== undefined) visit(`${fact.stage}.${fact.of}`)
  }
  for (const name of formulaNames(formula)) visit(name)
  return [...found]
}

function fieldNamed(name: string, { form }: Stage, { stages }: Programme): FieldModel | undefined {
  const [first = '', last] = name.split(/[./]/)
  return last === undefined ? form.fields.get(first) : (stages.get(first)?.form.fields.get(last) ?? form.fields.get(last))
}
