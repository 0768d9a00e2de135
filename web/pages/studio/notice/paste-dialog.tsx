/** The notice pasted whole, cut into clauses before one's eyes. */
import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { Clause, Clauses } from '../../../../server/engine/generated/clauses'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { described, Field } from '../../../ui/field'
import { StateTag } from '../../../ui/state-tag'
import type { DocumentEditor } from '../document'
import type { Citation } from './citations'
import { type Plan, type PlannedClause, planOf } from './plan'
import { splitNotice } from './split'

interface Props {
  document: DocumentEditor<Clauses>
  clauses: readonly Clause[]
  citations: ReadonlyMap<string, readonly Citation[]>
  onClose: () => void
}

export function PasteDialog({ document, clauses, citations, onClose }: Props) {
  const [text, setText] = useState('')
  const plan = useMemo(() => planOf(clauses, splitNotice(text), (id) => citations.has(id)), [clauses, text, citations])
  const found = plan.clauses.filter(({ change }) => change !== 'kept').length
  const take = () => {
    document.set(
      '粘贴通知全文',
      ['clauses'],
      plan.clauses.map(({ clause }) => clause),
    )
    announce(`通知分成了 ${found} 条。`)
    onClose()
  }
  return (
    <Modal
      open
      title="粘贴通知全文"
      okText={found > 0 ? `写入 ${found} 条` : '写入'}
      okButtonProps={{ disabled: found === 0 }}
      onOk={take}
      onCancel={onClose}
      width={960}
    >
      <div className="stack">
        <Field
          id="notice-text"
          label="通知全文"
          hint="从 Word 或网页复制全文。按 一、（一）1.（1）、第一条、附件 分条；没有编号的段落接在上一条后面。"
        >
          <Input.TextArea
            {...described('notice-text', { hint: true })}
            rows={text ? 5 : 12}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        {found > 0 && <Preview plan={plan} isFirst={clauses.length === 0} />}
      </div>
    </Modal>
  )
}

const words = {
  new: <StateTag tone="success">新增</StateTag>,
  changed: <StateTag tone="attention">文字有变</StateTag>,
  same: <span className="quiet">不变</span>,
  kept: <StateTag tone="attention">新文中没有，因有引用而保留</StateTag>,
}

function Preview({ plan: { clauses, removed }, isFirst }: { plan: Plan; isFirst: boolean }) {
  const columns = [
    { key: 'label', title: '编号', width: '9em', cell: ({ clause }: PlannedClause) => clause.label },
    { key: 'text', title: '原文', cell: ({ clause }: PlannedClause) => <span className="notice-clause-text">{clause.text}</span> },
    ...(isFirst ? [] : [{ key: 'change', title: '与现有条款比', width: '11em', cell: ({ change }: PlannedClause) => words[change] }]),
  ]
  return (
    <div>
      {removed.length > 0 && (
        <p className="note tone-attention">
          新文中没有、也没有引用的 {removed.length} 条将删去：{removed.map(({ label, id }) => label ?? id).join('、')}。
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className="notice-preview" tabIndex={0} aria-label="分条结果">
        <DataTable caption="分成的条款" columns={columns} rows={clauses} rowKey={({ clause }) => clause.id} />
      </section>
    </div>
  )
}
