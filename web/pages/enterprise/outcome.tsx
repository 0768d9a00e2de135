/** Where a handed-in declaration stands: who has it, until when, what was said, what can be done about a refusal. */
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import { useCheck, useSite } from '../../data'
import { FindingList } from '../../ui/finding-list'
import { timeText } from '../../ui/time'

export function Outcome({ declaration, stage }: { declaration: DeclarationView; stage: StageView }) {
  if (declaration.final === 'negative') return <Refused declaration={declaration} />
  // a bare name of the state stands in the heading already
  if (!declaration.submittedAt || (declaration.editable !== 'none' && declaration.opinions.length === 0)) return null
  const state = stage.states.find(({ id }) => id === declaration.state)
  const tone = declaration.final === 'positive' ? 'success' : declaration.editable === 'none' ? 'active' : 'attention'
  return (
    <section className={`note tone-${tone} outcome`} aria-label="办理情况">
      <p>
        <strong>{declaration.stateLabel}</strong>
        {!declaration.final && state?.workingDays && declaration.deadline && (
          <span>
            {' '}
            · {state.workingDays} 个工作日内办结，{declaration.deadline.text}
          </span>
        )}
      </p>
      {declaration.office && declaration.editable === 'none' && !declaration.final && (
        <p>
          {declaration.office.name}{' '}
          {declaration.office.telephone && <a href={`tel:${declaration.office.telephone}`}>{declaration.office.telephone}</a>}
        </p>
      )}
      <Opinions declaration={declaration} />
    </section>
  )
}

function Opinions({ declaration: { opinions } }: { declaration: DeclarationView }) {
  if (opinions.length === 0) return null
  return (
    <ul className="plain-list opinions">
      {opinions.map(({ at, by, role, text, action }) => (
        <li key={at}>
          {timeText(at)} {role} {by} {action}：{text}
        </li>
      ))}
    </ul>
  )
}

/** The end: the reason, the clause, whom to ask. */
function Refused({ declaration }: { declaration: DeclarationView }) {
  const site = useSite().data
  const findings =
    useCheck(declaration.id).data?.findings.filter(({ outcome, severity }) => outcome === 'not met' && severity === 'block') ?? []
  return (
    <section className="note tone-danger outcome" aria-labelledby="refused">
      <h2 id="refused">{declaration.stateLabel}</h2>
      {declaration.stateHelp && <p>{declaration.stateHelp}</p>}
      <Opinions declaration={declaration} />
      {findings.length > 0 && <FindingList findings={findings} />}
      <p>
        如有疑问，可以咨询或提出申诉：
        {declaration.office && (
          <span>
            {declaration.office.name}{' '}
            {declaration.office.telephone && <a href={`tel:${declaration.office.telephone}`}>{declaration.office.telephone}</a>}
          </span>
        )}
        {site?.ownerTelephone && (
          <span>
            {declaration.office ? '；' : ''}
            {site.owner} <a href={`tel:${site.ownerTelephone}`}>{site.ownerTelephone}</a>
          </span>
        )}
        。
      </p>
    </section>
  )
}
