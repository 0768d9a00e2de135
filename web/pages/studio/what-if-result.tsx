/** What came out of trying a draft: the sum in sentences, a chart, tables by district and stage, the list. */
import type { WhatIfView } from '../../../server/actions/views/what-if'
import { type Column, DataTable } from '../../ui/data-table'
import { wanText } from '../../ui/money'
import { WhatIfCases } from './what-if-cases'
import { AmountChart, VerdictChart } from './what-if-charts'
import { signed } from './what-if-words'

export function WhatIfResult({ result }: { result: WhatIfView }) {
  if (result.total === 0) return <p className="note">还没有申报件，发布不影响任何人。</p>
  return (
    <div className="stack">
      <Sentences result={result} />
      <section className="panel" aria-labelledby="what-if-verdicts">
        <h2 id="what-if-verdicts">结论</h2>
        <VerdictChart verdicts={result.verdicts} />
      </section>
      {result.amounts.length > 0 && (
        <section className="panel" aria-labelledby="what-if-amounts">
          <h2 id="what-if-amounts">金额</h2>
          <Budgets result={result} />
          <AmountChart result={result} />
        </section>
      )}
      <Groups
        title="按地区"
        rows={result.districts.map(({ district, ...group }) => ({ name: result.districtNames[district] ?? district, ...group }))}
      />
      {result.stages.length > 1 && (
        <Groups
          title="按环节"
          rows={result.stages.map(({ stage, ...group }) => ({ name: result.stageTitles[stage] ?? stage, ...group }))}
        />
      )}
      <WhatIfCases result={result} />
    </div>
  )
}

function Sentences({ result }: { result: WhatIfView }) {
  const turned = result.changed.filter(({ verdict }) => verdict).length
  const { notEvaluated, unknown } = result
  return (
    <div className="note">
      <p>
        <strong>
          共 {result.total} 件申报，
          {result.changed.length === 0 ? '都没有变化。' : `${result.changed.length} 件有变化，其中 ${turned} 件结论变化。`}
        </strong>
      </p>
      {result.amounts.map((amount) => (
        <p key={amount.result}>{amountSentence(amount)}</p>
      ))}
      {unknown.after > 0 && (
        <p>
          结论不能确定的：现在 {unknown.before} 件，改后 {unknown.after} 件。
        </p>
      )}
      {notEvaluated.length > 0 && <p>{notEvaluated.length} 件所在的环节在草稿中已经没有，未计算。</p>}
    </div>
  )
}

function amountSentence({ label, before, after, difference, changed }: WhatIfView['amounts'][number]): string {
  if (changed === 0) return `${label}合计 ${wanText(before)}，没有变化。`
  return `${label}合计由 ${wanText(before)} 变为 ${wanText(after)}（${changed} 件变化，两边都能确定的相差 ${signed(difference)}）。`
}

function Budgets({ result: { budgets } }: { result: WhatIfView }) {
  return budgets.map(({ label, fen, before, after }) => (
    <p key={label} className={after > fen ? 'studio-wrong' : undefined}>
      {label} {wanText(fen)}：现在合计 {wanText(before)}，改后合计 {wanText(after)}
      {after > fen ? `，超出 ${wanText(after - fen)}` : `，还余 ${wanText(fen - after)}`}。
    </p>
  ))
}

type Group = Omit<WhatIfView['districts'][number], 'district'> & { name: string }

function Groups({ title, rows }: { title: string; rows: readonly Group[] }) {
  const results = [...new Map(rows.flatMap(({ amounts }) => amounts.map(({ result, label }) => [result, label] as const)))]
  const columns: Column<Group>[] = [
    { key: 'name', title: title.slice(1), cell: ({ name }) => name },
    { key: 'total', title: '申报件', align: 'right', cell: ({ total }) => total },
    { key: 'changed', title: '有变化', align: 'right', cell: ({ changed }) => changed },
    { key: 'verdicts', title: '结论变化', align: 'right', cell: ({ verdictsChanged }) => verdictsChanged },
    ...results.map(([id, label]): Column<Group> => {
      const of = ({ amounts }: Group) => amounts.find(({ result }) => result === id)
      return {
        key: id,
        title: `${label}：现在 → 改后`,
        align: 'right',
        cell: (group) => (of(group) ? `${wanText(of(group)?.before ?? 0)} → ${wanText(of(group)?.after ?? 0)}` : '—'),
      }
    }),
  ]
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </section>
  )
}
