/** Takes what came out over as what is expected, after showing each value as it is and as it would be. */
import { Modal } from 'antd'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import type { CaseResult } from '../../../../server/engine/examples/case-table'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import type { Opened } from '../opening'
import { type Case, withValueAt } from './cases'
import { cellText } from './cells'

interface Props {
  opened: Opened
  one: Case
  result: CaseResult
  columns: readonly CaseColumn[]
  onClose: () => void
}

export function TakeDialog({ opened: { draft }, one, result, columns, onClose }: Props) {
  const rows = result.taken.map(({ at, before, after }) => {
    const column = columns.find((candidate) => candidate.at === at) ?? { at, group: '', title: at, kind: 'text' as const }
    return {
      at,
      name: [column.group.replace(/^预期：/, ''), column.title].filter(Boolean).join('：'),
      before: cellText(column, before),
      after: cellText(column, after),
    }
  })
  const take = () => {
    const before = draft.read().files[one.path] ?? ''
    const after = result.taken.reduce((text, value) => withValueAt(text, value.at, value.after), before)
    draft.apply(`采用“${one.title}”的结果`, { [one.path]: after })
    announce('已采用实际结果作为预期，可以撤销。')
    onClose()
  }
  return (
    <Modal
      open
      width={720}
      title={`采用实际结果作为预期：${one.title}`}
      okText="确认是对的，采用"
      okButtonProps={{ disabled: rows.length === 0 }}
      cancelText="取消"
      onOk={take}
      onCancel={onClose}
    >
      <p>示例是按政策人工写下的答案，用来发现改错的地方。只有确认新的结果符合政策，才采用。</p>
      <DataTable
        caption="将要改写的预期"
        rows={rows}
        rowKey={({ at }) => at}
        empty="没有可以采用的值：文书和说明里的话要在示例里修改。"
        columns={[
          { key: 'name', title: '预期', cell: ({ name }) => name },
          { key: 'before', title: '现在写的', cell: ({ before }) => before || '（不写）' },
          { key: 'after', title: '改为', cell: ({ after }) => <strong>{after || '（不写）'}</strong> },
        ]}
      />
    </Modal>
  )
}
