/** Leaving a section says what is kept. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { sinceText } from '../../ui/time'

interface Props {
  savedAt: string
  saved: boolean
  onKeep: () => void
  onUndo: () => void
}

export function LeaveSection({ savedAt, saved, onKeep, onUndo }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>取消</Button>
      <Modal
        open={open}
        title="离开这一页"
        onCancel={() => setOpen(false)}
        footer={
          <div className="buttons">
            <Button type="primary" onClick={onKeep}>
              保留内容并离开
            </Button>
            <Button onClick={onUndo}>撤销本次修改并离开</Button>
            <Button onClick={() => setOpen(false)}>继续填写</Button>
          </div>
        }
      >
        <p>
          {saved ? `这一页填写的内容已经在 ${sinceText(savedAt)} 自动保存，离开后不会丢失。` : '离开时会先保存这一页填写的内容。'}
          选择撤销，则恢复到打开这一页时的内容。
        </p>
      </Modal>
    </>
  )
}
