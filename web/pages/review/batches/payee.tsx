/** Whom a member is paid to, and what keeps the money back, read when the dialog opens. */
import { Alert } from 'antd'
import useSWR from 'swr'
import { api, ask } from '../../../api'

export function Payee({ batch, declaration }: { batch: string; declaration: string }) {
  const { data, error } = useSWR(['payee', batch, declaration], () =>
    ask(api.batches[':id'].members[':declaration'].payee.$get({ param: { id: batch, declaration } })),
  )
  if (error) return <Alert type="error" showIcon title="收款信息没有读到，请关闭后再打开。" />
  if (!data || (data.parts.length === 0 && data.held.length === 0)) return null
  return (
    <>
      {data.held.map((message) => (
        <Alert key={message} type="warning" showIcon title={message} />
      ))}
      <dl className="facts">
        {data.parts.map(({ id, label, text }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{text || '—'}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
