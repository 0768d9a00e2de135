/** Opinions beside the steps: what was said, what is still owed, and the form of the reader's own. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ParallelOpinionView } from '../../../server/actions/views/declaration'
import { DeadlineText } from '../../ui/deadline-text'
import { GivenOpinion } from '../../ui/opinion-list'
import { StateTag } from '../../ui/state-tag'
import { OpinionForm } from './opinion-form'
import { answerId } from './places'
import type { Review } from './review'

export function ParallelOpinions({ review }: { review: Review }) {
  const { parallelOpinions } = review.declaration
  if (parallelOpinions.length === 0) return null
  return (
    <section aria-labelledby="parallel-opinions">
      <h2 id="parallel-opinions">并行意见</h2>
      {parallelOpinions.map((opinion) => (
        <One key={opinion.id} review={review} opinion={opinion} />
      ))}
    </section>
  )
}

function One({ review, opinion }: { review: Review; opinion: ParallelOpinionView }) {
  const { declaration } = review
  const [editing, setEditing] = useState(false)
  const { label, roles, required, open, given, deadline, help, mayGive } = opinion
  return (
    <div id={answerId(`/opinions/${opinion.id}`)} tabIndex={-1} className="decision">
      <p>
        <strong>{label}</strong>{' '}
        {open && <StateTag tone={required ? 'attention' : 'neutral'}>{required ? '等待出具' : '可以出具'}</StateTag>}{' '}
        {open && deadline && <DeadlineText deadline={deadline} />}
      </p>
      <p className="quiet">
        由{roles.join('、')}出具
        {!open && !given && '，尚未出具'}
      </p>
      {mayGive && help && <p className="quiet">{help}</p>}
      {given && <GivenOpinion declaration={declaration.id} opinion={opinion} />}
      {mayGive &&
        (editing ? (
          <OpinionForm declaration={declaration} opinion={opinion} onEnd={() => setEditing(false)} />
        ) : (
          <Button size="small" type={given ? 'default' : 'primary'} onClick={() => setEditing(true)}>
            {given ? '修改' : '出具'}：{label}
          </Button>
        ))}
    </div>
  )
}
