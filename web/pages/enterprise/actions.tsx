/** What the applicant may do with a declaration now, besides handing it in. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ActionView, DeclarationView } from '../../../server/actions/views/declaration'
import { act } from '../../act'
import { refreshDeclaration } from '../../data'
import { announce } from '../../ui/announce'

export function Actions({ declaration, kinds }: { declaration: DeclarationView; kinds: readonly ActionView['kind'][] }) {
  const actions = declaration.actions.filter(({ kind }) => kinds.includes(kind))
  if (actions.length === 0) return null
  return (
    <div className="buttons">
      {actions.map((action) => (
        <ActionButton key={action.id} {...{ declaration, action }} />
      ))}
    </div>
  )
}

function ActionButton({ declaration, action }: { declaration: DeclarationView; action: ActionView }) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const blocked = action.problems.map(({ message }) => message)
  const run = async () => {
    setBusy(true)
    try {
      await act(declaration, action.id)
      announce(`${action.label}成功。`)
      setOpen(false)
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
      await refreshDeclaration(declaration.id)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button disabled={blocked.length > 0} onClick={() => setOpen(true)}>
        {action.label}
      </Button>
      {blocked.length > 0 && <span className="quiet">{blocked.join(' ')}</span>}
      <Modal
        open={open}
        title={action.label}
        okText={action.label}
        confirmLoading={busy}
        onOk={() => void run()}
        onCancel={() => setOpen(false)}
      >
        <p>{action.confirm ?? `确定${action.label}吗？`}</p>
      </Modal>
    </>
  )
}
