/** Proposes to hand an organisation that registered with the wrong district to the right one. */
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { mutate } from 'swr'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import { api, ask } from '../../api'
import { useSite } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { upTo } from '../../ui/up-to'

export function ProposeDialog({ organisation, onEnd }: { organisation: DeclarationView['organisation']; onEnd: () => void }) {
  const site = useSite().data
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail, clear } = useProblems('transfer-')
  const label = site?.districtLabel ?? '所属区域'
  const run = async () => {
    if (show({ ...(!to && { to: '请选择移交给哪里。' }), ...(!reason.trim() && { reason: '请写明移交的理由。' }) })) return
    setBusy(true)
    try {
      await ask(
        api.organisations[':organisation'].transfer.$post({
          param: { organisation: organisation.id },
          json: { to: to ?? '', reason: reason.trim() },
        }),
      )
      await mutate('transfers')
      announce('已提出移交，对方接收后生效。')
      onEnd()
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Modal open title={`移交 ${organisation.name}`} okText="提出移交" confirmLoading={busy} onOk={() => void run()} onCancel={onEnd}>
      <div className="stack">
        <ErrorSummary errors={links} attempt={attempt} />
        <p>单位注册时选错“{label}”的，移交给正确的一方。对方接收后，单位和它的申报一并转过去，审核时限重新计算，并邮件告知单位。</p>
        <Field id="transfer-to" label={`正确的“${label}”`} required problem={problems.to}>
          <Select
            {...described('transfer-to', { problem: problems.to })}
            className="full"
            value={to}
            placeholder="请选择"
            showSearch={{ optionFilterProp: 'label' }}
            options={(site?.districts ?? [])
              .filter(({ id }) => id !== organisation.district)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => {
              setTo(value)
              clear('to')
            }}
          />
        </Field>
        <Field id="transfer-reason" label="理由" required problem={problems.reason}>
          <Input.TextArea
            {...described('transfer-reason', { problem: problems.reason })}
            rows={3}
            count={upTo(2000)}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value)
              clear('reason')
            }}
          />
        </Field>
      </div>
    </Modal>
  )
}
