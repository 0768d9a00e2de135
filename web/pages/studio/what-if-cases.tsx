/** The declarations for which a draft changes something, with the reasons; filtered by what changes and by district. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { WhatIfView } from '../../../server/actions/views/what-if'
import { type Column, DataTable } from '../../ui/data-table'
import { Field } from '../../ui/field'
import { amountText, outcomeWords } from './what-if-words'

type Case = WhatIfView['changed'][number]
const page = 20

const kinds: Record<string, { label: string; has: (one: Case) => boolean }> = {
  all: { label: '全部变化', has: () => true },
  worse: { label: '变为不符合', has: ({ verdict }) => verdict?.after === 'not met' },
  better: { label: '变为符合', has: ({ verdict }) => verdict?.after === 'met' },
  unknown: { label: '变为不能确定', has: ({ verdict }) => verdict?.after === 'unknown' },
  more: { label: '金额增加', has: ({ amounts }) => amounts.some(({ difference = 0 }) => difference > 0) },
  less: { label: '金额减少', has: ({ amounts }) => amounts.some(({ difference = 0 }) => difference < 0) },
}

export function WhatIfCases({ result }: { result: WhatIfView }) {
  const [kind, setKind] = useState('all')
  const [district, setDistrict] = useState('')
  const [shown, setShown] = useState(page)
  const cases = result.changed.filter((one) => kinds[kind]?.has(one) && (district === '' || one.district === district))
  if (result.changed.length === 0) return null
  const districts = result.districts.map(({ district: value }) => ({ value, label: result.districtNames[value] ?? value }))
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value)
    setShown(page)
  }
  return (
    <section className="panel" aria-labelledby="what-if-cases">
      <div className="panel-head">
        <h2 id="what-if-cases">有变化的申报件</h2>
        <span className="quiet">{cases.length} 件</span>
      </div>
      <div className="studio-filters">
        <Field id="what-if-kind" label="变化">
          <Select
            id="what-if-kind"
            value={kind}
            onChange={choose(setKind)}
            options={Object.entries(kinds).map(([value, { label }]) => ({ value, label }))}
          />
        </Field>
        <Field id="what-if-district" label="地区">
          <Select
            id="what-if-district"
            value={district}
            onChange={choose(setDistrict)}
            options={[{ value: '', label: '全部地区' }, ...districts]}
          />
        </Field>
      </div>
      <DataTable
        caption="有变化的申报件"
        columns={columnsOf(result)}
        rows={cases.slice(0, shown)}
        rowKey={({ id }) => id}
        empty="没有这样的申报件。"
      />
      {cases.length > shown && <Button onClick={() => setShown(shown + page)}>再显示 {Math.min(page, cases.length - shown)} 件</Button>}
    </section>
  )
}

const columnsOf = ({ stageTitles, districtNames }: WhatIfView): Column<Case>[] => [
  {
    key: 'label',
    title: '申报件',
    width: '18em',
    cell: ({ label, stage, district = '', state }) => (
      <div>
        {label}
        <br />
        <span className="quiet">{[stageTitles[stage] ?? stage, districtNames[district], state].filter(Boolean).join(' · ')}</span>
      </div>
    ),
  },
  {
    key: 'verdict',
    title: '结论',
    width: '10em',
    cell: ({ verdict }) => (verdict ? `${outcomeWords[verdict.before]} → ${outcomeWords[verdict.after]}` : '不变'),
  },
  { key: 'amounts', title: '金额', width: '14em', cell: ({ amounts }) => (amounts.length === 0 ? '不变' : <Amounts amounts={amounts} />) },
  { key: 'why', title: '原因', cell: ({ findings }) => <Reasons findings={findings} /> },
]

const Amounts = ({ amounts }: Pick<Case, 'amounts'>) =>
  amounts.map(({ result, label, before, after }) => (
    <div key={result}>
      {label}：{amountText(before)} → {amountText(after)}
    </div>
  ))

function Reasons({ findings }: Pick<Case, 'findings'>) {
  if (findings.length === 0) return <span className="quiet">规则的结论没有变，金额按新的测算公式计算。</span>
  return (
    <ul className="bullets">
      {findings.map(({ rule, label, before, after, why }) => (
        <li key={rule}>
          {label}：{outcomeWords[before]} → {outcomeWords[after]}
          <br />
          <span className="quiet">{why}</span>
        </li>
      ))}
    </ul>
  )
}
