/** The sections and questions of a form, aspect by aspect. */
import { displayAnswer } from '../conditions/display.js'
import { sayFieldCondition } from '../form/field-conditions.js'
import type { FieldSearch } from '../generated/ui.js'
import type { Json } from '../model.js'
import type { FieldModel, Programme, SectionModel, Stage } from '../programme.js'
import { clauseLabel, type Side } from './side.js'
import { thing } from './things.js'
import { formatNames, roleLabel, sourceWords, typeNames } from './words.js'

/** A section of a form, aspect by aspect. */
export const sectionThing = (section: SectionModel, { programme, stage }: Side) =>
  thing(section.key, section.title, section, {
    说明: ({ description }) => description,
    最少行数: ({ minItems }) => minItems,
    最多行数: ({ maxItems }) => maxItems,
    不能重复的列: ({ uniqueBy, fields }) => uniqueBy?.map((key) => fields.find((field) => field.key === key)?.title ?? key),
    预置的行: ({ given }) => given?.map((row) => JSON.stringify(row)),
    行固定不变: ({ fixed }) => fixed === true,
    填写角色: ({ by }) => by?.map((role) => roleLabel(role, programme)),
    填写时的状态: (one) => one.in?.map((state) => stage.workflow.states.find(({ id }) => id === state)?.label ?? state),
    打印: ({ by, fields }) => by && fields.some(({ printed }) => printed),
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

/** A question. */
export const fieldThing = (field: FieldModel, { programme, stage }: Side) =>
  thing(field.key, field.title, field, {
    必填: ({ required }) => required,
    所在部分: ({ section }) => stage.form.sections.find(({ key }) => key === section)?.title,
    类型: ({ type }) => typeNames[type],
    单位: ({ unit }) => unit,
    选项: ({ options }) => [...(options?.values() ?? [])],
    询问条件: ({ key, section }) => sayFieldCondition(key, section, stage),
    最少字数: ({ schema }) => schema.minLength,
    最多字数: ({ schema }) => schema.maxLength,
    小数位数: ({ schema }) => schema.decimal?.places,
    最小值: ({ schema }) => schema.decimal?.minimum ?? schema.minimum,
    最大值: ({ schema }) => schema.decimal?.maximum ?? schema.maximum,
    最少选项数: ({ schema }) => schema.minItems,
    最多选项数: ({ schema }) => schema.maxItems,
    格式: ({ schema }) => (schema.format ? formatNames[schema.format] : schema.pattern),
    唯一可接受的答案: ({ schema }) => schema.const,
    字典: ({ schema }) => schema.dictionary && (programme.dictionaries.get(schema.dictionary)?.title ?? schema.dictionary),
    预填: ({ schema }) => schema.from && sourceWords(schema.from, programme),
    默认值: (one) => one.schema.default !== undefined && displayAnswer(one, one.schema.default as Json, programme),
    在自查中询问: ({ schema }) => schema.selfCheck === true,
    打印: ({ printed }) => printed,
    锁定: ({ schema }) => schema.locked === true,
    不可见的角色: ({ schema }) => schema.withheldFrom?.map((role) => roleLabel(role, programme)),
    在名单里查找: ({ key }) => searchWords(stage.layout.fields?.[key]?.search, programme),
    只见末四位的角色: ({ schema }) => schema.maskedFor?.map((role) => roleLabel(role, programme)),
    证明材料: ({ schema }) => schema.evidence && (materialTitle(schema.evidence, stage) ?? schema.evidence),
    说明: ({ schema }) => schema.description,
    条款: ({ schema }) => clauseLabel(schema.clause, programme),
  })

/** Where a field looks, what it fills, what is said where nothing is found. */
function searchWords(search: FieldSearch | undefined, { registers, roles }: Programme): string | undefined {
  if (!search) return undefined
  const columns = registers.get(search.register)?.columns ?? []
  const label = (id: string) => columns.find((column) => column.id === id)?.label ?? id
  const taken = [search.column, ...Object.values(search.fills ?? {})].map(label).join('、')
  const invited = search.invites && `，邀请${roles.get(search.invites)?.label ?? search.invites}`
  return `${registers.get(search.register)?.label ?? search.register}（${taken}）；没有时：${search.otherwise}${invited ?? ''}`
}

const materialTitle = (id: string, stage: Stage) => stage.materials.materials.find((material) => material.id === id)?.title
