/** From a pointer of a problem or a remark to the page where it can be mended. */
import type { StageView } from '../../../server/actions/views/stage'

/** The address of a place in a declaration; undefined for the whole of it. */
export function addressOf(id: string, stage: StageView, at: string): string | undefined {
  const [, first = '', second = '', third = ''] = at.split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
  if (first === 'materials') return `/d/${id}/materials${second ? `#material-${second}` : ''}`
  const section = stage.sections.find(({ key }) => key === first)
  if (!section) return undefined
  const page = `/d/${id}/section/${section.key}`
  if (section.kind === 'rows') return second === '' ? page : `${page}?row=${second}${third ? `#${section.key}.${second}.${third}` : ''}`
  return second ? `${page}#${section.key}.${second}` : page
}

/** Whether a place is among those that a return opened. */
export const isOpenAt = (at: string, open: readonly string[]) => open.some((one) => at === one || at.startsWith(`${one}/`))
