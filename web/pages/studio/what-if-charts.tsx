/** Two pictures of a tried draft: how verdicts shift, and where amounts grow or shrink. Each says its figures in words as well. */
import type { Outcome, WhatIfView } from '../../../server/actions/views/what-if'
import { wanText } from '../../ui/money'
import { signed } from './what-if-words'

const outcomes: readonly { outcome: Outcome; label: string; tone: string }[] = [
  { outcome: 'met', label: '符合', tone: 'good' },
  { outcome: 'unknown', label: '不能确定', tone: 'open' },
  { outcome: 'not met', label: '不符合', tone: 'bad' },
]

/** One bar for now and one for afterwards, of the same cases. */
export function VerdictChart({ verdicts }: { verdicts: WhatIfView['verdicts'] }) {
  const total = verdicts.reduce((sum, { count }) => sum + count, 0)
  const bars = (['before', 'after'] as const).map((side) => ({
    title: side === 'before' ? '现在' : '改后',
    parts: outcomes.map(({ outcome, ...part }) => ({
      ...part,
      count: verdicts.reduce((sum, entry) => sum + (entry[side] === outcome ? entry.count : 0), 0),
    })),
  }))
  return (
    <>
      <ul className="studio-bars">
        {bars.map(({ title, parts }) => (
          <li key={title}>
            <span className="studio-bar-name">{title}</span>
            <span className="studio-bar" aria-hidden="true">
              {parts
                .filter(({ count }) => count > 0)
                .map(({ label, tone, count }) => (
                  <span key={label} className={`studio-bar-part is-${tone}`} style={{ width: `${(count / total) * 100}%` }} />
                ))}
            </span>
            <span className="studio-bar-words">
              {parts.map(({ label, tone, count }) => (
                <span key={label} className={`studio-bar-mark is-${tone}`}>
                  {label} {count}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Shifts verdicts={verdicts} />
    </>
  )
}

function Shifts({ verdicts }: { verdicts: WhatIfView['verdicts'] }) {
  const word = (outcome: Outcome) => outcomes.find((one) => one.outcome === outcome)?.label ?? outcome
  const shifts = verdicts.filter(({ before, after }) => before !== after)
  if (shifts.length === 0) return <p className="quiet">没有一件的结论变化。</p>
  return (
    <ul className="bullets">
      {shifts.map(({ before, after, count }) => (
        <li key={`${before}/${after}`}>
          由“{word(before)}”变为“{word(after)}”：{count} 件
        </li>
      ))}
    </ul>
  )
}

/** Per district how much more or less, to the same scale; the first result of the worksheets. */
export function AmountChart({ result: { districts, districtNames, amounts } }: { result: WhatIfView }) {
  const [first] = amounts
  if (!first) return null
  const bars = districts.map(({ district, amounts: own }) => ({
    name: districtNames[district] ?? district,
    difference: own.find(({ result }) => result === first.result)?.difference ?? 0,
  }))
  const most = Math.max(1, ...bars.map(({ difference }) => Math.abs(difference)))
  if (bars.every(({ difference }) => difference === 0)) return <p className="quiet">各地区的{first.label}都没有变化。</p>
  return (
    <figure className="studio-figure">
      <figcaption>
        各地区{first.label}的增减（最长的一条为 {wanText(most)}）
      </figcaption>
      <ul className="studio-bars">
        {bars.map(({ name, difference }) => (
          <li key={name}>
            <span className="studio-bar-name">{name}</span>
            <span className="studio-bar is-thin">
              <span
                className={`studio-bar-part ${difference < 0 ? 'is-bad' : 'is-good'}`}
                style={{ width: `${(Math.abs(difference) / most) * 100}%` }}
              />
            </span>
            <span className="studio-bar-value">{difference === 0 ? '不变' : signed(difference)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
