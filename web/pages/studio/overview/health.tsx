/** Whether a draft is in order: one line per question, with what is missing and the way to it. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { StateTag } from '../../../ui/state-tag'
import { useEdition, useOutline, usePublications } from '../data'
import { siteId } from '../folders'
import type { Opened } from '../opening'
import { sharedLabels } from '../shared-labels'
import { missingYears } from './calendar-years'

interface Props {
  opened: Opened
}

export function Health({ opened }: Props) {
  const isSite = opened.programme === siteId
  return (
    <section className="panel" aria-labelledby="overview-health">
      <h2 id="overview-health">检查一遍</h2>
      <ul className="studio-health">
        <Problems opened={opened} />
        {!isSite && <Examples opened={opened} />}
        {!isSite && <Declared opened={opened} />}
        {isSite ? <Years files={opened.state.files} /> : <SiteYears />}
      </ul>
    </section>
  )
}

interface LineProps {
  label: string
  /** How many are missing or wrong; undefined = not known yet. */
  count: number | undefined
  unit: string
  tone?: 'danger' | 'attention'
  good: string
  /** Why it could not be looked at. */
  none?: string
  /** What it means, and what to do. */
  children?: ReactNode
}

function Line({ label, count, unit, tone = 'danger', good, none, children }: LineProps) {
  return (
    <li>
      <span className="studio-health-label">{label}</span>
      <span className="studio-health-tag">
        {none ? (
          <StateTag tone="neutral">没有运行</StateTag>
        ) : count === undefined ? (
          <StateTag tone="neutral">正在检查</StateTag>
        ) : count > 0 ? (
          <StateTag tone={tone}>
            {count} {unit}
          </StateTag>
        ) : (
          <StateTag tone="success">好</StateTag>
        )}
      </span>
      <div className="studio-health-words">{none || count === 0 ? <p className="quiet">{none ?? good}</p> : children}</div>
    </li>
  )
}

function Problems({ opened: { programme, state } }: Props) {
  return (
    <Line label="配置问题" count={state.problems.length} unit="个" good="全部内容格式正确，引用的东西都存在。">
      <p>
        有问题的配置不能发布。<Link href={`/studio/${programme}/check`}>逐个查看怎样改</Link>
      </p>
    </Line>
  )
}

function Examples({ opened: { programme, state } }: Props) {
  const { total, failed, uncoveredRules } = state.examples
  const check = `/studio/${programme}/check`
  const waiting = total === 0 && Object.keys(state.files).some((path) => path.startsWith('rules/examples/'))
  const none = waiting ? '配置还有问题，示例暂时没有运行；改好以后自动运行。' : undefined
  return (
    <>
      <Line
        label="示例"
        count={failed.length}
        unit="个不一致"
        none={none}
        good={total > 0 ? `${total} 个示例全部与预期一致。` : '还没有示例。'}
      >
        <p>
          {total} 个示例里，有 {failed.length} 个算出来与预期不同。<Link href={check}>查看不同在哪里</Link>
        </p>
      </Line>
      <Line
        label="规则的示例"
        count={uncoveredRules.length}
        unit="条没有试过"
        tone="attention"
        none={none}
        good={total > 0 ? '每条规则都有符合和不符合的示例。' : '有了示例以后再看。'}
      >
        <p>
          这些规则缺少符合或不符合的示例，以后改错了看不出来。<Link href={check}>查看是哪些规则</Link>
        </p>
      </Line>
    </>
  )
}

function Declared({ opened: { programme, state } }: Props) {
  const { data } = useOutline(programme, state.version)
  const open = data?.clauses.filter(({ by }) => by.length === 0)
  const unused = data?.unusedFields
  const total = data?.clauses.length ?? 0
  const shared = data && sharedLabels(data, state.files)
  return (
    <>
      <Line
        label="通知条款"
        count={open?.length}
        unit="条没有落实"
        good={total > 0 ? `${total} 条全部有落实的地方。` : '还没有录入通知的条款，请到“通知条款”粘贴原文。'}
      >
        <ul className="studio-clause-links" aria-label="没有落实的条款">
          {open?.map(({ id, label }) => (
            <li key={id}>
              {label} <Link href={`/studio/${programme}/notice?clause=${encodeURIComponent(id)}`}>为什么没有落实？</Link>
            </li>
          ))}
        </ul>
      </Line>
      <Line
        label="填报项"
        count={unused?.length}
        unit="项没有用到"
        tone="attention"
        good="填报的内容都有用处：规则、材料、金额、文书、列表或打印。"
      >
        <p>不打印，也没有规则、材料、金额、文书、列表用到：{unused?.join('、')}。确实不需要的可以删去，少填一项是一项。</p>
      </Line>
      <Line
        label="同名"
        count={shared?.length}
        unit="个名称重复"
        tone="attention"
        good="同一环节里的填报项、事实、参数和核算表各行都各有各的名称，中文公式里不会认错。"
      >
        <p>中文公式里分不清是哪一个，只能写代号。请把其中一个改得更具体，改名称不影响规则和公式：</p>
        <ul className="studio-clause-links" aria-label="重复的名称">
          {shared?.map(({ label, things, stages }) => (
            <li key={label + things.join()}>
              “{label}”：{things.join('、')}
              {stages.length < (data?.stages.length ?? 0) && <span className="quiet">（{stages.join('、')}）</span>}
            </li>
          ))}
        </ul>
      </Line>
    </>
  )
}

/** The calendar belongs to the site, whose edition in force every programme reads. */
function SiteYears() {
  const edition = usePublications(siteId).data?.find(({ inForce }) => inForce)?.edition
  const site = useEdition(siteId, edition).data
  return <Years files={site?.files} />
}

function Years({ files }: { files: Readonly<Record<string, string>> | undefined }) {
  const missing = files && missingYears(files['schemas/calendar.json'], new Date())
  return (
    <Line label="工作日历" count={missing?.length} unit="年没有录入" tone="attention" good="今年和将用到的年份都有放假安排。">
      <p>
        {missing?.join('、')} 年的放假安排没有录入，办理期限暂按周一至周五计算。
        <Link href={`/studio/${siteId}/calendar`}>去录入</Link>
      </p>
    </Line>
  )
}
