/** The log of everything that was done, and the proof that nobody altered it. */
import { Button } from 'antd'
import { useState } from 'react'
import useSWRInfinite from 'swr/infinite'
import type { AuditEntryView, AuditInput, AuditPage, AuditVerification } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { type Column, DataTable } from '../../ui/data-table'
import { Page } from '../../ui/page'
import { Failure, Loading } from '../../ui/page-state'
import { timeText } from '../../ui/time'
import { AuditFilters } from './audit-filters'
import './operate.css'

const columns: Column<AuditEntryView>[] = [
  { key: 'sequence', title: '序号', align: 'right', cell: ({ sequence }) => sequence },
  { key: 'at', title: '时间', cell: ({ at }) => <span className="keep">{timeText(at)}</span> },
  { key: 'by', title: '操作人', cell: ({ by, role }) => (by === role ? by : `${by}（${role}）`) },
  { key: 'text', title: '操作', cell: ({ text }) => text },
  { key: 'subject', title: '对象', cell: ({ subject }) => <span className="break">{subject || '—'}</span> },
  {
    key: 'hash',
    title: '校验值',
    cell: ({ hash }) => (
      <code className="keep" title={hash}>
        {hash.slice(0, 12)}
      </code>
    ),
  },
]

export default function Audit() {
  const [asked, setAsked] = useState<AuditInput>({})
  const { data, error, size, setSize, mutate, isLoading } = useSWRInfinite(
    (index, before: AuditPage | null) => (index > 0 && !before?.next ? null : (['audit', asked, before?.next ?? ''] as const)),
    ([, query, after]) => ask(api.operate.audit.$get({ query: { ...query, after } })),
    { revalidateFirstPage: false, keepPreviousData: true },
  )
  const entries = data?.flatMap(({ items }) => items) ?? []
  return (
    <Page title="操作日志" lead="每一次操作都有记录，新的在前；每条记录的校验值由它前一条算出，改动任何一条都会被发现。">
      <Verification />
      {data && <AuditFilters actions={data[0]?.actions ?? []} asked={asked} onAsk={setAsked} />}
      {data ? (
        <>
          <DataTable
            caption="操作日志"
            columns={columns}
            rows={entries}
            rowKey={({ id }) => id}
            empty={Object.keys(asked).length ? '没有符合条件的记录' : '还没有记录'}
          />
          <nav className="paging" aria-label="翻页">
            <span>已显示 {entries.length} 条</span>
            {data.at(-1)?.next && (
              <Button loading={isLoading} onClick={() => void setSize(size + 1)}>
                更早的记录
              </Button>
            )}
          </nav>
        </>
      ) : error ? (
        <Failure error={error} retry={() => void mutate()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Verification() {
  const [result, setResult] = useState<AuditVerification>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    try {
      setResult(await ask(api.operate.audit.verification.$get()))
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="verification">
      <Button loading={busy} onClick={() => void verify()}>
        核验全部记录
      </Button>
      <div role="status">
        {result && (
          <p className={`note tone-${result.intact ? 'success' : 'danger'}`}>
            {result.intact ? `${result.entries} 条记录首尾相连，没有被改动。` : result.broken?.message}
          </p>
        )}
      </div>
    </div>
  )
}
