/** Whom a member is paid to, and what keeps the money back, read when the dialog opens. */
import useSWR from 'swr'
import { api, ask } from '../../../api'

export function Payee({ batch, declaration }: { batch: string; declaration: string }) {
  const { data, error } = useSWR(['payee', batch, declaration], () =>
    ask(api.batches[':id'].members[':declaration'].payee.$get({ param: { id: batch, declaration } })),
  )
  if (error) return <p className="note tone-danger">收款信息没有读到，请关闭后再打开。</p>
  if (!data || (data.parts.length === 0 && data.held.length === 0)) return null
  return (
    <>
      {data.held.map((message) => (
        <p key={message} className="note tone-attention">
          {message}
        </p>
      ))}
      <dl className="pairs">
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
