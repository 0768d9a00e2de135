/** Takes back a publication before it takes effect. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { PublicationView } from '../../../../server/actions/views/studio'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { described, Field } from '../../../ui/field'
import { timeText } from '../../../ui/time'
import { upTo } from '../../../ui/up-to'
import { refreshStudio } from '../data'
import { sentenceOf } from './sentence'

interface Props {
  programme: string
  publication: PublicationView
  onClose: () => void
}

export function WithdrawDialog({ programme, publication: { number, note, effectiveAt }, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    if (!reason.trim()) return setProblem('请写明为什么撤回。')
    setBusy(true)
    try {
      const param = { programme, number: String(number) }
      await ask(api.studio[':programme'].publications[':number'].withdraw.$post({ param, json: { reason: reason.trim() } }))
      await refreshStudio()
      announce(`已撤回第 ${number} 次发布。`)
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error, '没有撤回成功，请再试一次。'))
      setBusy(false)
    }
  }
  return (
    <Modal open title={`撤回第 ${number} 次发布`} okText="撤回" confirmLoading={busy} onOk={() => void withdraw()} onCancel={onClose}>
      <div className="stack">
        <p>
          原定 {timeText(effectiveAt)} 生效：{note}
        </p>
        <p>撤回以后不再生效；没有别的草稿时，它的内容回到草稿里，可以接着修改。</p>
        <Field id="withdraw-reason" label="撤回原因" required problem={problem}>
          <Input.TextArea
            {...described('withdraw-reason', { problem })}
            rows={2}
            count={upTo(2000)}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value)
              setProblem(undefined)
            }}
          />
        </Field>
      </div>
    </Modal>
  )
}
