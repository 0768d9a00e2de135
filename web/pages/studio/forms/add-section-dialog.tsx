/** A new section: a page of questions, or a table of rows. */
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { fieldOf, newKey } from './business-types'
import { withSection } from './form-edits'
import { keysIn } from './form-tree'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  choose: (section?: string, field?: string) => void
  onClose: () => void
}

export function AddSectionDialog({ form: { sections, apply }, choose, onClose }: Props) {
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<'fields' | 'rows'>('fields')
  const [first, setFirst] = useState('')
  const add = () => {
    const taken = keysIn(sections)
    const key = newKey('s', taken)
    const field = newKey('f', taken)
    apply(`添加部分“${title.trim()}”`, ({ form, ui }) => ({
      form: withSection(form, key, title.trim(), kind, { key: field, field: fieldOf('text', first.trim()) }),
      ui,
    }))
    choose(key)
    onClose()
  }
  return (
    <Modal open title="添加部分" okText="添加" okButtonProps={{ disabled: !title.trim() || !first.trim() }} onOk={add} onCancel={onClose}>
      <div className="stack">
        <TextField id="section-title" label="名称" required value={title} onChange={setTitle} placeholder="如 基础信息" />
        <Radio.Group aria-label="怎样填" value={kind} onChange={({ target }) => setKind(target.value)}>
          <Radio value="fields">一页填报项，每项填一次</Radio>
          <Radio value="rows">明细表，一条一条填</Radio>
        </Radio.Group>
        <TextField
          id="section-first"
          label="第一个填报项的名称"
          required
          value={first}
          onChange={setFirst}
          hint="其余的以后再加，也可以从 Excel 粘贴。"
        />
      </div>
    </Modal>
  )
}
