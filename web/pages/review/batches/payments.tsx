/** Payments to the members: what is paid, what remains, and recording one. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BatchMemberView, BatchView, PaymentView } from '../../../../server/actions/views/batch'
import { type Column, DataTable } from '../../../ui/data-table'
import { yuanText } from '../../../ui/money'
import { PayDialog } from './pay-dialog'
import type { Take } from './take'

export function Payments({ batch, take }: { batch: BatchView; take: Take }) {
  const [paying, setPaying] = useState<BatchMemberView>()
  const members = batch.list.filter(({ removed }) => !removed)
  return (
    <section className="panel" aria-labelledby="batch-payments">
      <h2 id="batch-payments">拨付</h2>
      <DataTable
        caption="拨付情况"
        columns={[
          { key: 'name', title: '单位', cell: ({ organisation }: BatchMemberView) => organisation },
          { key: 'fen', title: '核定', align: 'right', keep: true, cell: ({ fen }) => yuanText(fen ?? 0) },
          { key: 'paid', title: '已拨付', align: 'right', keep: true, cell: ({ paid }) => yuanText(paid) },
          { key: 'left', title: '未拨付', align: 'right', keep: true, cell: ({ fen = 0, paid }) => yuanText(fen - paid) },
          { key: 'on', title: '拨付日期', keep: true, cell: ({ paidOn }) => paidOn ?? '—' },
          ...(batch.may.pay
            ? [
                {
                  key: 'pay',
                  title: '操作',
                  cell: (member: BatchMemberView) => (
                    <Button size="small" aria-label={`记录拨付 ${member.organisation}`} onClick={() => setPaying(member)}>
                      记录拨付
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        rows={members}
        rowKey={({ declaration }) => declaration}
      />
      {batch.payments.length > 0 && (
        <>
          <h3>拨付记录</h3>
          <DataTable caption="拨付记录" columns={paymentColumns(batch.id)} rows={batch.payments} rowKey={({ id }) => id} />
        </>
      )}
      {paying && <PayDialog batch={batch} member={paying} take={take} onEnd={() => setPaying(undefined)} />}
    </section>
  )
}

const paymentColumns = (batch: string): Column<PaymentView>[] => [
  { key: 'day', title: '日期', keep: true, cell: ({ paidOn }) => paidOn },
  { key: 'name', title: '单位', cell: ({ organisation }) => organisation },
  { key: 'fen', title: '金额', align: 'right', keep: true, cell: ({ fen }) => yuanText(fen) },
  { key: 'parts', title: '来源', cell: ({ parts }) => parts.map(({ label, fen }) => `${label} ${yuanText(fen)}`).join('，') || '—' },
  { key: 'payee', title: '收款账户', cell: ({ payee }) => payee.map(({ text }) => text).join('，') || '—' },
  { key: 'reason', title: '说明', cell: ({ reason }) => reason ?? '—' },
  {
    key: 'receipt',
    title: '回单',
    cell: ({ receipt }) =>
      receipt ? (
        <a href={`/api/batches/${batch}/files/${receipt}`} target="_blank" rel="noreferrer">
          查看
        </a>
      ) : (
        '—'
      ),
  },
  { key: 'by', title: '记录人', cell: ({ by }) => by },
]
