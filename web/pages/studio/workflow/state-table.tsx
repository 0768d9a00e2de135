/** The workflow as a table: one row per state, its actions with where they lead. */
import { Button, Modal } from 'antd'
import type { Workflow, WorkflowAction, WorkflowState } from '../../../../server/engine/generated/workflow'
import { DataTable } from '../../../ui/data-table'
import { StateTag } from '../../../ui/state-tag'
import type { Option } from '../bound'
import type { DocumentEditor } from '../document'
import type { Opened } from '../opening'
import { labelOf, mailOptions } from '../programme-file'
import { listOf, needs, newAction, others, usesOfState } from './model'
import type { Chosen } from './workflow'

export interface Shared {
  opened: Opened
  stage: string
  document: DocumentEditor<Workflow>
  workflow: Workflow
  roles: readonly Option[]
  onChoose: (chosen: Chosen) => void
}

export function StateTable(shared: Shared) {
  const { workflow, roles } = shared
  return (
    <DataTable
      caption="状态、办理角色、时限和可以做的操作"
      columns={[
        { key: 'state', title: '状态', width: '13em', cell: (row) => <State row={row} {...shared} /> },
        { key: 'holder', title: '办理角色', width: '8em', cell: ({ holder }) => (holder ? labelOf(roles, holder) : '') },
        { key: 'within', title: '时限', width: '8em', cell: (row) => limitWords(row) },
        { key: 'actions', title: '可以做的操作', cell: (row) => <Actions row={row} {...shared} /> },
        { key: 'tools', title: '调整', width: '12em', cell: (row, index) => <Tools row={row} index={index} {...shared} /> },
      ]}
      rows={workflow.states}
      rowKey={({ id }) => id}
      empty="还没有状态。"
    />
  )
}

const limitWords = ({ within }: WorkflowState) =>
  within ? `${within.workingDays} 个工作日${within.afterReturn === 'resume' ? '，补正后接着算' : ''}` : ''

function State({ row, workflow, onChoose }: Shared & { row: WorkflowState }) {
  const { id, label, tone, final, editable } = row
  return (
    <div>
      <button type="button" className="link" onClick={() => onChoose({ kind: 'states', id })}>
        <span className="visually-hidden">修改状态：</span>
        <StateTag tone={tone}>{label}</StateTag>
      </button>
      <span className="quiet block">
        {[
          row.public && `对外：${row.public}`,
          id === workflow.initial && '开始',
          final === 'positive' && '办结',
          final === 'negative' && '办结，不能再次申报',
          editable === 'all' && '可以填写',
          editable === 'remarks' && '只能改退回的内容',
        ]
          .filter(Boolean)
          .join('；')}
      </span>
    </div>
  )
}

function Actions({ row, ...shared }: Shared & { row: WorkflowState }) {
  const { workflow, document, onChoose } = shared
  const add = () => {
    const action = newAction(workflow, row)
    document.insert(`在“${row.label}”新增操作`, ['actions'], action)
    onChoose({ kind: 'actions', id: action.id })
  }
  return (
    <>
      <ul className="workflow-actions">
        {workflow.actions
          .filter(({ from }) => listOf(from).includes(row.id))
          .map((action) => (
            <ActionLine key={action.id} action={action} {...shared} />
          ))}
      </ul>
      {!row.final && (
        <Button size="small" onClick={add}>
          新增操作<span className="visually-hidden">：{row.label}</span>
        </Button>
      )}
    </>
  )
}

function ActionLine({ action, workflow, roles, opened, onChoose }: Shared & { action: WorkflowAction }) {
  const mails = mailOptions(opened.state.files)
  const sent = [action.mail, action.mailHolder, ...(action.mails ?? []).map(({ mail }) => mail)].filter((mail) => mail !== undefined)
  const details = [
    listOf(action.by)
      .map((by) => labelOf([...roles, ...others], by))
      .join('、'),
    action.after && `满 ${action.after} 个工作日`,
    action.at && `${action.at.slice(0, 10)} 起`,
    ...(action.needs ?? []).map((need) => needs[need] ?? need),
    action.when && '符合条件时',
    action.maxRounds && `最多 ${action.maxRounds} 次`,
    action.grants && '记录核定金额',
    ...sent.map((mail) => `邮件“${labelOf(mails, mail)}”`),
  ]
  return (
    <li>
      <button type="button" className="link" onClick={() => onChoose({ kind: 'actions', id: action.id })}>
        <span className="visually-hidden">修改操作：</span>
        {action.label}
      </button>
      <span> → {workflow.states.find(({ id }) => id === action.to)?.label ?? '（没有这个状态）'}</span>
      <span className="quiet block">{details.filter(Boolean).join(' · ')}</span>
    </li>
  )
}

function Tools({ row, index, workflow, document, opened, stage }: Shared & { row: WorkflowState; index: number }) {
  const { id, label } = row
  const move = (to: number) => document.move(`移动状态“${label}”`, ['states'], index, to)
  const remove = () => {
    const uses = usesOfState(opened.state.files, stage, id)
    if (uses.length === 0) return document.set(`删除状态“${label}”`, ['states', index], undefined)
    Modal.warning({
      title: `状态“${label}”还不能删除`,
      okText: '知道了',
      content: (
        <>
          <p>下面的内容用到它，请先修改或删除：</p>
          <ul className="bullets">
            {uses.map((use) => (
              <li key={use.file + use.at}>{use.words}</li>
            ))}
          </ul>
        </>
      ),
    })
  }
  return (
    <div className="studio-row-actions">
      <Button size="small" disabled={index === 0} aria-label={`上移状态：${label}`} onClick={() => move(index - 1)}>
        ↑
      </Button>
      <Button
        size="small"
        disabled={index === workflow.states.length - 1}
        aria-label={`下移状态：${label}`}
        onClick={() => move(index + 1)}
      >
        ↓
      </Button>
      <Button size="small" danger onClick={remove}>
        删除<span className="visually-hidden">状态：{label}</span>
      </Button>
    </div>
  )
}
