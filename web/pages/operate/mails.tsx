/** The outbox: what was written to whom, whether it was sent, and sending it again. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import useSWRInfinite from 'swr/infinite'
import type { MailPage, MailView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { type Column, DataTable } from '../../ui/data-table'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import './operate.css'

export default function Mails() {
  const pages = useSWRInfinite(
    (index, before: MailPage | null) => (index > 0 && !before?.next ? null : (['mails', before?.next ?? ''] as const)),
    ([, after]) => ask(api.operate.mails.$get({ query: { after } })),
    { refreshInterval: 30_000 },
  )
  const { data, size, setSize, mutate, isLoading } = pages
  const mails = data?.flatMap(({ items }) => items) ?? []
  const [shown, setShown] = useState<MailView>()
  const resend = async (mail: MailView) => {
    try {
      await ask(api.operate.mails[':id'].resend.$post({ param: { id: mail.id } }))
      announce(`“${mail.subject}”已排队。`)
      await mutate()
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    }
  }
  const columns: Column<MailView>[] = [
    { key: 'created', title: '时间', cell: ({ createdAt }) => <span className="keep">{timeText(createdAt)}</span> },
    { key: 'to', title: '收件人', cell: ({ to }) => to },
    { key: 'subject', title: '主题', cell: ({ subject }) => subject },
    { key: 'state', title: '状态', cell: (mail) => <MailState mail={mail} isSent={data?.[0]?.delivery === 'smtp'} /> },
    {
      key: 'actions',
      title: '操作',
      cell: (mail) => (
        <span className="row-buttons">
          <Button size="small" aria-label={`查看“${mail.subject}”，收件人 ${mail.to}`} onClick={() => setShown(mail)}>
            查看
          </Button>
          <Button size="small" aria-label={`重新发送“${mail.subject}”，收件人 ${mail.to}`} onClick={() => void resend(mail)}>
            重新发送
          </Button>
        </span>
      ),
    },
  ]
  return (
    <Page title="邮件" lead="系统写出的邮件，新的在前。">
      <Loaded from={pages}>
        {(known) => (
          <div className="stack">
            {known[0]?.delivery === 'files' && (
              <p className="note tone-attention">
                还没有设置邮件服务器（SMTP_URL）：邮件只写到数据目录的 outbox 文件夹，没有发出。可以在这里查看内容，转告收件人。
              </p>
            )}
            <DataTable caption="邮件" columns={columns} rows={mails} rowKey={({ id }) => id} empty="还没有邮件" />
            <nav className="paging" aria-label="翻页">
              <span>已显示 {mails.length} 封</span>
              {known.at(-1)?.next && (
                <Button loading={isLoading} onClick={() => void setSize(size + 1)}>
                  更多
                </Button>
              )}
            </nav>
          </div>
        )}
      </Loaded>
      {shown && (
        <Modal
          open
          title={shown.subject}
          onCancel={() => setShown(undefined)}
          footer={<Button onClick={() => setShown(undefined)}>关闭</Button>}
        >
          <dl className="facts-grid">
            <div>
              <dt>收件人</dt>
              <dd>{shown.to}</dd>
            </div>
            <div>
              <dt>写成时间</dt>
              <dd>{timeText(shown.createdAt)}</dd>
            </div>
          </dl>
          <section className="mail-body" aria-label="邮件正文">
            {shown.body}
          </section>
        </Modal>
      )}
    </Page>
  )
}

function MailState({ mail: { sentAt, attempts, error }, isSent }: { mail: MailView; isSent: boolean }) {
  if (sentAt)
    return <StateTag tone={isSent ? 'success' : 'attention'}>{isSent ? `已送出 ${timeText(sentAt)}` : '只写入文件，没有发出'}</StateTag>
  if (error)
    return (
      <>
        <StateTag tone="danger">发送失败（{attempts} 次）</StateTag>
        <span className="quiet block">{error}</span>
      </>
    )
  return <StateTag tone="active">排队中</StateTag>
}
