/** What roles say about a declaration side by side. */
import { Button } from 'antd'
import { DataTable } from '../../../ui/data-table'
import { newId } from '../ids'
import { labelOf } from '../programme-file'
import { listOf } from './model'
import type { Shared } from './state-table'

export function Opinions({ workflow, document, roles, onChoose }: Shared) {
  const opinions = workflow.opinions ?? []
  const add = () => {
    const id = newId(
      'o-',
      opinions.map((one) => one.id),
    )
    const state = workflow.states.find(({ holder, final, editable }) => holder && !final && !editable)
    document.insert('新增意见', ['opinions'], {
      id,
      label: '新意见',
      by: state?.holder ? [state.holder] : [],
      in: state ? [state.id] : [],
      required: true,
      outcomes: [
        { id: 'agree', label: '同意', tone: 'success' },
        { id: 'disagree', label: '不同意', tone: 'danger' },
      ],
    })
    onChoose({ kind: 'opinions', id })
  }
  return (
    <section className="panel" aria-labelledby="workflow-opinions">
      <div className="panel-head">
        <h3 id="workflow-opinions">会审意见</h3>
        <Button onClick={add}>新增意见</Button>
      </div>
      <p className="quiet">
        专家、第三方、处室等同时提出的意见，本身不改变状态；操作可以等意见提出以后才能做（须先做到“要求的意见都已提出”）。
      </p>
      {opinions.length > 0 && (
        <DataTable
          caption="会审意见"
          columns={[
            {
              key: 'label',
              title: '意见',
              cell: ({ id, label }) => <Open label={label} onOpen={() => onChoose({ kind: 'opinions', id })} />,
            },
            {
              key: 'by',
              title: '谁提出',
              cell: ({ by }) =>
                listOf(by)
                  .map((role) => labelOf(roles, role))
                  .join('、'),
            },
            {
              key: 'in',
              title: '在哪些状态',
              cell: (row) =>
                listOf(row.in)
                  .map((id) => workflow.states.find((state) => state.id === id)?.label ?? id)
                  .join('、'),
            },
            { key: 'required', title: '必须', width: '5em', cell: ({ required }) => (required ? '是' : '') },
            { key: 'within', title: '时限', width: '8em', cell: ({ within }) => (within ? `${within.workingDays} 个工作日` : '') },
          ]}
          rows={opinions}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  )
}

const Open = ({ label, onOpen }: { label: string; onOpen: () => void }) => (
  <button type="button" className="link" onClick={onOpen}>
    <span className="visually-hidden">修改意见：</span>
    {label}
  </button>
)
