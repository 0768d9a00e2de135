/** What other pages read of a programme's own file while it may be unfinished. */

import type { Option } from './bound'
import { documentOf } from './problems'

type Files = Readonly<Record<string, string>>

const listIn = (files: Files, key: string): Record<string, unknown>[] => {
  const document = documentOf(files['schemas/programme.json'])
  const list = typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[key] : undefined
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : []
}

const optionsOf = (list: readonly Record<string, unknown>[], label: string): Option[] =>
  list.map((item) => ({ value: String(item.id ?? ''), label: String(item[label] ?? item.id ?? '') }))

/** The roles by their labels. */
export const roleOptions = (files: Files): Option[] => optionsOf(listIn(files, 'roles'), 'label')
/** The first role that looks at what others file. */
export const reviewersOf = (files: Files): string[] =>
  listIn(files, 'roles')
    .filter(({ scope }) => scope !== 'own')
    .slice(0, 1)
    .map(({ id }) => String(id ?? ''))
/** The mails by their subjects; what is filled into one stands there by its name. */
export const mailOptions = (files: Files): Option[] =>
  distinct(
    optionsOf(listIn(files, 'mails'), 'subject').map(({ value, label }) => ({
      value,
      label: label.replaceAll(/\{\{([^{}]*)\}\}/g, (_, path: string) => `【${filledIn[path.trim()] ?? '填入的内容'}】`),
    })),
  )
const filledIn: Readonly<Record<string, string>> = {
  'stage.title': '环节名称',
  'organisation.name': '申报单位名称',
  'programme.title': '事项名称',
  'programme.shortTitle': '事项简称',
  'declaration.number': '编号',
  'declaration.state': '状态',
}
/** Of several options with the same label each says which it is. */
export function distinct(options: readonly Option[]): Option[] {
  const seen = new Map<string, number>()
  return options.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return { value, label: count === 1 ? label : `${label}（第 ${count} 个）` }
  })
}
/** The stages by their titles. */
export const stageOptions = (files: Files): Option[] => optionsOf(listIn(files, 'stages'), 'title')
/** Who files a stage. */
export const applicantOf = (files: Files, stage: string): string | undefined => {
  const by = listIn(files, 'stages').find(({ id }) => id === stage)?.by
  return typeof by === 'string' ? by : undefined
}
export const labelOf = (options: readonly Option[], value: string): string => options.find((one) => one.value === value)?.label ?? value
