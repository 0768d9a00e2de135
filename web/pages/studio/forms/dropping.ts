/** What dropping a field does, and what a screen reader says on the way. */
import type { Announcements } from '@dnd-kit/core'
import { announce } from '../../../ui/announce'
import { withFieldMoved } from './form-edits'
import type { SectionNode } from './form-tree'
import { handOver, sectionsFor } from './hand-over'
import type { FormEditor } from './use-form'

/** Within its section, or into another one: there before the field on which it is dropped, or as the only one. */
export function dropped(form: FormEditor, active: string, over: string, choose: (section: string, field: string) => void): void {
  const [from, to] = [placeOf(form, active), placeOf(form, over)]
  const node = from?.section.fields[from.index]
  if (!from || !to || !node || active === over) return
  if (from.section.key === to.section.key) moveField(form, from.section, from.index, to.index)
  else if (sectionsFor(form, from.section, node).some(({ key }) => key === to.section.key)) {
    handOver(form, from.section, node, to.section, Math.max(0, to.index))
    choose(to.section.key, node.key)
    announce(`“${node.field.title}”现在在“${to.section.schema.title}”。`)
  } else announce(`“${node.field.title}”不能移到“${to.section.schema.title}”：明细表的列，和按别的回答填写的项，留在原来的部分。`, 'danger')
}

/** The id of a line is its section and its field; of an empty section its key alone, at the place -1. */
function placeOf({ sections }: FormEditor, id: string): { section: SectionNode; index: number } | undefined {
  const [key, field] = id.split('/')
  const section = sections.find((one) => one.key === key)
  return section && { section, index: section.fields.findIndex((one) => one.key === field) }
}

/** To another place in the order of its section. */
export function moveField({ apply }: FormEditor, section: SectionNode, from: number, to: number): void {
  const title = section.fields[from]?.field.title ?? ''
  apply(`移动“${title}”`, (texts) => withFieldMoved(texts, section, from, to))
  announce(`“${title}”现在是第 ${to + 1} 项。`)
}

/** What a screen reader says while something is moved, instead of the library's own English. */
export function announcementsOf(form: FormEditor): Announcements {
  const titleOf = (id: unknown) => {
    const place = placeOf(form, String(id))
    return place?.section.fields[place.index]?.field.title ?? place?.section.schema.title ?? ''
  }
  return {
    onDragStart: ({ active }) => `已拿起“${titleOf(active.id)}”。`,
    onDragOver: ({ active, over }) =>
      over && over.id !== active.id ? `“${titleOf(active.id)}”移到了“${titleOf(over.id)}”的位置。` : undefined,
    onDragEnd: ({ active }) => `已放下“${titleOf(active.id)}”。`,
    onDragCancel: ({ active }) => `已取消，“${titleOf(active.id)}”留在原处。`,
  }
}
