/** The batches within one's reach, and making a new one. */
import { Button } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import { Link, useLocation, useSearch } from 'wouter'
import type { BatchKindView, BatchSummary } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { type Column, DataTable } from '../../../ui/data-table'
import { DeadlineText } from '../../../ui/deadline-text'
import { Choose, SearchWords } from '../../../ui/filters'
import { wanText } from '../../../ui/money'
import { Page } from '../../../ui/page'
import { Empty, Loaded } from '../../../ui/page-state'
import { SaveButton } from '../../../ui/save-button'
import { StateTag } from '../../../ui/state-tag'
import { dayText } from '../../../ui/time'
import './batches.css'
import { CreateDialog } from './create-dialog'

const views = [
  { value: 'todo', label: '待我办理' },
  { value: 'open', label: '办理中' },
  { value: 'ended', label: '已结束' },
]
type Filter = { kind?: string; programme?: string; view?: string; q?: string; after?: string }
const keys = ['kind', 'programme', 'view', 'q', 'after'] as const

/** Filters and page stand in the address. */
function useFilter(): [Filter, (change: Filter) => void] {
  const query = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const filter: Filter = Object.fromEntries(keys.flatMap((key) => (query.get(key) ? [[key, query.get(key)]] : [])))
  const change = (next: Filter) => {
    const words = new URLSearchParams()
    for (const [key, value] of Object.entries({ ...filter, after: undefined, ...next })) if (value) words.set(key, value)
    go(words.size > 0 ? `/batches?${words}` : '/batches')
  }
  return [filter, change]
}

export default function Batches() {
  const [filter, change] = useFilter()
  const [making, setMaking] = useState<BatchKindView>()
  const page = useSWR(['batches', filter], () => ask(api.batches.$get({ query: filter })), { keepPreviousData: true })
  const all = page.data?.kinds ?? []
  const kinds = all.filter(({ mayMake }) => mayMake)
  const { after, ...asked } = filter
  const isFiltered = Boolean(filter.kind || filter.view || filter.q)
  return (
    <Page
      title="批次办理"
      lead="一份文件办理许多家：名单、推荐、分配方案和公示。"
      actions={
        <>
          {kinds.map((kind) => (
            <Button key={kind.programme + kind.id} type="primary" onClick={() => setMaking(kind)}>
              新建{kind.title}
            </Button>
          ))}
          <SaveButton label="导出 Excel" ask={() => api.batches['list.xlsx'].$get({ query: asked })} />
        </>
      }
    >
      <section className="filters" aria-label="筛选批次">
        <SearchWords words={filter.q} placeholder="批次、编号或名单中的单位" onSearch={(q) => change({ q })} />
        <Choose label="进展" value={filter.view} choices={views} onChange={(view) => change({ view })} />
        {all.length > 1 && (
          <Choose
            label="种类"
            value={filter.kind && `${filter.programme}/${filter.kind}`}
            choices={all.map(({ programme, id, title }) => ({ value: `${programme}/${id}`, label: title }))}
            onChange={(chosen) => {
              const [programme, kind] = chosen?.split('/') ?? []
              change({ programme, kind })
            }}
          />
        )}
      </section>
      <Loaded from={page}>
        {({ items, next }) => (
          <>
            {items.length === 0 && !isFiltered ? (
              <Empty title="还没有批次">
                <p>{kinds.length > 0 ? '点右上角的“新建”开始。' : '由有权拟定的部门新建后，在这里查看。'}</p>
              </Empty>
            ) : (
              <DataTable
                caption="批次"
                columns={columns}
                rows={items}
                rowKey={({ id }) => id}
                empty="没有符合条件的批次，可以放宽条件再看。"
              />
            )}
            <div className="buttons">
              {after && <Button onClick={() => change({})}>回到最新</Button>}
              {next && <Button onClick={() => change({ after: next })}>更早的批次</Button>}
            </div>
          </>
        )}
      </Loaded>
      {making && <CreateDialog kind={making} onEnd={() => setMaking(undefined)} />}
    </Page>
  )
}

const columns: Column<BatchSummary>[] = [
  {
    key: 'title',
    title: '批次',
    cell: ({ id, title, number }) => (
      <>
        <Link href={`/batches/${id}`}>{title}</Link> <span className="quiet keep">{number}</span>
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    cell: ({ stateLabel, tone, openObjections }) => (
      <>
        <StateTag tone={tone}>{stateLabel}</StateTag> {openObjections > 0 && <StateTag tone="attention">异议 {openObjections} 条</StateTag>}
      </>
    ),
  },
  { key: 'members', title: '家数', align: 'right', cell: ({ members }) => members },
  { key: 'fen', title: '金额', align: 'right', keep: true, cell: ({ fen }) => (fen === undefined ? '—' : wanText(fen)) },
  { key: 'due', title: '时限', cell: ({ deadline }) => <DeadlineText deadline={deadline} /> },
  { key: 'created', title: '新建', keep: true, cell: ({ createdAt }) => dayText(createdAt) },
]
