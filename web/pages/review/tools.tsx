/** Beside the heading: printing, assigning, handing a misrouted organisation to where it belongs. */
import { Button } from 'antd'
import { useState } from 'react'
import { refreshDeclaration, useSession, useTransfers } from '../../data'
import { AssignDialog } from './assign-dialog'
import { ProposeDialog } from './propose-dialog'
import type { Review } from './review'

export function Tools({ review: { declaration } }: { review: Review }) {
  const session = useSession().data
  const [open, setOpen] = useState<'assign' | 'transfer'>()
  const isOwn = session?.district !== undefined && session.district === declaration.organisation.district
  const proposed = useTransfers(isOwn).data?.find(({ organisation }) => organisation === declaration.organisation.id)
  const close = () => setOpen(undefined)
  return (
    <>
      {declaration.letters.map(({ id, title }) => (
        <a key={id} className="tool-link" href={`/api/declarations/${declaration.id}/letters/${id}`} target="_blank" rel="noreferrer">
          {title}
        </a>
      ))}
      <a className="tool-link" href={`/api/declarations/${declaration.id}/case.zip`} download>
        一企一档
      </a>
      {declaration.assignees.length > 0 && <Button onClick={() => setOpen('assign')}>{declaration.assigned ? '改分派' : '分派'}</Button>}
      {isOwn &&
        (proposed ? (
          <span className="quiet">已提出移交给{proposed.toName}，等待对方接收</span>
        ) : (
          <Button onClick={() => setOpen('transfer')}>移交</Button>
        ))}
      {open === 'assign' && (
        <AssignDialog
          items={[declaration]}
          assignees={declaration.assignees}
          onCancel={close}
          onEnd={() => {
            close()
            void refreshDeclaration(declaration.id)
          }}
        />
      )}
      {open === 'transfer' && <ProposeDialog organisation={declaration.organisation} onEnd={close} />}
    </>
  )
}
