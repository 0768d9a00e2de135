/** One batch: members with their columns and money, documents, steps, objections, payments, and what has happened. */
import { Link, useParams } from 'wouter'
import type { BatchView } from '../../../../server/actions/views/batch'
import { api } from '../../../api'
import { useBatch } from '../../../data'
import { DeadlineText } from '../../../ui/deadline-text'
import { Page } from '../../../ui/page'
import { PageFailure } from '../../../ui/page-failure'
import { Loaded } from '../../../ui/page-state'
import { SaveButton } from '../../../ui/save-button'
import { StateTag } from '../../../ui/state-tag'
import { timeText } from '../../../ui/time'
import './batches.css'
import { Documents } from './documents'
import { Members } from './members'
import { MoneyLine } from './money-line'
import { Objections } from './objections'
import { Payments } from './payments'
import { Steps } from './steps'

export default function BatchPage() {
  const { id = '' } = useParams<{ id: string }>()
  const batch = useBatch(id)
  const take = (next: BatchView) => void batch.mutate(next, { revalidate: false })
  if (batch.error && !batch.data) return <PageFailure error={batch.error} retry={() => void batch.mutate()} />
  return (
    <Loaded from={batch}>
      {(view) => (
        <Page
          title={view.title}
          crumbs={[{ label: '批次办理', to: '/batches' }, { label: view.number }]}
          beside={<StateTag tone={view.tone}>{view.stateLabel}</StateTag>}
          lead={<Lead batch={view} />}
          actions={
            view.members > 0 && (
              <SaveButton label="导出名单" ask={() => api.batches[':id']['members.xlsx'].$get({ param: { id: view.id } })} />
            )
          }
        >
          <Steps batch={view} take={take} refresh={() => void batch.mutate()} />
          <Members batch={view} take={take} />
          <MoneyLine batch={view} />
          <Documents batch={view} refresh={() => void batch.mutate()} />
          {(view.objections.length > 0 || view.notice) && <Objections batch={view} take={take} />}
          {(view.may.pay || view.payments.length > 0) && <Payments batch={view} take={take} />}
          <Log batch={view} />
        </Page>
      )}
    </Loaded>
  )
}

function Lead({ batch: { help, districtName, deadline, notice, published, id, dates } }: { batch: BatchView }) {
  return (
    <>
      {help && <p>{help}</p>}
      <p className="batch-facts">
        {districtName && <span>{districtName}</span>}
        {deadline && <DeadlineText deadline={deadline} />}
        {notice && (
          <span>
            公示 {notice.from} 至 {notice.day}：{notice.text}
          </span>
        )}
        {dates.map(({ label, day }) => (
          <span key={label}>
            {label} {day}
          </span>
        ))}
        {published && <Link href={`/notices/${id}`}>公示页面</Link>}
      </p>
    </>
  )
}

function Log({ batch: { log } }: { batch: BatchView }) {
  return (
    <section className="panel" aria-labelledby="batch-log">
      <h2 id="batch-log">办理记录</h2>
      <ol className="plain-list batch-log">
        {log.map(({ id, at, by, text, comment }) => (
          <li key={id}>
            <time dateTime={at}>{timeText(at)}</time> {by}：{text}
            {comment && <span className="quiet">（{comment}）</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
