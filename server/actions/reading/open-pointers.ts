/** After a return only the places that were remarked on are open. */
import { isObject } from '../../engine/form/answers.js'
import type { Answers, Json } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import type { RemarkRow } from '../../store/reviews.js'

/** The pointers that a round of remarks opens; a remark on the whole declaration opens every section. */
export function openPointers(remarks: readonly Pick<RemarkRow, 'at'>[], stage: Stage): string[] {
  const opened = remarks.flatMap(({ at }) =>
    at === '' || at === '/' ? stage.form.sections.filter(({ by }) => !by).map(({ key }) => `/${key}`) : [at],
  )
  // the stamped print follows the answers: whoever corrects a printed answer has to stamp again
  const touchesForm = opened.some((at) => !at.startsWith('/materials'))
  const stamped = stage.materials.materials.filter(({ stampedPrint }) => stampedPrint).map(({ id }) => `/materials/${id}`)
  return [...new Set([...opened, ...(touchesForm ? stamped : [])])]
}

/** Whether a place is open: it, or something above it, was remarked on. */
export const isOpen = (at: string, open: readonly string[]) => open.some((one) => at === one || at.startsWith(`${one}/`))

/** Fields that differ outside of what is open, as pointers. */
export function closedChanges(before: Answers, after: Answers, open: readonly string[], dependent: ReadonlySet<string>): string[] {
  const found: string[] = []
  const visit = (old: Json | undefined, now: Json | undefined, at: string) => {
    if (isOpen(at, open) || JSON.stringify(old ?? '') === JSON.stringify(now ?? '')) return
    if (isObject(old) || isObject(now)) {
      const [left, right] = [isObject(old) ? old : {}, isObject(now) ? now : {}]
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) visit(left[key], right[key], `${at}/${key}`)
    } else if (Array.isArray(old) && Array.isArray(now) && old.length === now.length) {
      for (const [index, item] of old.entries()) visit(item, now[index], `${at}/${index}`)
    } else if (!dependent.has(at)) found.push(at)
  }
  visit(before, after, '')
  return found
}
