/** Examples from a spreadsheet: paste the table, and the tables of what a cell does not hold; look, write. */
import { Button, Input, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { cellsOf } from '../../../form/pasted-rows'
import { announce } from '../../../ui/announce'
import { groupSheets } from './groups'
import { PlanLines } from './plan-lines'
import { tableName } from './workbook'
import { planOf, type Sheet } from './workbook-plan'

interface Props {
  sheet: Omit<Sheet, 'isPart'>
  onDone: (changes: Record<string, string | null>) => void
  onClose: () => void
}

export function PasteDialog({ sheet, onDone, onClose }: Props) {
  const [text, setText] = useState('')
  const [others, setOthers] = useState<{ name: string; text: string }[]>([])
  const plan = useMemo(
    () =>
      planOf(
        [{ name: tableName, text }, ...others].map(({ name, text }) => ({ name, rows: cellsOf(text) })),
        { ...sheet, isPart: true },
      ),
    [text, others, sheet],
  )
  const count = plan.added.length + plan.changed.length
  const isReady = text.trim() !== '' && plan.problems.length === 0 && count > 0
  const summary = `新增 ${plan.added.length} 个，修改 ${plan.changed.length} 个`
  const write = () => {
    onDone(plan.changes)
    announce(`已写入：${summary}。可以撤销。`)
    onClose()
  }
  return (
    <Modal
      open
      width={900}
      title="从 Excel 粘贴示例"
      okText={isReady ? `写入（${summary}）` : '写入'}
      okButtonProps={{ disabled: !isReady }}
      cancelText="取消"
      onOk={write}
      onCancel={onClose}
    >
      <div className="stack examples-plan">
        <p>
          在导出的 Excel 中选中列名和几行示例，复制后粘贴到这里；新的示例不写编号，没有粘贴的示例不变。一格写不下、写着“第 1
          组”的，把那张工作表也粘贴进来。
        </p>
        <Pasted id="paste-cases" label="各示例" text={text} onChange={setText} />
        {others.map(({ name, text }, index) => (
          <Pasted
            key={name}
            id={`paste-cases-${index}`}
            label={`工作表“${name}”`}
            text={text}
            onChange={(next) => setOthers(others.map((one) => (one.name === name ? { name, text: next } : one)))}
            onRemove={() => setOthers(others.filter((one) => one.name !== name))}
          />
        ))}
        <AnotherSheet
          names={groupSheets(sheet.columns)
            .map(({ name }) => name)
            .filter((name) => !others.some((one) => one.name === name))}
          onAdd={(name) => setOthers([...others, { name, text: '' }])}
        />
        {text.trim() !== '' && <PlanLines plan={plan} />}
      </div>
    </Modal>
  )
}

interface PastedProps {
  id: string
  label: string
  text: string
  onChange: (text: string) => void
  onRemove?: () => void
}

function Pasted({ id, label, text, onChange, onRemove }: PastedProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} rows={5} value={text} onChange={({ target }) => onChange(target.value)} />
      {onRemove && (
        <Button type="link" size="small" onClick={onRemove}>
          不粘贴{label}
        </Button>
      )}
    </div>
  )
}

/** Adds a place for another table; the list goes back to its beginning each time. */
function AnotherSheet({ names, onAdd }: { names: string[]; onAdd: (name: string) => void }) {
  if (names.length === 0) return null
  return (
    <div className="field">
      <label htmlFor="paste-cases-more">再粘贴一张工作表</label>
      <Select
        id="paste-cases-more"
        showSearch
        value={null}
        placeholder="选择工作表"
        options={names.map((value) => ({ value, label: value }))}
        onChange={(name: string | null) => name && onAdd(name)}
      />
    </div>
  )
}
