/** A new question: its name, its kind, what may be chosen. */
import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Field, TextField } from '../../../ui/field'
import { type BusinessType, fieldOf, kindOfType, newKey, takesOptions, takesUnit, typeNames, widgetFor } from './business-types'
import { withFields } from './form-edits'
import { keysIn, type SectionNode } from './form-tree'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  section: SectionNode
  /** The field below which it comes. */
  after?: string
  choose: (section?: string, field?: string) => void
  onClose: () => void
}

export function AddFieldDialog({ form: { sections, dictionaries, apply }, section, after, choose, onClose }: Props) {
  const [title, setTitle] = useState('')
  const [type, setType] = useState<BusinessType>('text')
  const [required, setRequired] = useState(true)
  const [options, setOptions] = useState('')
  const [unit, setUnit] = useState('')
  const [dictionary, setDictionary] = useState(Object.keys(dictionaries)[0])
  const add = () => {
    const key = newKey('f', keysIn(sections))
    const lines = options
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const field = fieldOf(type, title.trim(), { options: lines, unit: unit.trim(), dictionary })
    const widget = widgetFor(type)
    apply(`添加“${title.trim()}”`, (texts) => withFields(texts, section, [{ key, field, required, layout: widget && { widget } }], after))
    choose(section.key, key)
    onClose()
  }
  return (
    <Modal
      open
      title={`在“${section.schema.title}”中添加填报项`}
      okText="添加"
      okButtonProps={{ disabled: !title.trim() }}
      onOk={add}
      onCancel={onClose}
    >
      <div className="stack">
        <TextField id="new-title" label="名称" required value={title} onChange={setTitle} />
        <Field id="new-type" label="类型" hint={kindOfType(type).hint}>
          <Select<BusinessType>
            id="new-type"
            aria-label="类型"
            value={type}
            listHeight={420}
            options={typeNames.map((value) => ({ value, label: kindOfType(value).label }))}
            onChange={setType}
          />
        </Field>
        {takesOptions(type) && (
          <Field id="new-options" label="选项，每行一个">
            <Input.TextArea id="new-options" rows={4} value={options} onChange={({ target }) => setOptions(target.value)} />
          </Field>
        )}
        {takesUnit(type) && (
          <TextField id="new-unit" label="单位" value={unit} onChange={setUnit} placeholder={kindOfType(type).schema.unit ?? '如 人、%'} />
        )}
        {type === 'dictionary' && (
          <Field id="new-dictionary" label="字典" hint={dictionary ? undefined : '还没有字典，请先在“字典”中新建。'}>
            <Select
              id="new-dictionary"
              aria-label="字典"
              value={dictionary}
              options={Object.entries(dictionaries).map(([value, one]) => ({ value, label: one.title }))}
              onChange={setDictionary}
            />
          </Field>
        )}
        <Checkbox checked={required} onChange={({ target }) => setRequired(target.checked)}>
          必填
        </Checkbox>
      </div>
    </Modal>
  )
}
