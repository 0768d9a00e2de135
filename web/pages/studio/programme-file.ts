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
/** The mails by their subjects. */
export const mailOptions = (files: Files): Option[] => optionsOf(listIn(files, 'mails'), 'subject')
/** The stages by their titles. */
export const stageOptions = (files: Files): Option[] => optionsOf(listIn(files, 'stages'), 'title')
/** Who files a stage. */
export const applicantOf = (files: Files, stage: string): string | undefined => {
  const by = listIn(files, 'stages').find(({ id }) => id === stage)?.by
  return typeof by === 'string' ? by : undefined
}
export const labelOf = (options: readonly Option[], value: string): string => options.find((one) => one.value === value)?.label ?? value
