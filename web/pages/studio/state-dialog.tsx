/** Closes a programme with a reason that applicants read, or opens it again. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { StudioProgrammeView } from '../../../server/actions/views/studio'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { upTo } from '../../ui/up-to'
import { refreshStudio } from './data'

export function StateDialog({ about: { id, title, open } }: { about: StudioProgrammeView }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const word = open ? '关闭申报' : '重新开放'
  const set = async () => {
    if (open && !reason.trim()) return setProblem('请写明原因，申报单位会看到。')
    setBusy(true)
    try {
      await ask(api.studio[':programme'].state.$put({ param: { programme: id }, json: { open: !open, reason: reason.trim() } }))
      await refreshStudio()
      announce(open ? '已关闭申报。' : '已重新开放。')
      setAsking(false)
      setReason('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{word}</Button>
      <Modal
        open={asking}
        title={`${word}：${title}`}
        okText={word}
        confirmLoading={busy}
        onOk={() => void set()}
        onCancel={() => setAsking(false)}
      >
        <div className="stack">
          <p>
            {open
              ? '关闭以后，申报单位可以查看和填写草稿，但不能提交；已经提交的照常办理。随时可以重新开放。'
              : '重新开放以后，申报单位可以继续提交。'}
          </p>
          <Field id="state-reason" label="原因" required={open} problem={problem} hint={open ? '申报单位会看到这句话。' : undefined}>
            <Input.TextArea
              {...described('state-reason', { problem, hint: open })}
              rows={2}
              count={upTo(500)}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value)
                setProblem(undefined)
              }}
            />
          </Field>
        </div>
      </Modal>
    </>
  )
}
