/** How a rule comes out for an example, with the value read for each line. */
import { Select } from 'antd'
import { useState } from 'react'
import type { ConditionTrace } from '../../../../server/engine/conditions/outcome'
import { Icon, type IconName } from '../../../ui/icon'
import type { Opened } from '../opening'
import { useSamples } from '../samples'

interface Props {
  opened: Opened
  path: string
  stage: string
  rule: string
}

const marks: Record<ConditionTrace['outcome'], { icon: IconName; word: string; tone: string }> = {
  met: { icon: 'check', word: '满足', tone: 'success' },
  'not met': { icon: 'cross', word: '不满足', tone: 'danger' },
  unknown: { icon: 'question', word: '待核实', tone: 'attention' },
}

export function TryRule({ opened, path, stage, rule }: Props) {
  const [chosen, choose] = useState<string>()
  const found = useSamples(opened, stage, [path, 'rules/facts.json'], chosen ? [chosen] : undefined)
  const sample = found.data?.samples.find((one) => one.path === chosen) ?? found.data?.samples[0]
  const finding = sample?.findings.find((one) => one.rule === rule)
  if (found.data?.all.length === 0) return <p className="quiet">写了示例以后，可以在这里试这条规则。</p>
  return (
    <section className="studio-try" aria-labelledby="studio-try">
      <h3 id="studio-try">试一试</h3>
      <Select
        aria-label="选择示例"
        showSearch={{ optionFilterProp: 'label' }}
        className="studio-wide"
        value={chosen ?? sample?.path}
        options={(found.data?.all ?? []).map(({ path: value, title }) => ({ value, label: title }))}
        onChange={choose}
      />
      <div aria-live="polite">
        {finding ? (
          <>
            <p className={`tone-${marks[finding.outcome].tone}`}>
              <Mark outcome={finding.outcome} /> {finding.message}
            </p>
            <Trace traces={[finding.trace]} />
          </>
        ) : (
          <p className="quiet">
            {sample && !sample.unfinished ? '这条规则对这个示例不适用，或者还没有写完。' : '草稿还没有写完，暂时算不出来。'}
          </p>
        )}
      </div>
    </section>
  )
}

function Trace({ traces }: { traces: readonly ConditionTrace[] }) {
  return (
    <ul className="studio-trace">
      {traces.map((trace) => (
        <li key={trace.text}>
          <Mark outcome={trace.outcome} /> {trace.text}
          {trace.read !== undefined && (
            <span className="quiet">
              （读到：{trace.read}
              {trace.source && `，来自${trace.source}`}）
            </span>
          )}
          {trace.parts && <Trace traces={trace.parts} />}
        </li>
      ))}
    </ul>
  )
}

function Mark({ outcome }: { outcome: ConditionTrace['outcome'] }) {
  const { icon, word, tone } = marks[outcome]
  return (
    <strong className={`tone-${tone}`}>
      <Icon name={icon} /> {word}
    </strong>
  )
}
