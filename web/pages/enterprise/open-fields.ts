/** After a return: which fields of a section may be changed. */
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { GroupSchema } from '../../form/model'
import { isOpenAt } from './places'

/** Keys of a group that are open; fields that depend on an open one are open with it. */
export function openKeys(group: GroupSchema, at: string, open: readonly string[]): ReadonlySet<string> {
  const keys = new Set<string>()
  const isOpen = (key: string) => keys.has(key) || isOpenAt(`${at}/${key}`, open)
  const add = (key: string) => keys.add(key)
  for (const key of Object.keys(group.properties ?? {})) if (isOpen(key)) add(key)
  const parts = group.allOf ?? []
  for (const _ of parts) {
    for (const { if: condition, then, else: otherwise } of parts) {
      const dependent = [...Object.keys(then.properties ?? {}), ...Object.keys(otherwise?.properties ?? {})]
      const follows = Object.keys(condition.properties).some((key) => keys.has(key))
      for (const key of dependent) if (follows || isOpen(key)) add(key)
    }
  }
  return keys
}

/** After a return: whether nothing of the section may be changed. */
export const isLocked = ({ editable, open }: DeclarationView, section: string) =>
  editable === 'remarks' && !open.some((at) => `${at}/`.startsWith(`${section}/`))

/** Whether the whole place is open, so that rows may come and go. */
export const isAllOpen = ({ editable, open }: DeclarationView, at: string) =>
  editable === 'all' || (editable === 'remarks' && open.includes(at))
