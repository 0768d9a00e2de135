/** The rows of a section as a table, with what is still wrong in each. */
import { Button } from 'antd'
import { DataTable } from '../ui/data-table'
import { StateTag } from '../ui/state-tag'
import { checkGroup } from './check'
import { checkRows } from './check-rows'
import { answerText, fieldsOf, groupOf } from './model'
import { problemsOf } from './row-problems'
import type { Row, RowsProps } from './rows-editor'

interface TableProps extends Pick<RowsProps, 'section' | 'source' | 'rows' | 'readOnly' | 'isOpen' | 'isRemarked'> {
  order: readonly string[]
  onEdit: (index: number) => void
  onCopy?: (index: number) => void
  onRemove?: (index: number) => void
}

export function RowsTable({ section, source, rows, order, readOnly, isOpen, isRemarked, onEdit, onCopy, onRemove }: TableProps) {
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
            keep: field.decimal !== undefined || field.type === 'integer',
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
