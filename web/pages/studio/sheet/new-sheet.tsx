/** A new worksheet, used by a stage from the beginning. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { announce } from '../../../ui/announce'
import { Field, TextField } from '../../../ui/field'
import { withValue } from '../edits'
import { stageTitles } from '../file-kinds'
import type { Opened } from '../opening'
import { newKey } from '../properties/model'
import { stagesWith } from './stages'

const main = 'schemas/programme.json'

export function NewSheet({ opened, onMade }: { opened: Opened; onMade: (sheet: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>新建核算表</Button>
      {open && <Dialog opened={opened} onMade={onMade} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog({ opened: { draft, state }, onMade, onClose }: { opened: Opened; onMade: (sheet: string) => void; onClose: () => void }) {
  const free = stagesWith(state.files, undefined)
  const [title, setTitle] = useState('')
  const [stage, setStage] = useState(free[0])
  const titles = stageTitles(state.files)
  const make = () => {
    const id = newKey('w')
    const row = newKey('r')
    const sheet = {
      $schema: '../../schemas/platform/worksheet.schema.json',
      title: title.trim(),
      rows: [{ id: row, label: '金额', formula: '0', unit: '元' }],
      results: [{ id: newKey('a'), label: '金额', row }],
    }
    const programme = draft.read().files[main] ?? '{}'
    const index = [...titles.keys()].indexOf(stage ?? '')
    draft.apply(`新建核算表“${sheet.title}”`, {
      [`rules/${id}.worksheet.json`]: `${JSON.stringify(sheet, undefined, 2)}\n`,
      ...(index >= 0 && { [main]: withValue(programme, ['stages', index, 'worksheet'], id) }),
    })
    announce(`已新建核算表“${sheet.title}”。`)
    onMade(id)
    onClose()
  }
  return (
    <Modal open title="新建核算表" okText="新建" okButtonProps={{ disabled: !title.trim() }} onOk={make} onCancel={onClose}>
      <div className="stack">
        <TextField id="new-sheet-title" label="名称" required value={title} onChange={setTitle} placeholder="如 补助金额核算" />
        <Field id="new-sheet-stage" label="用在哪个环节" hint="每个环节用一张核算表；已经有的不在这里。">
          <Select
            id="new-sheet-stage"
            aria-label="用在哪个环节"
            allowClear
            placeholder="以后再定"
            value={stage}
            options={free.map((value) => ({ value, label: titles.get(value) }))}
            onChange={(next) => setStage(next ?? undefined)}
          />
        </Field>
      </div>
    </Modal>
  )
}
