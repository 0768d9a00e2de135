/** The batches within one's reach, and making a new one. */
import { Button } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import { Link } from 'wouter'
import type { BatchKindView, BatchSummary } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { type Column, DataTable } from '../../../ui/data-table'
import { DeadlineText } from '../../../ui/deadline-text'
import { wanText } from '../../../ui/money'
import { Page } from '../../../ui/page'
import { Empty, Loaded } from '../../../ui/page-state'
import { StateTag } from '../../../ui/state-tag'
import { dayText } from '../../../ui/time'
import './batches.css'
import { CreateDialog } from './create-dialog'

export default function Batches() {
  const [after, setAfter] = useState('')
  const [making, setMaking] = useState<BatchKindView>()
  const page = useSWR(['batches', after], () => ask(api.batches.$get({ query: { after } })), { keepPreviousData: true })
  const kinds = page.data?.kinds.filter(({ mayMake }) => mayMake) ?? []
  return (
    <Page
      title="批次办理"
      lead="一份文件办理许多家：名单、推荐、分配方案和公示。"
      actions={kinds.map((kind) => (
        <Button key={kind.programme + kind.id} type="primary" onClick={() => setMaking(kind)}>
          新建{kind.title}
        </Button>
      ))}
    >
      <Loaded from={page}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title="还没有批次">
                <p>{kinds.length > 0 ? '点右上角的“新建”开始。' : '由有权拟定的部门新建后，在这里查看。'}</p>
              </Empty>
            ) : (
              <DataTable caption="批次" columns={columns} rows={items} rowKey={({ id }) => id} />
            )}
            <div className="buttons">
              {after && <Button onClick={() => setAfter('')}>回到最新</Button>}
              {next && <Button onClick={() => setAfter(next)}>更早的批次</Button>}
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
