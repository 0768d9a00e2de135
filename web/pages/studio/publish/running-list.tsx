/** Declarations that a publication takes along, one by one: what is lost, what is asked, what is decided otherwise. */
import { Button } from 'antd'
import { useState } from 'react'
import type { AskedAnew, LostAnswer, RunningCase } from '../../../../server/actions/views/studio'
import { type Column, DataTable } from '../../../ui/data-table'
import { amountText, outcomeWords } from '../what-if-words'

const page = 20

type Listed = Omit<RunningCase, 'returned'> & { undone?: boolean; undoObstacle?: string }

export function RunningList({ caption, cases }: { caption: string; cases: readonly Listed[] }) {
  const [shown, setShown] = useState(page)
  return (
    <div className="stack">
      <DataTable caption={caption} columns={columns} rows={cases.slice(0, shown)} rowKey={({ id }) => id} empty="没有这样的申报件。" />
      {cases.length > shown && (
        <div className="buttons">
          <Button onClick={() => setShown(shown + page)}>再显示 {Math.min(page, cases.length - shown)} 件</Button>
        </div>
      )}
    </div>
  )
}

const columns: Column<Listed>[] = [
  {
    key: 'declaration',
    title: '申报件',
    width: '40%',
    cell: ({ organisation, number, stage, state }) => (
      <div>
        {organisation}
        <br />
        <span className="quiet">{[number, stage, state].join(' · ')}</span>
      </div>
    ),
  },
  { key: 'effect', title: '会怎样', cell: (one) => <Effect one={one} /> },
]

function Effect({ one: { obstacle, lost, asked, verdict, amounts = [], undone, undoObstacle } }: { one: Listed }) {
  if (obstacle) return <p className="studio-attention">不改：{obstacle}。</p>
  const isSame = lost.length === 0 && asked.length === 0 && !verdict && amounts.length === 0
  return (
    <div>
      {undone && <p>已恢复原来的版本。</p>}
      {undoObstacle && <p className="studio-attention">没有恢复：{undoObstacle}。</p>}
      {isSame && <p className="quiet">内容、结论和金额不变。</p>}
      {verdict && (
        <p>
          结论：{outcomeWords[verdict.before]} → {outcomeWords[verdict.after]}
        </p>
      )}
      {amounts.map(({ result, label, before, after }) => (
        <p key={result}>
          {label}：{amountText(before)} → {amountText(after)}
        </p>
      ))}
      {lost.length > 0 && <p className="studio-attention">不能保留：{lost.map(lostText).join('；')}</p>}
      {asked.length > 0 && (
        <p>
          {asked.some(({ required }) => required) ? '要补' : '可以补'}：{asked.map(askedText).join('、')}
        </p>
      )}
    </div>
  )
}

const whyWords: Record<LostAnswer['why'], string> = { gone: '表单没有这一项了', unfit: '填法变了', 'not asked': '不再询问' }
const lostText = ({ label, value, why }: LostAnswer) => `${label}“${value}”（${whyWords[why]}）`
const askedText = ({ label, required }: AskedAnew) => (required ? label : `${label}（选填）`)
