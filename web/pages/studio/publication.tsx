/** One publication: its note, and what it changed against the one before. */
import { useParams, useSearch } from 'wouter'
import { Empty, Loaded } from '../../ui/page-state'
import { timeText } from '../../ui/time'
import { useEdition } from './data'
import { FileChanges } from './file-changes'
import { Frame } from './frame'
import { pathsOf, type Texts } from './merge'
import { type Opened, Opening } from './opening'
import { PublicationNote } from './publication-note'
import { ToldChanges } from './told-changes'

export default function PublicationPage() {
  return <Opening>{(opened) => <Publication opened={opened} />}</Opening>
}

function Publication({ opened }: { opened: Opened }) {
  const { programme, publications } = opened
  const { number = '' } = useParams()
  const file = new URLSearchParams(useSearch()).get('file') ?? undefined
  const shown = publications.find((one) => String(one.number) === number)
  const before = publications.find((one) => shown && one.number < shown.number && !one.withdrawn)
  const after = useEdition(programme, shown?.edition)
  const earlier = useEdition(programme, before?.edition)
  const address = `/studio/${programme}/publications/${number}`
  if (!shown)
    return (
      <Frame opened={opened} title="发布记录" crumb={`第 ${number} 次发布`}>
        <Empty title="没有这次发布" />
      </Frame>
    )
  return (
    <Frame opened={opened} title={`第 ${number} 次发布`} crumb={`第 ${number} 次发布`}>
      <div className="studio-lead">
        <PublicationNote row={shown} />
        <p className="quiet">
          {shown.by}于 {timeText(shown.at)} 发布
        </p>
      </div>
      {before ? (
        <Loaded from={after}>
          {(now) => (
            <Loaded from={earlier}>
              {(old) => (
                <ToldChanges
                  programme={programme}
                  of={{ number }}
                  count={changedPaths(old.files, now.files).length}
                  files={{ ...old.files, ...now.files }}
                  open={file !== undefined}
                >
                  <FileChanges
                    before={old.files}
                    after={now.files}
                    paths={changedPaths(old.files, now.files)}
                    file={file}
                    addressOf={(path) => `${address}?${new URLSearchParams({ file: path })}`}
                    beforeLabel={`第 ${before.number} 次发布`}
                    afterLabel={`第 ${number} 次发布`}
                  />
                </ToldChanges>
              )}
            </Loaded>
          )}
        </Loaded>
      ) : (
        <Empty title="这是第一次发布，没有更早的版本可以对比" />
      )}
    </Frame>
  )
}

const changedPaths = (before: Texts, after: Texts) => pathsOf(before, after).filter((path) => before[path] !== after[path])
