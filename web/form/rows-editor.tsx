/** A section of rows: a table, each row edited in a drawer; nothing is kept back, every change goes on at once. */
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Late, late } from '../ui/late'
import { checkRows, rowsOf } from './check-rows'
import { type FormSource, groupOf, orderOf, type RowSection } from './model'
import { PasteRows } from './paste-rows'
import { type Editing, RowDrawer } from './row-drawer'
import { RowsTable } from './rows-table'

const UploadRows = late(() => import('./upload-rows'))

export type Row = Readonly<Record<string, unknown>>

export interface RowsProps {
  name: string
  section: RowSection
  source: FormSource
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  readOnly?: boolean
  /** The row to be opened. */
  wanted?: number
  /** A row was closed. */
  onClose?: () => void
  /** After a return: whether a field of a row may be changed; `undefined` = everything may. */
  isOpen?: (row: number, key: string) => boolean
  above?: (row: number, key: string) => ReactNode
  /** Whether a row has remarks of a return. */
  isRemarked?: (row: number) => boolean
}

export function RowsEditor({
  name,
  section,
  source,
  rows: kept,
  onChange,
  readOnly,
  wanted,
  onClose,
  isOpen,
  above,
  isRemarked,
}: RowsProps) {
  const rows = rowsOf(section, kept)
  const edit = (index: number): Editing => ({ index, before: rows[index] ?? {}, problems: [], attempt: 0 })
  const isThere = wanted !== undefined && wanted in rows && !readOnly
  const [editing, setEditing] = useState<Editing | undefined>(isThere ? () => edit(wanted) : undefined)
  const [seen, setSeen] = useState(wanted)
  if (seen !== wanted) {
    setSeen(wanted)
    if (isThere) setEditing(edit(wanted))
  }
  const [removed, setRemoved] = useState<{ row: Row; index: number }>()
  const [pasting, setPasting] = useState(false)
  const [uploading, setUploading] = useState(false)
  const group = groupOf(section)
  const { order: wish, addLabel = '+ 新增一条' } = source.layout.sections[name] ?? {}
  const order = useMemo(() => orderOf(group, wish), [group, wish])
  const isFull = rows.length >= section.maxItems
  const mayAdd = !readOnly && !isOpen && !section.fixed
  const replace = (index: number, row: Row) => onChange(rows.map((one, at) => (at === index ? row : one)))
  const insert = (index: number, ...added: Row[]) => onChange([...rows.slice(0, index), ...added, ...rows.slice(index)])
  const add = (row: Row = {}) => {
    insert(rows.length, row)
    setEditing({ index: rows.length, problems: [], attempt: 0 })
  }
  const remove = (index: number) => {
    setRemoved({ row: rows[index] ?? {}, index })
    onChange(rows.filter((_, at) => at !== index))
  }
  const cancel = () => {
    if (editing?.before) replace(editing.index, editing.before)
    else if (editing) onChange(rows.filter((_, at) => at !== editing.index))
    close()
  }
  const close = () => {
    setEditing(undefined)
    onClose?.()
  }
  return (
    <div className="stack">
      {mayAdd && (
        <div className="buttons">
          <Button type="primary" disabled={isFull} onClick={() => add()}>
            {addLabel}
          </Button>
          <Button disabled={isFull} onClick={() => setPasting(true)}>
            从表格粘贴
          </Button>
          {source.edition && <Button onClick={() => setUploading(true)}>用 Excel 填写</Button>}
          <span className="quiet">
            已填 {rows.length} 条，最多 {section.maxItems} 条
          </span>
        </div>
      )}
      {removed && mayAdd && (
        <p className="note" role="status">
          已删除第 {removed.index + 1} 条。
          <Button
            type="link"
            onClick={() => {
              insert(removed.index, removed.row)
              setRemoved(undefined)
            }}
          >
            撤销
          </Button>
        </p>
      )}
      <RowsTable
        {...{ section, source, rows, order, readOnly, isOpen, isRemarked }}
        onEdit={(index) => setEditing(edit(index))}
        onCopy={mayAdd && !isFull ? (index) => add(rows[index]) : undefined}
        onRemove={mayAdd ? remove : undefined}
      />
      {editing && (
        <RowDrawer
          {...{ name, section, source, editing, order, above, isOpen }}
          row={rows[editing.index] ?? {}}
          onChange={(row) => replace(editing.index, row)}
          others={checkRows(section, rows).filter(({ row }) => row === editing.index)}
          onProblems={(problems) => setEditing({ ...editing, problems, attempt: editing.attempt + 1 })}
          onDone={(again) => (again ? add() : close())}
          onCancel={cancel}
          canAddMore={mayAdd && !editing.before && rows.length < section.maxItems}
        />
      )}
      {pasting && (
        <PasteRows
          {...{ group, order }}
          dictionaries={source.dictionaries}
          room={section.maxItems - rows.length}
          onPaste={(pasted) => {
            insert(rows.length, ...pasted)
            setPasting(false)
          }}
          onClose={() => setPasting(false)}
        />
      )}
      {uploading && (
        <Late fallback={null}>
          <UploadRows
            {...{ section, rows }}
            dictionaries={source.dictionaries}
            template={`/api/editions/${source.edition}/stages/${source.id}/rows/${name}`}
            onTake={(taken) => {
              onChange(taken)
              setUploading(false)
            }}
            onClose={() => setUploading(false)}
          />
        </Late>
      )}
    </div>
  )
}
