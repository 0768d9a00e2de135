/** Rows from a spreadsheet, formulas in Chinese as one writes them; they may speak of each other. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { type Place, pointerOf, valueAt, withInserted, withValue } from '../edits'
import type { Opened } from '../opening'
import { newKey } from '../properties/model'
import { readPastedLines, rowFrom, rowTitles } from './pasted'

interface Props {
  opened: Opened
  path: string
  list: Place
}

export function PasteRows({ opened, path, list }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>从表格粘贴各行</Button>
      {open && <Dialog {...{ opened, path, list }} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog({ opened, path, list, onClose }: Props & { onClose: () => void }) {
  const { programme, draft, state } = opened
  const { value, edit } = useDocument<unknown>(opened, path)
  const outline = useOutline(programme, state.version).data
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const found = valueAt(value, list)
  const before: { label: string; formula: string }[] = Array.isArray(found) ? found : []
  // what a new worksheet begins with gives way to the first rows that are pasted
  const isFresh = before.length === 1 && before[0]?.formula === '0'
  const lines = readPastedLines(text, outline?.clauses ?? [], isFresh ? [] : before.map(({ label }) => label))
  const problems = lines.flatMap((line, index) => line.problems.map((problem) => `第 ${index + 1} 行：${problem}`))
  const add = async () => {
    setBusy(true)
    const rows = lines.map((line) => rowFrom(line, newKey('r')))
    const start = draft.read().files[path] ?? '{}'
    const from = isFresh ? 0 : before.length
    const first = isFresh ? replaced(start, list, rows[0]) : start
    const text = rows.slice(isFresh ? 1 : 0).reduce((base, row) => withInserted(base, list, row), first)
    const formulas = await Promise.all(
      lines.map(({ text: formula }, index) => {
        const at = pointerOf([...list, from + index, 'formula'])
        const question = { files: { [path]: text }, file: path, at, text: formula }
        return ask(api.studio[':programme'].formula.$post({ param: { programme }, json: question })).then((read) => read.formula)
      }),
    ).catch(() => undefined)
    setBusy(false)
    if (!formulas) return announce('没有读成，请再试一次。')
    const done = formulas.reduce((base, formula, index) => withValue(base, [...list, from + index, 'formula'], formula), text)
    edit(`粘贴 ${rows.length} 行`, () => done)
    announce(`已添加 ${rows.length} 行，可以撤销。`)
    onClose()
  }
  return (
    <Modal
      open
      width={900}
      title="从表格粘贴各行"
      okText={`添加 ${lines.length} 行`}
      okButtonProps={{ disabled: text.trim() === '' || problems.length > 0 }}
      confirmLoading={busy}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          在 Excel 中选中各行复制，粘贴到这里。列的顺序：{rowTitles.join('、')}
          ；第一行也可以是列名。公式用中文名称写，可以用到一起粘贴的其他行，如 最小值(核定金额 × 补助比例, 上限)。
        </p>
        <Input.TextArea aria-label="各行的内容" rows={10} value={text} onChange={({ target }) => setText(target.value)} />
        {text.trim() !== '' &&
          problems.slice(0, 8).map((problem) => (
            <p key={problem} className="field-error">
              {problem}
            </p>
          ))}
      </div>
    </Modal>
  )
}

/** The first row takes over the name of the row that it stands for, so that results go on reading it. */
function replaced(text: string, list: Place, row: object | undefined): string {
  const { id: _, ...rest } = { id: '', ...row }
  return Object.entries(rest).reduce((base, [key, value]) => withValue(base, [...list, 0, key], value), text)
}
