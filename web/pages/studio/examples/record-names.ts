/** What people call the keys of records: questions, sections, stages, results of worksheets, else the words of the language. */
import { isRecord, list, record, sectionsOf, textOf } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import { wordOf } from '../words'

/** Reads keys that lead to a value as one name. */
export function recordNames(files: Texts): (keys: readonly string[]) => string {
  const names = new Map<string, string>()
  const put = (key: string, title: string) => title && !names.has(key) && names.set(key, title)
  for (const path of Object.keys(files)) {
    if (path.endsWith('.form.json'))
      for (const section of sectionsOf(documentOf(files[path]), undefined)) {
        put(section.key, section.schema.title)
        for (const { key, field } of section.fields) put(key, field.title)
      }
    if (path.endsWith('.worksheet.json'))
      for (const result of list(record(documentOf(files[path])).results).filter(isRecord)) put(textOf(result.id), textOf(result.label))
    if (path === 'schemas/programme.json')
      for (const stage of list(record(documentOf(files[path])).stages).filter(isRecord)) put(textOf(stage.id), textOf(stage.title))
    if (path.endsWith('.workflow.json')) nameOpinions(documentOf(files[path]), put)
  }
  return (keys) => keys.map((key) => own[key] ?? names.get(key) ?? wordOf(key) ?? key).join(' › ')
}

function nameOpinions(workflow: unknown, put: (key: string, title: string) => void): void {
  for (const opinion of list(record(workflow).opinions).filter(isRecord))
    for (const [key, field] of Object.entries(record(record(opinion.fields).properties))) put(key, textOf(record(field).title))
}

const own: Readonly<Record<string, string>> = {
  answers: '填报内容',
  amounts: '金额（分）',
  granted: '核定',
  fen: '金额（分）',
  at: '时间',
  state: '状态',
  stage: '环节',
  parent: '上一级申报件',
  programme: '事项',
  number: '编号',
  submittedAt: '提交时间',
  firstSubmittedAt: '首次提交时间',
  outcome: '结论',
  fields: '填写的内容',
  value: '内容',
  organisation: '单位',
}
