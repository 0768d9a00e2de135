/** One row in a drawer: what was changed goes on at once; cancelling puts back what stood there. */
import { Button, Drawer } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ErrorSummary } from '../ui/error-summary'
import { fieldId, GroupForm, type GroupFormHandle } from './group-form'
import { groupOf } from './model'
import { problemsOf, type RowProblem } from './row-problems'
import type { Row, RowsProps } from './rows-editor'

export interface Editing {
  index: number
  /** What stood there before; absent for a new row. */
  before?: Row
  problems: readonly RowProblem[]
  attempt: number
}

interface DrawerProps extends Pick<RowsProps, 'name' | 'section' | 'source' | 'isOpen' | 'above'> {
  editing: Editing
  row: Row
  order: readonly string[]
  /** What is wrong with the row beside the others. */
  others: readonly RowProblem[]
  onChange: (row: Row) => void
  onProblems: (problems: readonly RowProblem[]) => void
  onDone: (again: boolean) => void
  onCancel: () => void
  canAddMore: boolean
}

export function RowDrawer({
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
  useFocusBack()
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

/** Whoever closes it goes on where it was opened. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // the drawer holds the focus until it is gone
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
