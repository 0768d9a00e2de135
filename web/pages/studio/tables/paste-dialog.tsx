/** Rows of a decision table from a spreadsheet, in place of those that are there. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { DecisionTable } from '../../../../server/engine/generated/table'
import type { NamedClause } from '../notice/clause-named'
import { rowsFrom } from './cells'
import type { OptionsOf } from './option-words'

interface Props {
  table: DecisionTable
  optionsOf: OptionsOf
  clauses: readonly NamedClause[] | undefined
  /** What was read from a file. */
  first: string
  onTake: (rows: DecisionTable['rows']) => void
  onClose: () => void
}

export function PasteDialog({ table, optionsOf, clauses, first, onTake, onClose }: Props) {
  const [text, setText] = useState(first)
  const read = rowsFrom(text, table, clauses, optionsOf)
  const columns = [...table.inputs, ...table.outputs].map(({ id, label }) => label ?? id)
  return (
    <Modal
      open
      width={720}
      title="从表格粘贴各行"
      okText={read.rows.length > 0 ? `换成这 ${read.rows.length} 行` : '换成这些行'}
      okButtonProps={{ disabled: read.rows.length === 0 || read.problems.length > 0 }}
      cancelText="取消"
      onOk={() => onTake(read.rows)}
      onCancel={onClose}
    >
      <div className="stack">
        <div className="field">
          <label htmlFor="paste-table-rows">各行的内容</label>
          <Input.TextArea
            id="paste-table-rows"
            aria-describedby="paste-table-rows-help"
            rows={8}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <p className="field-hint" id="paste-table-rows-help">
            在 Excel 中选中各行复制，粘贴到这里。列的顺序：{columns.join('、')}，最后可以多一列依据条款；有选项的列写选项的名称。
          </p>
        </div>
        {table.rows.length > 0 && <p className="note">现有的 {table.rows.length} 行会被换掉；可以撤销。</p>}
        {text.trim() !== '' &&
          read.problems.slice(0, 5).map((problem) => (
            <p key={problem} className="field-error">
              {problem}
            </p>
          ))}
      </div>
    </Modal>
  )
}
