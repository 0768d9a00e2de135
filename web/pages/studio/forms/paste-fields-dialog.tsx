/** Questions from a spreadsheet: paste, look, add. */
import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { useOutline } from '../data'
import { kindOfType } from './business-types'
import { withFields } from './form-edits'
import { keysIn, type SectionNode } from './form-tree'
import { columnTitles, newFields, type PastedField, readPastedFields } from './pasted-fields'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  section: SectionNode
  after?: string
  choose: (section?: string, field?: string) => void
  onClose: () => void
}

export function PasteFieldsDialog({ form, section, after, choose, onClose }: Props) {
  const { sections, apply } = form
  const [text, setText] = useState('')
  const read = usePastedFields(form, text, section)
  const wrong = read.filter(({ problems }) => problems.length > 0)
  const add = () => {
    const fields = newFields(read, keysIn(sections))
    apply(`粘贴 ${fields.length} 个填报项`, (texts) => withFields(texts, section, fields, after))
    announce(`已添加 ${fields.length} 个填报项。`)
    choose(section.key, fields[0]?.key)
    onClose()
  }
  return (
    <Modal
      open
      width={900}
      title={`从 Excel 粘贴填报项到“${section.schema.title}”`}
      okText={`添加 ${read.length} 项`}
      okButtonProps={{ disabled: read.length === 0 || wrong.length > 0 }}
      onOk={add}
      onCancel={onClose}
    >
      <div className="stack">
        <div className="field">
          <label htmlFor="paste-fields">在 Excel 或 WPS 表格中选中几行，复制后粘贴到这里</label>
          <Input.TextArea
            id="paste-fields"
            rows={5}
            autoFocus
            value={text}
            aria-describedby="paste-fields-help"
            onChange={({ target }) => setText(target.value)}
          />
          <p className="field-hint" id="paste-fields-help">
            列的顺序：{columnTitles.join('、')}；第一行也可以是列名。选项之间用顿号分开，选项里有顿号的用竖线 |
            分开；类型是字典的，“选项”写字典名称。
          </p>
        </div>
        {wrong.length > 0 && (
          <p className="note tone-attention" role="status">
            有 {wrong.length} 行要改。请在表格里改好以后重新粘贴，或直接在上面修改。
          </p>
        )}
        {read.length > 0 && (
          <DataTable
            caption="将要添加的填报项"
            columns={columns}
            rows={read}
            rowKey={({ line }) => String(line)}
            rowClass={({ problems }) => (problems.length > 0 ? 'is-wrong' : undefined)}
          />
        )}
      </div>
    </Modal>
  )
}

/** The questions of a pasted text, beside those that the section has. */
export function usePastedFields({ dictionaries, opened }: FormEditor, text: string, section?: SectionNode): PastedField[] {
  const outline = useOutline(opened.programme, opened.state.version).data
  return useMemo(() => {
    const named = Object.entries(dictionaries).map(([id, { title }]) => ({ id, title }))
    const titles = section?.fields.map(({ field }) => field.title) ?? []
    return text.trim() === '' ? [] : readPastedFields(text, named, titles, outline?.clauses)
  }, [text, dictionaries, section, outline])
}

const columns = [
  { key: 'line', title: '行', width: '3em', cell: ({ line }: PastedField) => line },
  { key: 'title', title: '名称', width: '10em', cell: ({ title }: PastedField) => title },
  { key: 'type', title: '类型', width: '7em', cell: ({ type }: PastedField) => type && kindOfType(type).label },
  { key: 'required', title: '必填', width: '4em', cell: ({ required }: PastedField) => (required ? '是' : '否') },
  { key: 'options', title: '选项', width: '9em', cell: ({ options }: PastedField) => options.join('、') },
  {
    key: 'rest',
    title: '说明、单位、长度',
    cell: ({ description, unit, maxLength }: PastedField) =>
      [description, unit, maxLength && `最多 ${maxLength} 字`].filter(Boolean).join('；'),
  },
  {
    key: 'problems',
    title: '检查',
    cell: ({ problems }: PastedField) => (problems.length > 0 ? <span className="studio-wrong">{problems.join('；')}</span> : '可以添加'),
  },
]
