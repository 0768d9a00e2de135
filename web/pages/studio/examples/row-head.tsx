/** The first cell of an example's row: its name, whether it comes out as expected, what differs, what one can do. */
import { Button } from 'antd'
import type { CaseResult } from '../../../../server/engine/examples/case-table'
import { Icon } from '../../../ui/icon'
import { StateTag } from '../../../ui/state-tag'
import { Tool } from '../properties/items'
import type { Case } from './cases'

interface Props {
  one: Case
  result?: CaseResult
  onOpen: () => void
  onCopy: () => void
  onRemove: () => void
  onTake: (result: CaseResult) => void
}

const most = 3

export function RowHead({ one, result, onOpen, onCopy, onRemove, onTake }: Props) {
  const { differences = [], unfinished } = result ?? {}
  return (
    <div className="examples-head">
      <div className="examples-name">
        <button type="button" className="examples-open" onClick={onOpen}>
          {one.title || '（没有名称）'}
        </button>
        <span className="examples-acts">
          <Tool label={`复制“${one.title}”`} onClick={onCopy}>
            <Icon name="copy" />
          </Tool>
          <Tool label={`删除“${one.title}”`} onClick={onRemove}>
            <Icon name="trash" />
          </Tool>
        </span>
      </div>
      {result && (
        <StateTag tone={unfinished ? 'attention' : differences.length > 0 ? 'danger' : 'success'}>
          {unfinished ? '配置没写完，不能运行' : differences.length > 0 ? `${differences.length} 处不一致` : '一致'}
        </StateTag>
      )}
      {result && differences.length > 0 && (
        <>
          <ul className="bullets">
            {differences.slice(0, most).map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
            {differences.length > most && <li>……还有 {differences.length - most} 处</li>}
          </ul>
          <Button size="small" onClick={() => onTake(result)}>
            采用实际结果…
          </Button>
        </>
      )}
    </div>
  )
}
