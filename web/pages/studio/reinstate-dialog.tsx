/** Goes back to an earlier edition, as one more publication with its own note. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { PublicationView } from '../../../server/actions/views/studio'
import { ApiError, api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { timeText } from '../../ui/time'
import { refreshStudio } from './data'

interface Props {
  programme: string
  publication: PublicationView
  onClose: () => void
}

export function ReinstateDialog({ programme, publication: { number, note: earlier, by, at }, onClose }: Props) {
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const reinstate = async () => {
    if (!note.trim()) return setProblem('请写明为什么恢复。')
    setBusy(true)
    try {
      const param = { programme, number: String(number) }
      const made = await ask(api.studio[':programme'].publications[':number'].reinstate.$post({ param, json: { note: note.trim() } }))
      await refreshStudio()
      announce(`已恢复，记为第 ${made.number} 次发布。`)
      onClose()
    } catch (error) {
      const more = error instanceof ApiError ? error.problems.slice(0, 3).map(({ message }) => message) : []
      setProblem([error instanceof Error ? error.message : '没有恢复成功，请再试一次。', ...more].join(' '))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`恢复第 ${number} 次发布的版本`}
      okText="恢复并发布"
      confirmLoading={busy}
      onOk={() => void reinstate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {by}于 {timeText(at)} 发布：{earlier}
        </p>
        <p>恢复会记成一次新的发布，以前的记录不变；已有的申报件继续使用它们开始时的版本，草稿里的改动也保留。</p>
        <Field id="reinstate-note" label="恢复原因" required problem={problem}>
          <Input.TextArea
            {...described('reinstate-note', { problem })}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={({ target }) => {
              setNote(target.value)
              setProblem(undefined)
            }}
          />
        </Field>
      </div>
    </Modal>
  )
}
