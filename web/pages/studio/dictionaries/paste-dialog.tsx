/** The entries of a dictionary from a spreadsheet, in place of those that are there. */
import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { DictionaryEntry } from '../../../../server/engine/generated/dictionary'
import { TextField } from '../../../ui/field'
import { readPastedEntries } from './entries'

interface Props {
  /** A new dictionary is named as well. */
  named?: boolean
  onDone: (title: string, entries: DictionaryEntry[]) => void
  onClose: () => void
}

export function PasteDialog({ named = false, onDone, onClose }: Props) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const { entries, count, problems } = useMemo(() => readPastedEntries(text), [text])
  const isReady = entries.length > 0 && (!named || title.trim() !== '')
  return (
    <Modal
      open
      width={720}
      title={named ? '新建字典' : '从 Excel 粘贴'}
      okText={named ? '新建' : `换成这 ${entries.length > 0 ? count : 0} 条`}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => onDone(title.trim(), entries)}
      onCancel={onClose}
    >
      <div className="stack">
        {named && <TextField id="dictionary-title" label="名称" required value={title} onChange={setTitle} placeholder="如 行业分类" />}
        <div className="field">
          <label htmlFor="paste-entries">在 Excel 或 WPS 表格中选中几行，复制后粘贴到这里</label>
          <Input.TextArea
            id="paste-entries"
            rows={8}
            value={text}
            aria-describedby="paste-entries-help"
            onChange={({ target }) => setText(target.value)}
          />
          <p className="field-hint" id="paste-entries-help">
            列的顺序：代码、名称、上级代码（没有上级的空着）。
          </p>
        </div>
        {text.trim() !== '' && problems.length > 0 && (
          <div className="note tone-attention" role="status">
            <ul className="bullets">
              {problems.slice(0, 10).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            {problems.length > 10 && <p>还有 {problems.length - 10} 处。</p>}
          </div>
        )}
      </div>
    </Modal>
  )
}
