/** Examples from a spreadsheet: paste the table, and the tables of what a cell does not hold; look, write. */
import { Button, Input, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { cellsOf } from '../../../form/pasted-rows'
import { announce } from '../../../ui/announce'
import { groupSheets } from './groups'
import { PlanLines } from './plan-lines'
import { tableName } from './workbook'
import { type Plan, planOf, type Sheet } from './workbook-plan'

interface Props {
  sheet: Omit<Sheet, 'isPart'>
  onDone: (changes: Record<string, string | null>) => void
  onClose: () => void
}

export function PasteDialog({ sheet, onDone, onClose }: Props) {
  const [text, setText] = useState('')
  const [others, setOthers] = useState<Pastable[]>([])
  const plan = usePlan(sheet, text, others)
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
        <OtherSheets names={groupSheets(sheet.columns).map(({ name }) => name)} sheets={others} onChange={setOthers} />
        {text.trim() !== '' && <PlanLines plan={plan} />}
      </div>
    </Modal>
  )
}

function usePlan(sheet: Props['sheet'], text: string, others: readonly Pastable[]): Plan {
  return useMemo(() => {
    const read = [{ name: tableName, text }, ...others].map(({ name, text }) => ({ name, rows: cellsOf(text) }))
    return planOf(read, { ...sheet, isPart: true })
  }, [text, others, sheet])
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

interface OtherProps {
  /** Of all that there may be. */
  names: readonly string[]
  sheets: readonly Pastable[]
  onChange: (sheets: Pastable[]) => void
}
interface Pastable {
  name: string
  text: string
}

/** A place for each further table; the list of those that may come goes back to its beginning each time. */
function OtherSheets({ names, sheets, onChange }: OtherProps) {
  const left = names.filter((name) => !sheets.some((one) => one.name === name))
  return (
    <>
      {sheets.map(({ name, text }, index) => (
        <Pasted
          key={name}
          id={`paste-cases-${index}`}
          label={`工作表“${name}”`}
          text={text}
          onChange={(next) => onChange(sheets.map((one) => (one.name === name ? { name, text: next } : one)))}
          onRemove={() => onChange(sheets.filter((one) => one.name !== name))}
        />
      ))}
      {left.length > 0 && (
        <div className="field">
          <label htmlFor="paste-cases-more">再粘贴一张工作表</label>
          <Select
            id="paste-cases-more"
            showSearch
            value={null}
            placeholder="选择工作表"
            options={left.map((value) => ({ value, label: value }))}
            onChange={(name: string | null) => name && onChange([...sheets, { name, text: '' }])}
          />
        </div>
      )}
    </>
  )
}
