/** A section of rows: a table, each row edited in a drawer; nothing is kept back, every change goes on at once. */
import { Button, Drawer } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { DataTable } from '../ui/data-table'
import { ErrorSummary } from '../ui/error-summary'
import { StateTag } from '../ui/state-tag'
import { checkGroup } from './check'
import { checkRows, rowsOf } from './check-rows'
import { fieldId, GroupForm, type GroupFormHandle } from './group-form'
import { answerText, type FormSource, fieldsOf, groupOf, orderOf, type RowSection } from './model'
import { PasteRows } from './paste-rows'

type Row = Readonly<Record<string, unknown>>

interface Props {
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

interface Editing {
  index: number
  /** What stood there before; absent for a new row. */
  before?: Row
  problems: readonly { key: string; message: string }[]
  attempt: number
}

export function RowsEditor({ name, section, source, rows: kept, onChange, readOnly, wanted, onClose, isOpen, above, isRemarked }: Props) {
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
    </div>
  )
}

interface TableProps extends Pick<Props, 'section' | 'source' | 'rows' | 'readOnly' | 'isOpen' | 'isRemarked'> {
  order: readonly string[]
  onEdit: (index: number) => void
  onCopy?: (index: number) => void
  onRemove?: (index: number) => void
}

function RowsTable({ section, source, rows, order, readOnly, isOpen, isRemarked, onEdit, onCopy, onRemove }: TableProps) {
  const group = groupOf(section)
  const fields = fieldsOf(group)
  const isRowOpen = (index: number) => !isOpen || order.some((key) => isOpen(index, key))
  const number = { key: '#', title: '序号', width: '5em', cell: (_: Row, index: number) => index + 1 }
  const answers = order.flatMap((key) => {
    const field = fields.get(key)
    return field
      ? [
          {
            key,
            title: field.title,
            cell: (row: Row) => <span className="answer">{answerText(field, row[key], source.dictionaries)}</span>,
          },
        ]
      : []
  })
  const together = checkRows(section, rows)
  const actions = {
    key: 'actions',
    title: '操作',
    width: '13em',
    cell: (row: Row, index: number) => {
      const problems = problemsOf(
        checkGroup(group, row, source.dictionaries),
        together.filter((one) => one.row === index),
      )
      return (
        <div className="buttons row-actions">
          {isRowOpen(index) && (
            <Button size="small" onClick={() => onEdit(index)} aria-label={`编辑第 ${index + 1} 条`}>
              编辑
            </Button>
          )}
          {onCopy && (
            <Button size="small" onClick={() => onCopy(index)} aria-label={`复制第 ${index + 1} 条`}>
              复制
            </Button>
          )}
          {onRemove && (
            <Button size="small" danger onClick={() => onRemove(index)} aria-label={`删除第 ${index + 1} 条`}>
              删除
            </Button>
          )}
          {isRemarked?.(index) && <StateTag tone="attention">有退回意见</StateTag>}
          {problems.length > 0 && <StateTag tone="danger">{problems.length} 处待改</StateTag>}
        </div>
      )
    },
  }
  return (
    <DataTable
      caption={section.title}
      columns={readOnly ? [number, ...answers] : [number, ...answers, actions]}
      rows={rows}
      rowKey={(_, index) => String(index)}
      empty={readOnly ? '没有填写' : '还没有内容'}
    />
  )
}

/** A field that is wrong by itself is not compared with other rows. */
const problemsOf = (own: Editing['problems'], others: Editing['problems']) => [
  ...own,
  ...others.filter(({ key }) => !own.some((one) => one.key === key)),
]

interface DrawerProps extends Pick<Props, 'name' | 'section' | 'source' | 'isOpen' | 'above'> {
  editing: Editing
  row: Row
  order: readonly string[]
  /** What is wrong with the row beside the others. */
  others: Editing['problems']
  onChange: (row: Row) => void
  onProblems: (problems: Editing['problems']) => void
  onDone: (again: boolean) => void
  onCancel: () => void
  canAddMore: boolean
}

function RowDrawer({
  name,
  section,
  source,
  editing,
  row,
  order,
  others,
  isOpen,
  above,
  onChange,
  onProblems,
  onDone,
  onCancel,
  canAddMore,
}: DrawerProps) {
  const form = useRef<GroupFormHandle>(null)
  const { index, problems, attempt } = editing
  const prefix = `${name}.${index}`
  const given = section.fixed && section.default?.[index]
  const rowOpen = useMemo(
    () => (isOpen || given) && ((key: string) => !(given && key in given) && (isOpen?.(index, key) ?? true)),
    [isOpen, given, index],
  )
  const rowAbove = useMemo(() => above && ((key: string) => above(index, key)), [above, index])
  const finish = (again: boolean) => {
    const found = problemsOf(form.current?.check() ?? [], others)
    if (found.length > 0) onProblems(found)
    else onDone(again)
  }
  return (
    <Drawer
      open
      title={`${section.items.title ?? section.title}：第 ${index + 1} 条`}
      size={640}
      onClose={onCancel}
      closable={{ 'aria-label': '取消' }}
      mask={{ closable: false }}
      footer={
        <div className="buttons">
          <Button type="primary" onClick={() => finish(false)}>
            确定
          </Button>
          {canAddMore && <Button onClick={() => finish(true)}>确定并再加一条</Button>}
          {problems.length > 0 && <Button onClick={() => onDone(false)}>先保存，以后再改</Button>}
          <Button onClick={onCancel}>取消</Button>
        </div>
      }
    >
      <ErrorSummary errors={problems.map(({ key, message }) => ({ message, target: fieldId(prefix, key) }))} attempt={attempt} />
      <GroupForm
        key={prefix}
        ref={form}
        name={prefix}
        group={groupOf(section)}
        layout={source.layout.fields}
        order={order}
        dictionaries={source.dictionaries}
        value={row}
        onChange={onChange}
        isOpen={rowOpen}
        above={rowAbove}
      />
    </Drawer>
  )
}
