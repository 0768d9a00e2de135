/** Lowers the amount of one member with a reason, or grants again what was computed. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { BatchMemberView, BatchView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { described, Field, TextField } from '../../../ui/field'
import { yuanText } from '../../../ui/money'
import { upTo } from '../../../ui/up-to'
import { fenOf, typedYuan } from './amount'
import { type Take, useAttempt } from './take'

export function LowerDialog({ batch, member, take, onEnd }: { batch: BatchView; member: BatchMemberView; take: Take; onEnd: () => void }) {
  const { id, version } = batch
  const { declaration, organisation, fen = 0, computed = fen, reason: before } = member
  const [amount, setAmount] = useState(typedYuan(fen))
  const [reason, setReason] = useState(before ?? '')
  const { problem, busy, run, setProblem } = useAttempt(take)
  const send = async (granted: number | null) => {
    const call = api.batches[':id'].members[':declaration'].amount
    const json = { version, fen: granted, reason: reason.trim() || undefined }
    if (!(await run(() => ask(call.$put({ param: { id, declaration }, json }))))) return
    announce(granted === null ? '已恢复核算的金额。' : '已核减。')
    onEnd()
  }
  const lower = () => {
    const granted = fenOf(amount)
    if (granted === undefined) return setProblem('请填写金额，最多两位小数。')
    void send(granted)
  }
  return (
    <Modal open title={`核减 ${organisation}`} okText="核减" confirmLoading={busy} onOk={lower} onCancel={onEnd}>
      <div className="stack">
        <p>核算金额 {yuanText(computed)}。只能核减，不能调高。</p>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <TextField id="lower-amount" label="核定金额（元）" required value={amount} onChange={setAmount} />
        <Field id="lower-reason" label="核减的原因" required>
          <Input.TextArea
            {...described('lower-reason', {})}
            rows={3}
            count={upTo(2000)}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        {before && <Button onClick={() => void send(null)}>恢复核算的金额</Button>}
      </div>
    </Modal>
  )
}
