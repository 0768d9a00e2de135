/** Figures for staff: where declarations stand, how long they took, what was granted and paid. Every number leads to its list. */
import { Select } from 'antd'
import useSWR from 'swr'
import { Link, useLocation, useSearch } from 'wouter'
import type { FiguresView, StageFigures } from '../../../../server/actions/views/figures'
import type { SessionView } from '../../../../server/actions/views/session'
import { api, ask } from '../../../api'
import { useSession } from '../../../data'
import { Page } from '../../../ui/page'
import { Empty, Loaded } from '../../../ui/page-state'
import { timeText } from '../../../ui/time'
import type { ListState } from '../list-state'
import './figures.css'
import { listOf } from './list-of'
import { Money } from './money'
import { Standings } from './standings'

export default function Figures() {
  const session = useSession().data
  return session ? <Chosen session={session} /> : null
}

function Chosen({ session: { programmes } }: { session: SessionView }) {
  const search = useSearch()
  const [, go] = useLocation()
  const id = new URLSearchParams(search).get('programme') ?? programmes[0]?.id
  const figures = useSWR(
    id !== undefined && ['figures', id],
    ([, programme]) => ask(api.figures[':programme'].$get({ param: { programme } })),
    {
      refreshInterval: 60_000,
    },
  )
  const { district, asOf } = figures.data ?? {}
  return (
    <Page title="数据看板" lead={asOf && `${district ? `${district}的申报，` : ''}截至 ${timeText(asOf)}。点数字查看名单。`}>
      {programmes.length > 1 && (
        <div className="filter">
          <label htmlFor="figures-programme">申报事项</label>
          <Select
            id="figures-programme"
            value={id}
            popupMatchSelectWidth={false}
            options={programmes.map(({ id: value, shortTitle: label }) => ({ value, label }))}
            onChange={(value) => go(`/figures?programme=${encodeURIComponent(value)}`)}
          />
        </div>
      )}
      <Loaded from={figures}>{(view) => <Content view={view} />}</Loaded>
    </Page>
  )
}

function Content({ view }: { view: FiguresView }) {
  const used = view.stages.filter(({ total }) => total > 0)
  if (used.length === 0) return <Empty title="还没有提交的申报" />
  return (
    <>
      <section className="panel" aria-labelledby="funnel">
        <h2 id="funnel">各环节进展</h2>
        <ol className="funnel">
          {used.map((stage) => (
            <Step key={stage.id} programme={view.programme} stage={stage} most={Math.max(...used.map(({ total }) => total))} />
          ))}
        </ol>
      </section>
      <Money view={view} />
      {used.map((stage) => (
        <Standings key={stage.id} programme={view.programme} stage={stage} />
      ))}
    </>
  )
}

const statesOf = ({ states }: StageFigures, final: 'positive' | 'negative' | undefined) =>
  states
    .filter((state) => state.final === final)
    .map(({ id }) => id)
    .join(',')

/** One bar of the funnel: decided well, on the way, decided otherwise. */
function Step({ programme, stage, most }: { programme: string; stage: StageFigures; most: number }) {
  const { id, title, total, positive, negative, overdue, workingDays } = stage
  const to = (filter: Partial<ListState>) => listOf(programme, { stage: id, ...filter })
  const parts = [
    { label: '通过', count: positive, tone: 'success', states: statesOf(stage, 'positive') },
    { label: '办理中', count: total - positive - negative, tone: 'active', states: statesOf(stage, undefined) },
    { label: '未通过', count: negative, tone: 'danger', states: statesOf(stage, 'negative') },
  ].filter(({ count }) => count > 0)
  return (
    <li>
      <h3>{title}</h3>
      <div className="funnel-bar" aria-hidden="true" style={{ width: `${Math.max(4, (total / most) * 100)}%` }}>
        {parts.map(({ label, tone, count }) => (
          <span key={label} className={`bar-${tone}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <p className="funnel-words">
        <Link href={to({})}>收到 {total} 件</Link>
        {parts.map(({ label, count, states }) => (
          <Link key={label} href={to({ state: states })}>
            {label} {count}
          </Link>
        ))}
        {overdue > 0 && (
          <Link href={to({ view: 'late' })} className="urgent">
            超期 {overdue}
          </Link>
        )}
        {workingDays !== undefined && <span className="quiet">平均用时 {workingDays} 个工作日</span>}
      </p>
    </li>
  )
}
