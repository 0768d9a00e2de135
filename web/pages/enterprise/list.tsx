/** The list of a stage's declarations, with the configured columns. */
import { Button } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import { Link, useParams } from 'wouter'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import { api, ask } from '../../api'
import { useHome, useProgramme, useSession, useStage } from '../../data'
import { DataTable } from '../../ui/data-table'
import { declarationColumns } from '../../ui/declaration-columns'
import { ExportButton } from '../../ui/export-button'
import { Page } from '../../ui/page'
import { Empty, Loaded } from '../../ui/page-state'
import { Selection } from '../review/batch'
import '../review/review.css'
import { useSelection } from '../review/selection'
import './enterprise.css'
import { NotYet, StartButton } from './start-button'

const limit = 20

export default function List() {
  const { programme = '', stage = '' } = useParams()
  const session = useSession().data
  const home = useHome(programme)
  const view = home.data?.stages.find(({ id }) => id === stage)
  const label = session?.menu.find(({ to }) => to === `stage:${stage}`)?.label ?? view?.title ?? '申报列表'
  return (
    <Page title={label} actions={view?.canStart && <StartButton programme={programme} stage={view} />}>
      <Loaded from={home}>
        {() =>
          view ? (
            <>
              {view.message && <NotYet isOpenedForIt={view.isOpenedForIt} label={`新增${view.title}`} message={view.message} />}
              <Declarations key={stage} programme={programme} stage={stage} caption={label} />
            </>
          ) : (
            <Empty title={`“${label}”尚未开放`}>
              <p>开放后会在这里办理，请留意通知。</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function Declarations({ programme, stage, caption }: { programme: string; stage: string; caption: string }) {
  const [pages, setPages] = useState<string[]>([])
  const [sort, setSort] = useState<string>()
  const query = { programme, stage, view: 'all' as const, limit: String(limit), sort, after: pages.at(-1) }
  const page = useSWR(['declarations', query], () => ask(api.declarations.$get({ query })), { keepPreviousData: true })
  const asked = useStage(useProgramme(programme).data?.edition, stage).data
  const batch = asked?.batch ?? []
  const selection = useSelection(page.data?.items ?? [])
  return (
    <Loaded from={page}>
      {({ items, columns, total, totalCapped, next }) => (
        <>
          {batch.length > 0 && items.length > 1 && (
            <Selection selection={selection} stage={asked && { ...asked, letters: [] }} assignees={[]} refresh={() => void page.mutate()} />
          )}
          <DataTable
            caption={caption}
            columns={[
              ...(batch.length > 0 && items.length > 1 ? [selection.column] : []),
              {
                key: 'row',
                title: '序号',
                width: '4.5em',
                cell: (_: DeclarationSummary, index: number) => pages.length * limit + index + 1,
              },
              ...declarationColumns(columns),
              {
                key: 'actions',
                title: '操作',
                width: '7em',
                stays: true,
                cell: ({ id, mine, number }) => <Open id={id} mine={mine} number={number} />,
              },
            ]}
            rows={items}
            rowKey={({ id }) => id}
            sorted={sort}
            onSort={(by) => {
              setSort(by)
              setPages([])
            }}
            empty="还没有申报"
          />
          <nav className="paging" aria-label="翻页">
            <span>
              共 {total}
              {totalCapped ? ' 条以上' : ' 条'}
            </span>
            {items.length > 0 && <ExportButton query={{ programme, stage, view: 'all', sort }} />}
            {(pages.length > 0 || next) && (
              <>
                <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                  上一页
                </Button>
                <span>第 {pages.length + 1} 页</span>
                <Button disabled={!next} onClick={() => next && setPages([...pages, next])}>
                  下一页
                </Button>
              </>
            )}
          </nav>
        </>
      )}
    </Loaded>
  )
}

/** 编辑 while it is the applicant's turn, else 查看. */
function Open({ id, mine, number }: { id: string; mine: boolean; number: string }) {
  const word = mine ? '编辑' : '查看'
  return (
    <Link href={`/d/${id}`} aria-label={`${word} ${number}`} className="keep">
      {word}
    </Link>
  )
}
