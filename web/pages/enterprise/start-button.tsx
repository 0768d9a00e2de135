/** Beginning a declaration of a stage. */
import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import type { HomeView } from '../../../server/actions/views/list'
import { api, ask } from '../../api'
import { refreshDeclaration } from '../../data'
import { announce } from '../../ui/announce'
import { Icon } from '../../ui/icon'

/** Starts a declaration and opens it. */
export function StartButton({
  programme,
  stage: { id: stage, title, declarations, parents },
  below,
}: {
  programme: string
  stage: HomeView['stages'][number]
  /** The declaration that it shall belong to; absent = the one that is chosen, where there are several. */
  below?: string
}) {
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const again = declarations.length > 0
  const start = async (parent?: string) => {
    setBusy(true)
    try {
      const declaration = await ask(api.declarations.$post({ json: { programme, stage, ...(parent !== undefined && { parent }) } }))
      await refreshDeclaration(declaration.id)
      go(`/d/${declaration.id}`)
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        type={again ? 'default' : 'primary'}
        loading={busy}
        icon={<Icon name="plus" />}
        onClick={() => (below === undefined && parents.length > 1 ? setChoosing(true) : void start(below ?? parents[0]?.id))}
      >
        {below !== undefined ? `新增${title}` : again ? '新增一份' : '开始填报'}
      </Button>
      <Modal open={choosing} title={`这份“${title}”属于哪一件申报？`} footer={null} onCancel={() => setChoosing(false)}>
        <ul className="plain-list stack">
          {parents.map((parent) => (
            <li key={parent.id}>
              <Button block loading={busy} onClick={() => void start(parent.id)}>
                {parent.heading ?? parent.title} {parent.number}
              </Button>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )
}

/** The same button where nothing can be begun, with the reason beside it; the reason alone where somebody else begins. */
export function NotYet({ label, message, isOpenedForIt }: { label: string; message: string; isOpenedForIt: boolean }) {
  const id = useId()
  if (isOpenedForIt) return <p className="quiet">{message}</p>
  return (
    <p className="not-yet">
      <Button disabled aria-describedby={id} icon={<Icon name="plus" />}>
        {label}
      </Button>
      <span id={id} className="quiet">
        {message}
      </span>
    </p>
  )
}
