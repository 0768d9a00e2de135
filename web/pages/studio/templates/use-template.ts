/** How a letter or mail of the draft looks filled by a case a moment after the last change. */
import useSWR from 'swr'
import type { LetterPreview } from '../../../../server/engine/preview/draft-letter'
import type { MailPreview } from '../../../../server/engine/preview/draft-mail'
import { api, ask } from '../../../api'
import type { Opened } from '../opening'
import { problemsIn } from '../problems'
import { useSettled } from '../samples'
import { listOf, type TemplateThing } from './things'

/** The letter, filled by a case; what was known stays until the next is there. */
export function useLetterPreview(opened: Opened, thing: TemplateThing, sample: string | undefined) {
  return usePreview<LetterPreview>(opened, thing, sample, (param, json) =>
    ask(api.studio[':programme'].letters[':letter'].preview.$post({ param: { programme: opened.programme, letter: param }, json })),
  )
}

/** The mail, filled by a case. */
export function useMailPreview(opened: Opened, thing: TemplateThing, sample: string | undefined) {
  return usePreview<MailPreview>(opened, thing, sample, (param, json) =>
    ask(api.studio[':programme'].mails[':mail'].preview.$post({ param: { programme: opened.programme, mail: param }, json })),
  )
}

interface Asked {
  files: Record<string, string>
  sample?: string
}

function usePreview<T>(
  { programme, state }: Opened,
  thing: TemplateThing,
  sample: string | undefined,
  read: (id: string, json: Asked) => Promise<T>,
) {
  const files = Object.fromEntries(
    [thing.path, listOf(state.files)].flatMap((path) => (path in state.files ? [[path, state.files[path] ?? '']] : [])),
  )
  const key = useSettled(JSON.stringify([thing.id, state.version, sample ?? null, files]))
  const isOwn = JSON.parse(key)[0] === thing.id
  return useSWR<T>(
    isOwn ? ['studio/template', programme, key] : undefined,
    () => {
      const [id, , chosen, own] = JSON.parse(key)
      return read(id, { files: own, ...(chosen !== null && { sample: chosen }) })
    },
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  )
}

/** What is wrong in its template now: as just checked, else as of the last save. */
export const templateProblems = ({ state }: Opened, { path }: TemplateThing, preview: Pick<LetterPreview, 'problems'> | undefined) =>
  preview ? preview.problems.filter(({ file }) => file === path) : problemsIn(state, path)
