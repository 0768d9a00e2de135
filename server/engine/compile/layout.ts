/** What is wrong with the layouts of the forms: keys that are not there, widgets that do not fit. */

import type { FieldLayout, ListColumn, SectionLayout } from '../generated/ui.js'
import type { FieldModel, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import type { Draft } from './draft.js'
import { checkShown } from './fact-payments.js'
import { checkSearch } from './field-search.js'

/** What is wrong with the layouts of the forms. */
export function checkLayouts({ programme }: Draft): Complaint[] {
  return [...programme.stages.values()].flatMap((stage) => {
    const place = { file: `schemas/${stage.id}.ui.json`, at: '' }
    const { fields = {}, sections = {}, columns = [], shown = [] } = stage.layout
    return [
      ...Object.entries(fields).flatMap(([key, layout]) => checkFieldLayout(key, layout, below(place, 'fields', key), stage, programme)),
      ...Object.entries(sections).flatMap(([key, layout]) =>
        checkSectionLayout(key, layout, below(place, 'sections', key), stage, programme),
      ),
      ...repeated(
        '列',
        columns.map(({ field }) => field),
        (index) => below(place, 'columns', index, 'field'),
      ),
      ...columns.flatMap((column, index) => checkColumn(column, below(place, 'columns', index), stage)),
      ...checkShown(shown, below(place, 'shown'), stage, programme),
    ]
  })
}

type Widget = NonNullable<FieldLayout['widget']>

const isChoice = ({ schema }: FieldModel) => schema.oneOf !== undefined || schema.enum !== undefined
const isText = ({ type, schema }: FieldModel) => type === 'string' && !schema.oneOf && !schema.enum && !schema.dictionary

/** What each widget can show. */
const widgets: Record<Widget, { fits: (field: FieldModel) => boolean; shows: string }> = {
  text: { fits: isText, shows: '文字' },
  textarea: { fits: (field) => isText(field) && !field.schema.format, shows: '没有格式的文字' },
  radio: { fits: (field) => isChoice(field) || field.type === 'boolean', shows: '单选、是否' },
  select: { fits: (field) => isChoice(field) || field.type === 'list' || field.schema.dictionary !== undefined, shows: '单选、多选、字典' },
  checkboxes: { fits: ({ type }) => type === 'list', shows: '多选' },
  cascader: { fits: ({ schema }) => schema.dictionary !== undefined, shows: '字典' },
  date: { fits: ({ type }) => type === 'date', shows: '日期' },
  switch: { fits: ({ type }) => type === 'boolean', shows: '是否' },
  decimal: { fits: ({ type }) => type === 'decimal', shows: '带小数的数字' },
  integer: { fits: ({ type }) => type === 'integer', shows: '整数' },
}

function checkFieldLayout(
  key: string,
  { widget, rows, search }: FieldLayout,
  place: Place,
  stage: Stage,
  programme: Programme,
): Complaint[] {
  const { form } = stage
  const field = form.fields.get(key)
  if (!field) return unknownName('field', key, form.fields.keys(), place)
  const fitting = Object.entries(widgets).flatMap(([name, { fits }]) => (fits(field) ? [name] : []))
  return [
    ...(widget && !widgets[widget].fits(field)
      ? [
          complaint(
            below(place, 'widget'),
            'widget',
            `“${widget}”只能用于${widgets[widget].shows}，“${field.title}”不是`,
            `可用的：${fitting.join('、')}`,
            ['form'],
          ),
        ]
      : []),
    ...(rows !== undefined && widget !== 'textarea'
      ? [complaint(below(place, 'rows'), 'widget', 'rows 只用于多行文字', '写上 "widget": "textarea"，或删除 rows')]
      : []),
    ...(search ? checkSearch(search, field, below(place, 'search'), stage, programme) : []),
  ]
}

function checkSectionLayout(
  key: string,
  { order = [], addLabel, links = [] }: SectionLayout,
  place: Place,
  { form }: Stage,
  programme: Programme,
): Complaint[] {
  const section = form.sections.find((one) => one.key === key)
  if (!section)
    return unknownName(
      'section',
      key,
      form.sections.map((one) => one.key),
      place,
    )
  const keys = section.fields.map((field) => field.key)
  return [
    ...unknownNames('field', order, keys, below(place, 'order')),
    ...repeated('填报项', order, (index) => below(place, 'order', index)),
    ...(addLabel !== undefined && section.kind !== 'rows'
      ? [complaint(below(place, 'addLabel'), 'not-rows', `“${section.title}”不是多行部分，没有添加按钮`, '删除 addLabel', ['form'])]
      : []),
    ...links.flatMap(({ href }, index) => {
      const parameter = /^\{(.+)\}$/.exec(href)?.[1]
      return unknownName('parameter', parameter, Object.keys(programme.file.parameters ?? {}), below(place, 'links', index, 'href'))
    }),
  ]
}

const builtInColumns = ['@name', '@creditCode', '@district', '@state', '@number', '@submittedAt', '@dueAt']

function checkColumn({ field: name, sortable, filter }: ListColumn, place: Place, { form }: Stage): Complaint[] {
  const single = [...form.fields.values()].filter(({ pointer }) => !pointer.includes('*'))
  const at = below(place, 'field')
  const field = form.fields.get(name)
  if (field?.pointer.includes('*'))
    return [complaint(at, 'row-field', `“${field.title}”每一行都有，不能作列表的一列`, '换成一个不在多行部分里的填报项', ['form'])]
  if (field?.type === 'list' && (sortable || filter))
    return [complaint(at, 'column', `多选“${field.title}”不能排序和筛选`, '删除 sortable 和 filter', ['form'])]
  return unknownName('field', name, [...builtInColumns, ...single.map(({ key }) => key)], at)
}
