/** A new decision table: what it looks at, what it gives, and its rows from a spreadsheet. */
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { DecisionTable } from '../../../../server/engine/generated/table'
import type { OutlineName } from '../../../../server/engine/outline'
import { announce } from '../../../ui/announce'
import { Field, TextField } from '../../../ui/field'
import { useOutline } from '../data'
import type { Opened } from '../opening'
import { nameOptions } from '../pickers'
import { newKey } from '../properties/model'
import { rowsFrom } from './cells'
import { columnsFrom, inputFrom } from './columns'
import { optionsIn } from './option-words'

export function NewTable({ opened, onMade }: { opened: Opened; onMade: (table: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>新建决策表</Button>
      {open && <Dialog opened={opened} onMade={onMade} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog({ opened, onMade, onClose }: { opened: Opened; onMade: (table: string) => void; onClose: () => void }) {
  const outline = useOutline(opened.programme, opened.state.version).data
  const names = [
    ...new Map(
      (outline?.stages ?? [])
        .flatMap((stage) => stage.names.flatMap((name) => [name, ...(name.rows ?? [])]))
        .map((name) => [name.id, name]),
    ).values(),
  ]
  const [title, setTitle] = useState('')
  const [inputs, setInputs] = useState<string[]>([])
  const [outputs, setOutputs] = useState('')
  const [text, setText] = useState('')
  const { columns, problems: wrong } = columnsFrom(outputs)
  const table: DecisionTable = {
    title: title.trim(),
    hit: 'unique',
    inputs: inputs.map((id) =>
      inputFrom(
        id,
        names.find((name) => name.id === id),
      ),
    ),
    outputs: columns,
    rows: [],
  }
  const read = rowsFrom(text, table, outline?.clauses, optionsIn(outline, opened.state.files, ''))
  const problems = [...wrong, ...(text.trim() ? read.problems : [])]
  const isReady = table.title && inputs.length > 0 && columns.length > 0 && problems.length === 0
  const make = () => {
    const id = newKey('t')
    const rows = read.rows.length > 0 ? read.rows : [{ when: inputs.map(() => '-'), then: columns.map(() => '0') }]
    const made = { $schema: '../../schemas/platform/table.schema.json', ...table, rows }
    opened.draft.apply(`新建决策表“${table.title}”`, { [`rules/${id}.table.json`]: `${JSON.stringify(made, undefined, 2)}\n` })
    announce(`已新建决策表“${table.title}”。`)
    onMade(id)
    onClose()
  }
  return (
    <Modal open title="新建决策表" okText="新建" okButtonProps={{ disabled: !isReady }} onOk={make} onCancel={onClose} width={720}>
      <div className="stack">
        <TextField id="new-table-title" label="名称" required value={title} onChange={setTitle} placeholder="如 各档补助标准" />
        <Field id="new-table-inputs" label="按什么查" required hint="一列一个。名单里没有的，直接写这一列叫什么，由公式“查表”把值给它。">
          <Select
            id="new-table-inputs"
            aria-label="按什么查"
            mode="tags"
            showSearch={{ optionFilterProp: 'label' }}
            value={inputs}
            options={nameOptions(names, ({ type }) => type !== 'rows' && type !== 'list')}
            onChange={(chosen: string[]) => setInputs([...new Set(chosen.map((one) => idOf(one, names)))])}
          />
        </Field>
        <Field
          id="new-table-outputs"
          label="得出什么"
          required
          hint="一行一列：名称、单位，用空格隔开，如“补助标准 元”。得出日期、文字或是否的，单位处写日期、文字或是否。"
        >
          <Input.TextArea id="new-table-outputs" rows={2} value={outputs} onChange={({ target }) => setOutputs(target.value)} />
        </Field>
        <Field
          id="new-table-rows"
          label="从 Excel 粘贴各行"
          hint="先是按什么查的各列，再是得出的各列，最后一列可以写依据条款。也可以以后再填。"
        >
          <Input.TextArea id="new-table-rows" rows={5} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        {problems.slice(0, 5).map((problem) => (
          <p key={problem} className="field-error">
            {problem}
          </p>
        ))}
      </div>
    </Modal>
  )
}

/** Whoever types what is in the list means what is in the list. */
const idOf = (written: string, names: readonly OutlineName[]): string =>
  names.some(({ id }) => id === written) ? written : (names.find(({ label }) => label === written.trim())?.id ?? written)
