/** Builds a condition from lines, with the sentence that it makes below; takes and gives the JSON of json-rules-engine. */
import type { Condition } from '../../../../server/engine/generated/condition'
import { Late, late } from '../../../ui/late'
import { Loading } from '../../../ui/page-state'
import type { Opened } from '../opening'
import { useLexicon } from './use-lexicon'
import { sayCondition } from './words'

const Builder = late(() => import('./builder'))

interface Props {
  opened: Opened
  /** Whose names it reads; of all stages where there is none. */
  stage?: string
  /** Undefined while there is no condition. */
  value: unknown
  onChange: (condition: Condition | undefined) => void
  /** The section whose rows it is about. */
  rowsOf?: string
}

export function ConditionEditor({ opened, stage, value, onChange, rowsOf }: Props) {
  const lexicon = useLexicon(opened, stage, rowsOf)
  if (!lexicon) return <Loading label="正在读取可用的名称……" />
  const said = value === undefined ? '' : sayCondition(value, lexicon)
  return (
    <div className="studio-condition">
      <Late fallback={<Loading label="正在打开……" />}>
        <Builder lexicon={lexicon} value={value} onChange={onChange} />
      </Late>
      <p className="studio-sentence" aria-live="polite">
        {said === '' ? <span className="quiet">还没有条件。</span> : <>读作：{said}。</>}
      </p>
    </div>
  )
}
