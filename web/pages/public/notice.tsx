/** One public notice: the list as everybody may see it, and the form for an objection. */
import { useParams } from 'wouter'
import type { NoticeView } from '../../../server/actions/views/batch'
import { useNotice } from '../../data'
import { DataTable } from '../../ui/data-table'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { ObjectionForm } from './objection-form'
import './public.css'

export default function NoticePage() {
  const { id = '' } = useParams<{ id: string }>()
  const notice = useNotice(id)
  return <Loaded from={notice}>{(view) => <Notice notice={view} refresh={() => void notice.mutate()} />}</Loaded>
}

function Notice({ notice, refresh }: { notice: NoticeView; refresh: () => void }) {
  const { title, number, issuer, stateLabel, help, clock, open, columns, members } = notice
  const total = columns.filter((column) => column.total !== undefined)
  return (
    <Page
      title={title}
      crumbs={[{ label: '公示公告', to: '/notices' }, { label: number }]}
      beside={<StateTag tone={open ? 'active' : 'success'}>{stateLabel}</StateTag>}
      lead={
        <>
          <p>{issuer}</p>
          {clock && (
            <p>
              公示期 {clock.from} 至 {clock.day}
              {clock.workingDays && `（${clock.workingDays} 个工作日）`}：{clock.text}。
            </p>
          )}
          {help && <p>{help}</p>}
        </>
      }
    >
      <section className="panel" aria-labelledby="notice-list">
        <h2 id="notice-list">名单（{members.length} 家）</h2>
        <DataTable
          caption="名单"
          columns={[
            { key: 'position', title: '序号', width: '4em', cell: (_, index) => index + 1 },
            ...columns.map(({ id, label, unit, align }) => ({
              key: id,
              title: unit ? `${label}（${unit}）` : label,
              align,
              cell: ({ cells }: NoticeView['members'][number]) => cells[id],
            })),
          ]}
          rows={members}
          rowKey={({ position }) => String(position)}
        />
        {total.length > 0 && (
          <p>合计：{total.map(({ label, total: sum, unit }) => `${label} ${sum}${unit ? ` ${unit}` : ''}`).join('，')}</p>
        )}
      </section>
      {notice.objections && <ObjectionForm notice={notice} onSent={refresh} />}
    </Page>
  )
}
