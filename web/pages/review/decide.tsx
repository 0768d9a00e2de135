/** A reviewer settles what the rules cannot know, or overrules what they say; always with a reason. */
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { mutate } from 'swr'
import type { FindingView } from '../../../server/actions/views/check'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import { api, ask } from '../../api'
import { refreshDeclaration } from '../../data'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { upTo } from '../../ui/up-to'

type Decision = 'met' | 'not met' | null

export function Decide({ declaration, finding }: { declaration: DeclarationView; finding: FindingView }) {
  const [wish, setWish] = useState<Decision>()
  if (!declaration.canOverride || !finding.overridable) return null
  const { label, outcome, overriddenBy } = finding
  const choices: { decision: Decision; words: string }[] = [
    ...(outcome !== 'met' ? [{ decision: 'met' as const, words: '认定符合' }] : []),
    ...(outcome !== 'not met' ? [{ decision: 'not met' as const, words: '认定不符合' }] : []),
    ...(overriddenBy ? [{ decision: null, words: '撤销认定' }] : []),
  ]
  const chosen = choices.find(({ decision }) => decision === wish)
  return wish !== undefined && chosen ? (
    <Reason {...{ declaration, finding, wish }} words={chosen.words} onEnd={() => setWish(undefined)} />
  ) : (
    <div className="decide">
      {choices.map(({ decision, words }) => (
        <Button key={words} size="small" aria-label={`${words}：${label}`} onClick={() => setWish(decision)}>
          {words}
        </Button>
      ))}
    </div>
  )
}

interface ReasonProps {
  declaration: DeclarationView
  finding: FindingView
  wish: Decision
  words: string
  onEnd: () => void
}

function Reason({ declaration: { id }, finding: { rule }, wish, words, onEnd }: ReasonProps) {
  const field = useId()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason.trim()) return setProblem('请写明理由，例如查询了哪里、何时、结果如何。')
    setBusy(true)
    try {
      const check = await ask(
        api.declarations[':id'].findings[':rule'].$put({ param: { id, rule }, json: { outcome: wish, reason: reason.trim() } }),
      )
      await mutate(['check', id], check, { revalidate: false })
      await refreshDeclaration(id)
      announce(`已${words}。`)
      onEnd()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
      setBusy(false)
    }
  }
  return (
    <form className="decide-form" onSubmit={save}>
      <Field id={field} label={`${words}的理由`} required problem={problem}>
        <Input.TextArea
          {...described(field, { problem })}
          rows={2}
          count={upTo(2000)}
          autoFocus
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="buttons">
        <Button type="primary" size="small" htmlType="submit" loading={busy}>
          {words}
        </Button>
        <Button size="small" onClick={onEnd}>
          取消
        </Button>
      </div>
    </form>
  )
}
