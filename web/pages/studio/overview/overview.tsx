/** The start of a programme's studio: what is in order, what is missing, what was published, and who follows which edition. */
import { Link } from 'wouter'
import type { PublicationView } from '../../../../server/actions/views/studio'
import { DataTable } from '../../../ui/data-table'
import { timeText } from '../../../ui/time'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { followersText, PublicationNote } from '../publication-note'
import { Health } from './health'
import { NextSteps } from './next-steps'
import './overview.css'

export default function OverviewPage() {
  return <Opening>{(opened) => <Overview {...opened} />}</Opening>
}

function Overview(opened: Opened) {
  return (
    <Frame opened={opened} title="概览">
      <div className="stack">
        <Standing {...opened} />
        {opened.programme !== siteId && <NextSteps opened={opened} />}
        <Health opened={opened} />
        <Publications {...opened} />
      </div>
    </Frame>
  )
}

/** Where the draft stands against what is in force. */
function Standing({ programme, changed, publications, state }: Opened) {
  // an edition that was published twice has its declarations once
  const running = [...new Map(publications.map(({ edition, declarations }) => [edition, declarations])).values()].reduce((a, b) => a + b, 0)
  const waiting = publications.find(({ pending }) => pending)
  const current = publications.find(({ inForce }) => inForce)
  const saved = state.savedAt && `，${state.savedBy ?? ''}于 ${timeText(state.savedAt)} 保存`
  return (
    <section className="panel" aria-labelledby="overview-standing">
      <h2 id="overview-standing">现在的情况</h2>
      <ul className="bullets">
        <li>
          {current
            ? `正在使用第 ${current.number} 次发布的版本，${current.by}于 ${timeText(current.at)} 发布。`
            : '还没有发布过，申报单位看不到它。'}
        </li>
        {waiting && (
          <li>
            第 {waiting.number} 次发布定于 {timeText(waiting.effectiveAt)} 起生效，此前可以在
            <Link href={`/studio/${programme}/publications`}>发布记录</Link>中撤回。
          </li>
        )}
        <li>
          {changed.length > 0 ? (
            <>
              草稿里有 <Link href={`/studio/${programme}/changes`}>{changed.length} 个文件的改动</Link>没有发布{saved}。
            </>
          ) : (
            `草稿与${waiting ? '待生效' : '正在使用'}的版本相同。`
          )}
        </li>
        {programme !== siteId && <li>{running > 0 ? `正在办理和已办结的申报件共 ${running} 件。` : '目前没有申报件。'}</li>}
      </ul>
    </section>
  )
}

function Publications({ programme, publications }: Opened) {
  const columns = [
    { key: 'number', title: '第几次', width: '6em', keep: true, cell: (row: PublicationView) => `第 ${row.number} 次` },
    { key: 'note', title: '发布说明', cell: (row: PublicationView) => <PublicationNote row={row} /> },
    { key: 'at', title: '发布', width: '16em', cell: ({ by, at }: PublicationView) => `${by}，${timeText(at)}` },
    ...(programme === siteId ? [] : [{ key: 'running', title: '使用它的申报件', width: '9em', cell: followersText }]),
  ]
  return (
    <section className="panel" aria-labelledby="overview-publications">
      <div className="panel-head">
        <h2 id="overview-publications">最近的发布</h2>
        {publications.length > 0 && <Link href={`/studio/${programme}/publications`}>全部发布记录</Link>}
      </div>
      <DataTable
        caption="最近的发布，新的在前"
        columns={columns}
        rows={publications.slice(0, 5)}
        rowKey={({ number }) => String(number)}
        empty="还没有发布过。"
      />
    </section>
  )
}
