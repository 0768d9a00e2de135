/** Records one payment: day, amount, its parts, receipt. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { BatchMemberView, BatchView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { described, Field, TextField } from '../../../ui/field'
import { yuanText } from '../../../ui/money'
import { upTo } from '../../../ui/up-to'
import { fenOf, typedYuan } from './amount'
import { PdfButton } from './documents'
import { Payee } from './payee'
import { type Take, useAttempt } from './take'

export function PayDialog({ batch, member, take, onEnd }: { batch: BatchView; member: BatchMemberView; take: Take; onEnd: () => void }) {
  const { id } = batch
  const { declaration, organisation, fen = 0, paid, parts: usual } = member
  const [day, setDay] = useState('')
  const [amount, setAmount] = useState(typedYuan(fen - paid))
  const [parts, setParts] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const [receipt, setReceipt] = useState<string>()
  const { problem, busy, run, setProblem } = useAttempt(take)
  const pay = async () => {
    const given = fenOf(amount)
    const own = Object.entries(parts).filter(([, text]) => text.trim())
    const divided = own.map(([part, text]) => [part, fenOf(text)] as const)
    if (given === undefined || divided.some(([, part]) => part === undefined)) return setProblem('请填写金额，最多两位小数。')
    const json = {
      declaration,
      day,
      fen: given,
      parts: divided.length ? (Object.fromEntries(divided) as Record<string, number>) : undefined,
      reason: reason.trim() || undefined,
      receipt,
    }
    if (!(await run(() => ask(api.batches[':id'].payments.$post({ param: { id }, json }))))) return
    announce(`已记录对 ${organisation} 的拨付。`)
    onEnd()
  }
  return (
    <Modal open title={`记录拨付：${organisation}`} okText="记录" confirmLoading={busy} onOk={() => void pay()} onCancel={onEnd}>
      <div className="stack">
        <p>
          核定 {yuanText(fen)}，已拨付 {yuanText(paid)}。
        </p>
        <Payee batch={id} declaration={declaration} />
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <Field id="pay-day" label="拨付日期" required>
          <input id="pay-day" className="plain-date" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        </Field>
        <TextField id="pay-amount" label="金额（元；冲正写负数）" required value={amount} onChange={setAmount} />
        {usual.map(({ id: part, label }) => (
          <TextField
            key={part}
            id={`pay-${part}`}
            label={`其中${label}（元，不填按比例）`}
            value={parts[part] ?? ''}
            onChange={(text) => setParts({ ...parts, [part]: text })}
          />
        ))}
        <Field id="pay-reason" label="说明（冲正、不按比例划分时必填）">
          <Input.TextArea
            {...described('pay-reason', {})}
            rows={2}
            count={upTo(2000)}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <p className="buttons">
          <span>拨付回单（选填）</span>
          <PdfButton batch={id} document="receipt" title="拨付回单" again={receipt !== undefined} onDone={setReceipt} />
          {receipt && <span>回单已上传</span>}
        </p>
      </div>
    </Modal>
  )
}
