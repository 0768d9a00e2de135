/** What a workbook would change, before it does: all of it or nothing. */
import { Modal } from 'antd'
import { announce } from '../../../ui/announce'
import type { Opened } from '../opening'
import { PlanLines } from './plan-lines'
import type { Plan } from './workbook-plan'

export function ImportDialog({ opened: { draft }, plan, onClose }: { opened: Opened; plan: Plan; onClose: () => void }) {
  const { added, changed, removed, problems, changes } = plan
  const count = added.length + changed.length + removed.length
  const summary = `新增 ${added.length} 个，修改 ${changed.length} 个，删除 ${removed.length} 个`
  const apply = () => {
    draft.apply('导入示例', changes)
    announce(`已导入：${summary}。可以撤销。`)
    onClose()
  }
  return (
    <Modal
      open
      width={760}
      title="导入示例"
      okText={problems.length > 0 ? '请先改正表格' : count === 0 ? '没有改动' : `全部导入（${summary}）`}
      okButtonProps={{ disabled: problems.length > 0 || count === 0 }}
      cancelText="取消"
      onOk={apply}
      onCancel={onClose}
    >
      <div className="stack examples-plan">
        <PlanLines plan={plan} />
      </div>
    </Modal>
  )
}
