/** A draft that waits for another administrator: who proposed it, with which words; sent back or taken back with a reason. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ProposalView } from '../../../../server/actions/views/studio'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { described, Field } from '../../../ui/field'
import { timeText } from '../../../ui/time'
import { upTo } from '../../../ui/up-to'
import { refreshStudio } from '../data'
import { sentenceOf } from './sentence'

export function Proposal({ programme, proposal }: { programme: string; proposal: ProposalView }) {
  const { by, at, note, own, current } = proposal
  const [isEnding, setEnding] = useState(false)
  return (
    <div className={current ? 'note' : 'note tone-attention'}>
      <p>
        <strong>
          {own ? '您' : by}于 {timeText(at)} 提请发布：
        </strong>
        {note}
      </p>
      {!current && <p>提请以后草稿又改过，要重新提请才能发布。</p>}
      {own && current && <p>请另一位没有改过草稿的管理员核对后发布。</p>}
      {isEnding ? (
        <Ending programme={programme} word={own ? '撤回提请' : '退回'} onClose={() => setEnding(false)} />
      ) : (
        <Button size="small" onClick={() => setEnding(true)}>
          {own ? '撤回提请' : '退回给提请人'}
        </Button>
      )}
    </div>
  )
}

function Ending({ programme, word, onClose }: { programme: string; word: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const end = async () => {
    try {
      await ask(api.studio[':programme'].proposal.end.$post({ param: { programme }, json: { reason } }))
      await refreshStudio()
      announce(`已${word}。`)
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error, '没有成功，请再试一次。'))
    }
  }
  return (
    <div className="stack">
      <Field id="proposal-reason" label={`${word}的原因`} required problem={problem}>
        <Input.TextArea
          {...described('proposal-reason', { problem })}
          rows={2}
          count={upTo(2000)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="buttons">
        <Button danger onClick={() => void end()}>
          确定{word}
        </Button>
        <Button onClick={onClose}>不{word}</Button>
      </div>
    </div>
  )
}
