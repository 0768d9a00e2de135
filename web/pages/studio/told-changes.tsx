/** What a draft or a publication changes, as sentences; file by file, with the texts beside each other, below on demand. */
import { type ReactNode, useMemo } from 'react'
import useSWR from 'swr'
import { api, ask } from '../../api'
import { stageTitles, titleOf } from './file-kinds'
import { siteId } from './folders'
import type { Texts } from './merge'

interface Props {
  programme: string
  /** Version of the saved draft, or number of a publication: what is told of. */
  of: { version: number } | { number: string }
  count: number
  /** By which a file is called that a sentence names. */
  files: Texts
  /** A file was asked for. */
  open: boolean
  children: ReactNode
}

export function ToldChanges({ programme, of, count, files, open, children }: Props) {
  const { data } = useSWR(
    programme === siteId ? undefined : ['studio/differences', programme, of],
    () => {
      const all = api.studio[':programme'].differences
      return 'number' in of
        ? ask(all[':number'].$get({ param: { programme, number: of.number } }))
        : ask(all.$get({ param: { programme } }))
    },
    { keepPreviousData: true, revalidateOnFocus: false },
  )
  const kinds = useMemo(() => [...new Set(data?.map(({ kind }) => kind))], [data])
  if (!data || data.length === 0) return children
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="told-changes">
        <h2 id="told-changes">改了什么（{data.length} 处）</h2>
        {kinds.map((kind) => (
          <ul key={kind} className="bullets" aria-label={kind}>
            {data
              .filter((change) => change.kind === kind)
              .map(({ text }) => (
                <li key={text}>{withTitle(text, files)}</li>
              ))}
          </ul>
        ))}
      </section>
      <details open={open}>
        <summary>按文件对照原文（{count} 个文件）</summary>
        {children}
      </details>
    </div>
  )
}

const withTitle = (sentence: string, files: Texts) =>
  sentence.replace(/文件 ((?:schemas|rules|templates)\/\S+)/, (_, path: string) => `“${titleOf(path, files, stageTitles(files))}”`)
