/** Rows from a spreadsheet: paste, look, add. */
import { Button, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { DataTable } from '../ui/data-table'
import { answerText, type Dictionaries, fieldsOf, type GroupSchema } from './model'
import { readPastedRows } from './pasted-rows'

interface Props {
  group: GroupSchema
  order: readonly string[]
  dictionaries: Dictionaries
  /** How many more rows there may be. */
  room: number
  onPaste: (rows: Record<string, unknown>[]) => void
  onClose: () => void
}

export function PasteRows({ group, order, dictionaries, room, onPaste, onClose }: Props) {
  const [text, setText] = useState('')
  const fields = fieldsOf(group)
  const titles = order.map((key) => fields.get(key)?.title ?? key)
  const { rows, problems } = useMemo(() => readPastedRows(text, group, dictionaries, order), [text, group, dictionaries, order])
  const kept = rows.slice(0, room)
  return (
    <Modal
      open
      width={820}
      title="从表格粘贴"
      onCancel={onClose}
      footer={
        <div className="buttons">
          <Button type="primary" disabled={kept.length === 0} onClick={() => onPaste(kept)}>
            添加 {kept.length} 条
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <div className="stack">
        <div className="field">
          <label htmlFor="paste-rows">在 Excel 或 WPS 表格中选中几行，复制后粘贴到这里</label>
          <Input.TextArea
            id="paste-rows"
            rows={5}
            value={text}
            autoFocus
            aria-describedby="paste-rows-help"
            onChange={({ target }) => setText(target.value)}
          />
          <p className="field-hint" id="paste-rows-help">
            列的顺序：{titles.join('、')}；第一行也可以是列名。
          </p>
        </div>
        {problems.length > 0 && (
          <div className="note tone-attention" role="status">
            <p>下面的内容没有认出来，添加后请再选择：</p>
            <ul className="bullets">
              {problems.slice(0, 10).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            {problems.length > 10 && <p>还有 {problems.length - 10} 处。</p>}
          </div>
        )}
        {rows.length > room && (
          <p className="note tone-attention">
            只能再加 {room} 条，后面的 {rows.length - room} 条不会添加。
          </p>
        )}
        {kept.length > 0 && (
          <DataTable
            caption="将要添加的内容"
            columns={order.flatMap((key) => {
              const field = fields.get(key)
              return field
                ? [{ key, title: field.title, cell: (row: Record<string, unknown>) => answerText(field, row[key], dictionaries) }]
                : []
            })}
            rows={kept}
            rowKey={(_, index) => String(index)}
          />
        )}
      </div>
    </Modal>
  )
}
