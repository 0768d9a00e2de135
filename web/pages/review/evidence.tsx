/** What a rule read, part by part, and where from. */

import type { FindingView } from '../../../server/actions/views/check'
import type { ConditionTrace } from '../../../server/engine/model'
import { Icon } from '../../ui/icon'

const marks = {
  met: { icon: 'check', word: '是' },
  'not met': { icon: 'cross', word: '否' },
  unknown: { icon: 'question', word: '不清楚' },
} as const

export function Evidence({ finding: { trace, at, label }, onShow }: { finding: FindingView; onShow: (at: string) => void }) {
  const [first] = at
  return (
    <details className="clause">
      <summary>
        判断过程<span className="visually-hidden">：{label}</span>
      </summary>
      <ul className="evidence">
        <Part trace={trace} />
      </ul>
      {first && (
        <button type="button" className="link" onClick={() => onShow(first)}>
          查看填报内容
        </button>
      )}
    </details>
  )
}

function Part({ trace: { text, outcome, read, source, parts } }: { trace: ConditionTrace }) {
  const { icon, word } = marks[outcome]
  return (
    <li>
      <p>
        <Icon name={icon} />
        <span className="visually-hidden">{word}：</span> {text}
        {read !== undefined && <span className="quiet block">读到：{read}</span>}
        {source && <span className="quiet block">来源：{source}</span>}
      </p>
      {parts && parts.length > 0 && (
        <ul className="evidence">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a condition never change their order
            <Part key={index} trace={part} />
          ))}
        </ul>
      )}
    </li>
  )
}
