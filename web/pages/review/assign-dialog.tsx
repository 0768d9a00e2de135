/** Gives declarations to an account that works on what is assigned to it, or takes them back. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import type { AssigneeView, DeclarationSummary } from '../../../server/actions/views/declaration'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'

interface AssignProps {
  items: readonly Pick<DeclarationSummary, 'id'>[]
  assignees: readonly AssigneeView[]
  onEnd: () => void
  onCancel: () => void
}

export function AssignDialog({ items, assignees, onEnd, onCancel }: AssignProps) {
  const [account, setAccount] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (account === undefined) return setProblem('请选择分派给谁。')
    setBusy(true)
    try {
      for (const { id } of items) await ask(api.declarations[':id'].assignment.$put({ param: { id }, json: { account: account || null } }))
      announce(account ? `已分派 ${items.length} 件。` : `已撤回 ${items.length} 件的分派。`)
      onEnd()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={items.length > 1 ? `分派 ${items.length} 件` : '分派'}
      okText="确定"
      confirmLoading={busy}
      onOk={() => void run()}
      onCancel={onCancel}
    >
      <Field
        id="assignee"
        label="分派给"
        required
        problem={problem}
        hint="分派后对方可以查看申报内容和材料，看不到按规定隐藏的联系方式和账户。"
      >
        <Select
          {...described('assignee', { problem, hint: true })}
          value={account}
          placeholder="请选择"
          options={[...assignees.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: '撤回分派' }]}
          onChange={setAccount}
          className="full"
        />
      </Field>
    </Modal>
  )
}
