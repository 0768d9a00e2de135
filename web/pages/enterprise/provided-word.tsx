/** What the applicant says of a file that the organisation it names has uploaded: it is right, or what is wrong with it. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ChecklistItem, FileView } from '../../../server/actions/views/check'
import { api, ask } from '../../api'
import { refreshDeclaration, refreshTodos } from '../../data'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { ProvidedState } from '../../ui/provided-state'
import { upTo } from '../../ui/up-to'

interface Props {
  declaration: string
  item: ChecklistItem
  file: FileView
  /** Whether it may still be answered. */
  open: boolean
}

export function ProvidedWord({ declaration, item, file, open }: Props) {
  const [answering, setAnswering] = useState(false)
  const { provided } = file
  if (!provided) return null
  return (
    <div className={`note${provided.outcome === undefined ? ' tone-attention' : ''}`}>
      <p>
        {file.name}：<ProvidedState provided={provided} />
      </p>
      {open && (provided.outcome === undefined || answering) && (
        <Answer {...{ declaration, item, file }} onEnd={() => setAnswering(false)} />
      )}
      {open && provided.outcome !== undefined && !answering && <Button onClick={() => setAnswering(true)}>改一改</Button>}
    </div>
  )
}

function Answer({ declaration, item, file, onEnd }: Omit<Props, 'open'> & { onEnd: () => void }) {
  const prefix = `word-${file.id}-`
  const [reason, setReason] = useState('')
  const [refusing, setRefusing] = useState(false)
  const [busy, setBusy] = useState(false)
  const { problems, fail } = useProblems(prefix)
  const say = async (accepted: boolean) => {
    setBusy(true)
    try {
      const param = { id: declaration, key: item.key, file: file.id }
      await ask(api.declarations[':id'].materials[':key'][':file'].word.$put({ param, json: { accepted, reason } }))
      announce(accepted ? '已确认。' : '已告诉对方，请对方重新上传，或由贵单位上传。')
      onEnd()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
      await Promise.all([refreshDeclaration(declaration), refreshTodos()])
    }
  }
  return (
    <>
      <p>请打开核对：与贵单位留存的一致，再确认。</p>
      {refusing && (
        <Field id={`${prefix}reason`} label="哪里不对" required problem={problems.reason}>
          <Input.TextArea
            {...described(`${prefix}reason`, { problem: problems.reason })}
            rows={2}
            count={upTo(500)}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      )}
      <p className="buttons">
        <Button type="primary" loading={busy} disabled={refusing} onClick={() => void say(true)} aria-label={`确认 ${file.name}`}>
          确认
        </Button>
        <Button danger disabled={busy} onClick={() => (refusing ? void say(false) : setRefusing(true))} aria-label={`不认可 ${file.name}`}>
          {refusing ? '提交意见' : '不认可'}
        </Button>
        {refusing && <Button onClick={() => setRefusing(false)}>取消</Button>}
      </p>
    </>
  )
}
