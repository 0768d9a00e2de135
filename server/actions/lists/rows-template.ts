import type { FieldModel, Programme } from '../../engine/programme.js'
import { notFound } from '../../errors.js'
import { type Context, requireAccount } from '../context.js'
import { withheldKeys } from '../reading/withheld.js'
import type { WorkbookContent } from '../views/document.js'
import { workbook } from '../workbook.js'

/** An empty table for a section of rows, to be filled in with a spreadsheet; how each column is filled stands in a second sheet. */
export async function rowsTemplate(
  context: Context,
  { edition, stage: id, section: key }: { edition: string; stage: string; section: string },
): Promise<WorkbookContent> {
  requireAccount(context)
  const programme = /^[0-9a-f]{64}$/.test(edition) ? await context.programmes.edition(edition) : undefined
  const stage = programme && context.actor.reach[programme.id] !== undefined ? programme.stages.get(id) : undefined
  const section = stage?.form.sections.find((one) => one.key === key && one.kind === 'rows')
  if (!programme || !stage || !section) throw notFound()
  const withheld = withheldKeys(programme, stage, context.actor.role)
  const fields = section.fields.filter((field) => !withheld.has(field.key))
  const table = { name: section.title, header: fields.map(({ title }) => title), rows: [] }
  const help = fields.map((field) => [field.title, field.required ? '必填' : '', howTo(field, programme)])
  return workbook(table, { name: '填写说明', header: ['列名', '必填', '怎样填'], rows: help })
}

const kinds: Partial<Record<FieldModel['type'], string>> = {
  integer: '整数',
  decimal: '数字',
  date: '日期，如 2024-06-18',
  boolean: '是 或 否',
}
const mostOptions = 60

function howTo(field: FieldModel, programme: Programme): string {
  const { schema, type, unit } = field
  const options = [...(field.options?.values() ?? [])]
  const dictionary = schema.dictionary === undefined ? undefined : programme.dictionaries.get(schema.dictionary)
  const said = [
    kinds[type],
    unit && `单位：${unit}`,
    options.length > 0 && `${type === 'list' ? '可以写几项，用顿号隔开：' : '只能是：'}${options.slice(0, mostOptions).join('、')}`,
    dictionary && `“${dictionary.title}”中的代码或名称`,
    schema.maxLength !== undefined && `不超过 ${schema.maxLength} 字`,
    schema.description,
  ]
  return said.filter(Boolean).join('；')
}
