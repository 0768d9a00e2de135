/** Handed in: the number, who has it, until when, what happens next. */
import { Button } from 'antd'
import { Link, useLocation } from 'wouter'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { timeText } from '../../ui/time'
import { type Opened, Opening } from './frame'

export default function ReceiptPage() {
  return <Opening>{(opened) => <Receipt {...opened} />}</Opening>
}

function Receipt({ declaration, stage }: Opened) {
  const [, go] = useLocation()
  const { id, number, submittedAt, office, deadline, stateHelp, stateLabel } = declaration
  if (!submittedAt)
    return (
      <Page title="还没有提交">
        <p>
          <Link href={`/d/${id}`}>回到任务清单</Link>
        </p>
      </Page>
    )
  const telephone = office?.telephone && <a href={`tel:${office.telephone}`}>{office.telephone}</a>
  const facts: [string, React.ReactNode][] = [
    ['受理编号', number],
    ['申报环节', stage.title],
    ['申报单位', declaration.organisation.name],
    ['提交时间', timeText(submittedAt)],
    ['受理单位', office?.name ?? '—'],
    ['联系电话', telephone || '—'],
    ['办结期限', deadline ? `${deadline.day} · ${deadline.text}` : '—'],
    ['当前状态', stateLabel],
  ]
  return (
    <Page
      title="提交成功"
      crumbs={[
        { label: stage.menu, to: `/s/${declaration.programme}/${stage.id}` },
        { label: number, to: `/d/${id}` },
        { label: '提交成功' },
      ]}
    >
      <section className="panel receipt">
        <p className="receipt-head">
          <Icon name="check" size={32} />
          <span>
            已提交。受理编号 <strong className="keep">{number}</strong>
          </span>
        </p>
        <dl className="facts-grid">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2>接下来</h2>
        <p>{stateHelp ?? '请等待审核。'}</p>
        <p>结果会发到注册邮箱，也可以随时在这里查看。</p>
        <div className="buttons no-print">
          <Button type="primary" onClick={() => window.print()} icon={<Icon name="print" />}>
            打印回执
          </Button>
          <Button onClick={() => go(`/d/${id}/history`)}>查看办理进度</Button>
          <Button onClick={() => go('/home')}>回到首页</Button>
        </div>
      </section>
    </Page>
  )
}
