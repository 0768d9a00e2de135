/** The list of tasks of a declaration: what is done, what is missing, what comes next. */
import { Link } from 'wouter'
import type { CheckView } from '../../../server/actions/views/check'
import { FindingList } from '../../ui/finding-list'
import { Icon } from '../../ui/icon'
import { DeclarationNearest } from '../../ui/nearest'
import { Sheet } from '../../ui/sheet'
import { ShownFacts } from '../../ui/shown-facts'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { Actions } from './actions'
import { Frame, type Opened, Opening } from './frame'
import { Outcome } from './outcome'
import { RemarkChecklist, remarksWaiting } from './remarks'
import { ownSections, Reviewed } from './reviewed'

export default function Tasks() {
  return <Opening>{(opened) => <TaskList {...opened} />}</Opening>
}

interface Task {
  label: string
  to?: string
  status: 'none' | 'started' | 'done' | 'errors' | 'remarked' | 'blocked' | 'waits'
  note?: string
}

const words = {
  none: '未开始',
  started: '填写中',
  done: '已完成',
  errors: '有错误',
  remarked: '待修改',
  blocked: '暂不能开始',
  waits: '还不能提交',
} as const

function TaskList(opened: Opened) {
  const { declaration, stage, check } = opened
  const parts = partsOf(opened)
  const tasks = parts.flatMap(({ tasks: own }) => own)
  const done = tasks.filter(({ status }) => status === 'done').length
  return (
    <Frame {...opened}>
      <Outcome declaration={declaration} stage={stage} />
      <ShownFacts shown={declaration.shown} className="panel" />
      <Reviewed declaration={declaration} stage={stage} />
      <RemarkChecklist declaration={declaration} stage={stage} />
      <div className="with-aside">
        <section className="panel" aria-labelledby="tasks">
          <div className="panel-head">
            <h2 id="tasks">任务清单</h2>
            {declaration.editable !== 'none' && (
              <span className="quiet">
                完成 {done}/{tasks.length}
              </span>
            )}
          </div>
          {declaration.stateHelp && declaration.final !== 'negative' && <p className="quiet">{declaration.stateHelp}</p>}
          {parts.map(({ title, tasks: own }) => (
            <div key={title} className="part">
              <h3>{title}</h3>
              <ul className="tasks">
                {own.map((task) => (
                  <TaskRow key={task.label} task={task} plain={declaration.editable === 'none'} />
                ))}
              </ul>
            </div>
          ))}
          <p className="quiet saved-at">上次保存 {timeText(declaration.savedAt)}</p>
          <Actions declaration={declaration} kinds={['withdraw', 'move']} />
        </section>
        <Eligibility id={declaration.id} check={check} />
      </div>
    </Frame>
  )
}

function TaskRow({ task: { label, to, status, note }, plain }: { task: Task; plain: boolean }) {
  const tone = status === 'errors' || status === 'remarked' ? 'danger' : status === 'started' ? 'active' : 'neutral'
  const state = plain ? null : status === 'done' ? (
    <span className="task-done">
      <Icon name="check" /> {words.done}
    </span>
  ) : status === 'blocked' || status === 'waits' ? (
    <span className="quiet">{words[status]}</span>
  ) : (
    <StateTag tone={tone}>{words[status]}</StateTag>
  )
  const content = (
    <>
      <span className="task-label">{label}</span>
      <span className="task-state">
        {note && !plain && <small className="quiet">{note}</small>}
        {state}
      </span>
    </>
  )
  return <li>{to ? <Link href={to}>{content}</Link> : <div className="task-blocked">{content}</div>}</li>
}

function partsOf({ declaration, stage, check }: Opened): { title: string; tasks: Task[] }[] {
  const { id, editable, actions } = declaration
  const sections = ownSections(stage).map(({ key, title }): Task => {
    const section = check.sections.find((one) => one.key === key)
    return remarked(sectionTask(title, `/d/${id}/section/${key}`, section), remarksWaiting(declaration, `/${key}`))
  })
  const needed = check.checklist.filter(({ need }) => need === 'required')
  const present = needed.filter((item) => item.present).length
  const materials = remarked(
    {
      label: stage.materialsTitle,
      to: `/d/${id}/materials`,
      status: needed.some(({ stale }) => stale) ? 'errors' : present === needed.length ? 'done' : present > 0 ? 'started' : 'none',
      note: `必备 ${needed.length} / 已传 ${present}`,
    },
    remarksWaiting(declaration, '/materials'),
  )
  const isFilled = check.sections.every(({ status }) => status === 'complete')
  const stamped = check.checklist.filter(({ stampedPrint }) => stampedPrint)
  const print: Task = {
    label: '打印、盖章、上传扫描件',
    to: isFilled || check.print.printed ? `/d/${id}/print` : undefined,
    status:
      stamped.length > 0 && stamped.every((item) => item.present)
        ? 'done'
        : check.print.printed
          ? 'started'
          : isFilled
            ? 'none'
            : 'blocked',
    note: isFilled ? (check.print.printed && !check.print.current ? '打印后内容有改动' : undefined) : '先完成填写',
  }
  const submit = actions.find(({ kind }) => kind === 'submit')
  const ready = submit !== undefined && submit.problems.length === 0
  const hand: Task = {
    label: '核对并提交',
    to: `/d/${id}/submit`,
    status: ready ? 'none' : 'waits',
    note: ready ? '可以提交' : '可以先看还差什么',
  }
  return [
    { title: '第一部分 填写', tasks: sections },
    { title: '第二部分 材料', tasks: [materials] },
    {
      title: '第三部分 核对与提交',
      tasks:
        editable === 'none' ? [{ ...print, to: `/d/${id}/print`, label: '查看和打印申报表' }] : stamped.length > 0 ? [print, hand] : [hand],
    },
  ]
}

/** What was returned is not done, however complete it is. */
const remarked = (task: Task, waiting: number): Task =>
  waiting > 0 ? { ...task, status: 'remarked', note: `${waiting} 处退回意见` } : task

function sectionTask(label: string, to: string, section?: CheckView['sections'][number]): Task {
  const status = ({ untouched: 'none', 'in progress': 'started', complete: 'done', errors: 'errors' } as const)[
    section?.status ?? 'untouched'
  ]
  return { label, to, status, note: section?.missing ? `还差 ${section.missing} 项` : undefined }
}

function Eligibility({ id, check }: { id: string; check: CheckView }) {
  const met = check.findings.filter(({ outcome }) => outcome === 'met').length
  return (
    <aside className="stack">
      <section className="panel" aria-labelledby="eligibility">
        <h2 id="eligibility">
          申报条件：{met}/{check.findings.length} 符合
        </h2>
        <DeclarationNearest id={id} check={check} />
        <FindingList findings={check.findings} foldMet foldUnknown />
      </section>
      {check.sheet && check.sheet.results.length > 0 && (
        <section className="panel" aria-labelledby="sheet">
          <h2 id="sheet">{check.sheet.title}</h2>
          <Sheet sheet={check.sheet} />
        </section>
      )}
    </aside>
  )
}
