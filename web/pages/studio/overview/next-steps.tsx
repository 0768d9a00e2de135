/** What a programme still lacks before anybody can declare, in the order in which one builds it. */
import { Link } from 'wouter'
import { StateTag } from '../../../ui/state-tag'
import { useOutline } from '../data'
import { stageTitles } from '../file-kinds'
import type { Opened } from '../opening'
import { type Step, stepsOf } from './steps'

export function NextSteps({ opened }: { opened: Opened }) {
  const { programme, state, about } = opened
  const outline = useOutline(programme, state.version).data
  const steps = stepsOf(state.files, stageTitles(state.files))
  const open = steps.filter(({ done }) => !done)
  if (open.length === 0 || (about.inForce && !outline)) return null
  return (
    <section className="panel" aria-labelledby="overview-steps">
      <h2 id="overview-steps">还缺什么</h2>
      <ol className="studio-next">
        {steps.map((step) => (
          <StepLine key={step.label} step={step} programme={programme} />
        ))}
      </ol>
    </section>
  )
}

function StepLine({ step: { label, done, begun, missing, at }, programme }: { step: Step; programme: string }) {
  return (
    <li>
      <Link href={`/studio/${programme}${at}`}>{label}</Link>{' '}
      {done ? <StateTag tone="success">已有</StateTag> : <StateTag tone="attention">{begun ? '部分没有' : '还没有'}</StateTag>}
      {!done && <span className="quiet block">{missing}</span>}
    </li>
  )
}
