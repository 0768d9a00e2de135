/** What is computed for each row of a table of the form. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Sample } from '../../../../server/engine/examples/samples'
import type { Worksheet } from '../../../../server/engine/generated/worksheet'
import { Field, TextField } from '../../../ui/field'
import { useDocument } from '../document'
import { list, record, textOf } from '../forms/form-tree'
import type { Opened } from '../opening'
import { documentOf } from '../problems'
import { newKey } from '../properties/model'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { Rows } from './rows'

interface Props {
  opened: Opened
  path: string
  stage: string
  samples: readonly Sample[]
}

export function Lines({ opened, path, stage, samples }: Props) {
  const { value, set } = useDocument<Worksheet>(opened, path)
  const [adding, setAdding] = useState(false)
  const sections = rowSections(opened, stage)
  return (
    <>
      {list(value?.lines).map((one, index) => {
        const { id, label } = record(one)
        const name = textOf(label)
        return (
          <section key={textOf(id)} className="panel stack" aria-label={`逐行计算：${name}`}>
            <div className="panel-head">
              <h3>逐行计算：{name}</h3>
              <RemoveButton
                opened={opened}
                what={name}
                name={textOf(id)}
                path={path}
                onRemove={() => set(`删除“${name}”`, ['lines', index], undefined)}
              />
            </div>
            <PropertiesPanel opened={opened} path={path} place={['lines', index]} omit={['rows']} label={name} />
            <Rows {...{ opened, path }} samples={samples} list={['lines', index, 'rows']} line={index} />
          </section>
        )
      })}
      {sections.length > 0 && (
        <p className="studio-tools">
          <Button onClick={() => setAdding(true)}>添加逐行计算</Button>
          <span className="quiet">按表单里的明细表一条一条算，再合计。</span>
        </p>
      )}
      {adding && <AddLines {...{ opened, path, sections }} onClose={() => setAdding(false)} />}
    </>
  )
}

interface Choice {
  value: string
  label: string
}

function AddLines({ opened, path, sections, onClose }: { opened: Opened; path: string; sections: Choice[]; onClose: () => void }) {
  const { insert } = useDocument<Worksheet>(opened, path)
  const [label, setLabel] = useState('')
  const [section, setSection] = useState(sections[0]?.value ?? '')
  const add = () => {
    const rows = [{ id: newKey('r'), label: '金额', formula: '0', unit: '元' }]
    insert(`添加逐行计算“${label.trim()}”`, ['lines'], { id: newKey('l'), label: label.trim(), forEach: section, rows })
    onClose()
  }
  return (
    <Modal open title="添加逐行计算" okText="添加" okButtonProps={{ disabled: !label.trim() }} onOk={add} onCancel={onClose}>
      <div className="stack">
        <TextField id="new-lines-label" label="名称" required value={label} onChange={setLabel} placeholder="如 符合条件的明细" />
        <Field id="new-lines-section" label="逐行计算哪个明细表">
          <Select id="new-lines-section" aria-label="逐行计算哪个明细表" value={section} options={sections} onChange={setSection} />
        </Field>
      </div>
    </Modal>
  )
}

function rowSections({ state: { files } }: Opened, stage: string): Choice[] {
  const { properties } = record(documentOf(files[`schemas/${stage}.form.json`]))
  return Object.entries(record(properties))
    .filter(([, section]) => record(section).type === 'array')
    .map(([value, section]) => ({ value, label: textOf(record(section).title) }))
}
