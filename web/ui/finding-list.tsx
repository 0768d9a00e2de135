/** What the rules say: each with its clause, what was read, and what is missing. */
import { useId } from 'react'
import type { FindingView } from '../../server/actions/views/check'
import type { Outcome } from '../../server/engine/model'
import { Icon, type IconName } from './icon'
import { Invitation } from './invitation'

const outcomes: Record<Outcome, { icon: IconName; word: string; tone: string }> = {
  met: { icon: 'check', word: '符合', tone: 'success' },
  'not met': { icon: 'cross', word: '不符合', tone: 'danger' },
  unknown: { icon: 'question', word: '待核实', tone: 'attention' },
}

interface Props {
  findings: readonly FindingView[]
  /** Those that are met stand behind one line, unless a person decided so. */
  foldMet?: boolean
  /** So do those that nothing can be said about yet: before the form is filled they are most. */
  foldUnknown?: boolean
  /** What this person has to decide comes first, with the text of its clause; so does that of what is not met. */
  toDecide?: (finding: FindingView) => boolean
  /** Below each finding, such as a reviewer's decision. */
  below?: (finding: FindingView) => React.ReactNode
}

/** Worst first: what blocks stands on top. */
export function FindingList({ findings, foldMet, foldUnknown, toDecide, below }: Props) {
  const rank = (finding: FindingView) => rankOf(finding) - (toDecide?.(finding) ? 0.5 : 0)
  const isOpen = (finding: FindingView) =>
    toDecide !== undefined && (finding.outcome === 'not met' || (finding.outcome === 'unknown' && toDecide(finding)))
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b))
  const folded = foldMet ? sorted.filter(({ outcome, overriddenBy }) => outcome === 'met' && !overriddenBy) : []
  const waiting = foldUnknown ? sorted.filter(({ outcome }) => outcome === 'unknown') : []
  const shown = sorted.filter((finding) => !folded.includes(finding) && !waiting.includes(finding))
  const list = (some: readonly FindingView[]) => (
    <ul className="findings">
      {some.map((finding) => (
        <Finding key={finding.rule} finding={finding} isOpen={isOpen(finding)} below={below?.(finding)} />
      ))}
    </ul>
  )
  return (
    <>
      {shown.length > 0 && list(shown)}
      {waiting.length > 0 && (
        <details className="folded">
          <summary>待核实的条件（{waiting.length} 项）</summary>
          {list(waiting)}
        </details>
      )}
      {folded.length > 0 && (
        <details className="folded">
          <summary>符合的条件（{folded.length} 项）</summary>
          {list(folded)}
        </details>
      )}
    </>
  )
}

const rankOf = ({ outcome, severity }: FindingView) =>
  outcome === 'not met' ? (severity === 'block' ? 0 : 1) : outcome === 'unknown' ? 2 : 3

interface FindingProps {
  finding: FindingView
  isOpen?: boolean
  below?: React.ReactNode
}

function Finding({ finding, isOpen, below }: FindingProps) {
  const { label, outcome, severity, message, clauseLabel, clauseText, missing, overriddenBy, invites } = finding
  const id = useId()
  // what the label or the message names already is not said twice
  const unnamed = outcome === 'unknown' ? missing.filter((name) => name !== label && !message?.includes(name)) : []
  const advice = outcome === 'not met' && severity !== 'block'
  const { icon, word, tone } = advice ? { icon: 'info' as const, word: '提示', tone: 'attention' } : outcomes[outcome]
  return (
    <li className={`finding tone-${tone}`}>
      <p className="finding-head">
        <span className="finding-outcome">
          <Icon name={icon} />
          {word}
        </span>
        <span id={id}>{label}</span>
      </p>
      {message && <p className="finding-message">{message}</p>}
      {invites && outcome === 'not met' && <Invitation kind={invites} />}
      {unnamed.length > 0 && <p className="finding-missing">还缺：{unnamed.join('、')}</p>}
      {overriddenBy && (
        <p className="finding-missing">
          由{overriddenBy.by}认定为“{overriddenBy.outcome === 'met' ? '符合' : '不符合'}”：{overriddenBy.reason}
        </p>
      )}
      {clauseLabel &&
        (clauseText ? (
          <details className="clause" open={isOpen}>
            <summary aria-describedby={id}>依据：{clauseLabel}</summary>
            <blockquote>{clauseText}</blockquote>
          </details>
        ) : (
          <p className="quiet">依据：{clauseLabel}</p>
        ))}
      {below}
    </li>
  )
}
