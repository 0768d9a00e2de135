/** What the studio reads from the server. */
import useSWR, { mutate } from 'swr'
import useImmutable from 'swr/immutable'
import { api, ask } from '../../api'

export const useStudioProgrammes = () => useSWR('studio/programmes', () => ask(api.studio.programmes.$get()))
export const useSchemas = () => useImmutable('studio/schemas', () => ask(api.studio.schemas.$get()))
export const useDraftView = (programme: string) =>
  useSWR(['studio/draft', programme], () => ask(api.studio[':programme'].draft.$get({ param: { programme } })))
export const usePublications = (programme: string) =>
  useSWR(['studio/publications', programme], () => ask(api.studio[':programme'].publications.$get({ param: { programme } })))
/** The files of an edition never change. */
export const useEdition = (programme: string, edition: string | undefined) =>
  useImmutable(edition ? ['studio/edition', programme, edition] : undefined, ([, programme, edition]) =>
    ask(api.studio[':programme'].editions[':edition'].$get({ param: { programme, edition } })),
  )

/** What the editors offer and show, as of the saved draft; what was known stays until the next is there. */
export const useOutline = (programme: string, version: number) =>
  useSWR(
    ['studio/outline', programme, version],
    () => ask(api.studio[':programme'].outline.$post({ param: { programme }, json: { files: {} } })),
    { keepPreviousData: true, revalidateOnFocus: false },
  )

/** Reads everything of the studio again, and what the public sees, after something was published or closed. */
export const refreshStudio = () =>
  mutate((key) => {
    const name = Array.isArray(key) ? key[0] : key
    return typeof name === 'string' && (/^studio\/(programmes|draft|publications)$/.test(name) || ['programme', 'site'].includes(name))
  })
