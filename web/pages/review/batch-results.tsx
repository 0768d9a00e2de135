/** What came of doing something to several declarations, one by one. */
import { Button, Modal } from 'antd'
import { Link } from 'wouter'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import type { BatchResult } from '../../../server/actions/views/list'
import { ChosenList, useCalled } from './chosen-list'

export function BatchResults({
  label,
  items,
  results,
  onEnd,
}: {
  label: string
  items: readonly DeclarationSummary[]
  results: readonly BatchResult[]
  onEnd: () => void
}) {
  const done = results.filter((result) => result.done).length
  const { isApplicant, called } = useCalled()
  /** An applicant is led to what is still missing. */
  const name = (id: string, isDone: boolean) => {
    const item = items.find((one) => one.id === id)
    if (!item) return id
    const words = `${called(item)} ${item.number}`.trim()
    return isApplicant && !isDone ? <Link href={`/d/${id}/submit`}>{words}</Link> : words
  }
  return (
    <Modal
      open
      title={`批量${label}的结果`}
      footer={
        <Button type="primary" onClick={onEnd}>
          知道了
        </Button>
      }
      onCancel={onEnd}
    >
      <div className="stack">
        <p className={`note tone-${done === results.length ? 'success' : 'attention'}`}>
          {isApplicant ? `${label}了` : '办理了'} {done} 件
          {done < results.length && `，${results.length - done} 件没有${isApplicant ? label : '办理'}`}。
        </p>
        <ChosenList>
          {results.map(({ id, done: isDone, message, problems }) => (
            <li key={id}>
              {name(id, isDone)}：{isDone ? message : <span className="field-error">{message}</span>}
              {problems.map((problem) => (
                <span key={problem.at + problem.message} className="block">
                  {problem.message}
                </span>
              ))}
            </li>
          ))}
        </ChosenList>
      </div>
    </Modal>
  )
}
