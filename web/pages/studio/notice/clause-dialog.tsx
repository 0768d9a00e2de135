/** Writes one clause, and says how it is honoured where nothing cites it. */
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Clause, Clauses, Honoured } from '../../../../server/engine/generated/clauses'
import { described, Field, TextField } from '../../../ui/field'
import type { DocumentEditor } from '../document'
import type { Editing } from './notice'
import { freeId } from './split'

interface Props {
  document: DocumentEditor<Clauses>
  clauses: readonly Clause[]
  editing: Editing
  onClose: () => void
}

const ways: readonly { value: Honoured['as']; label: string }[] = [
  { value: 'displayed', label: '公开页或帮助里写明' },
  { value: 'document', label: '写在文书里' },
  { value: 'step', label: '由一个步骤办理' },
  { value: 'deadline', label: '由期限控制' },
  { value: 'amount', label: '由金额核算' },
  { value: 'heading', label: '只是标题' },
  { value: 'later', label: '以后的环节办理' },
]

export function ClauseDialog({ document, clauses, editing: { index, clause }, onClose }: Props) {
  const [label, setLabel] = useState(clause?.label ?? '')
  const [heading, setHeading] = useState(clause?.heading ?? '')
  const [text, setText] = useState(clause?.text ?? '')
  const [as, setAs] = useState(clause?.honoured?.as)
  const [where, setWhere] = useState(clause?.honoured?.where ?? '')
  const [tried, setTried] = useState(false)
  const problems = { text: text.trim() ? undefined : '请填写条款原文。', where: as && !where.trim() ? '请写明在哪里落实。' : undefined }
  const keep = () => {
    setTried(true)
    if (problems.text || problems.where) return
    const id = clause?.id ?? freeId('c1', new Set(clauses.map((one) => one.id)))
    const next: Clause = {
      ...(clause ?? {}),
      id,
      label: label.trim() || undefined,
      heading: heading.trim() || undefined,
      text: text.trim(),
      honoured: as && { as, where: where.trim() },
    }
    if (clause) document.set(`修改条款 ${label}`, ['clauses', index], next)
    else document.insert(`新增条款 ${label}`, ['clauses'], next, index)
    onClose()
  }
  const shown = tried ? problems : { text: undefined, where: undefined }
  return (
    <Modal open title={clause ? '修改条款' : '新增条款'} okText="保存" onOk={keep} onCancel={onClose} width={720}>
      <div className="stack">
        <TextField id="clause-label" label="编号" value={label} onChange={setLabel} hint="引用时怎样称呼它，如：一（二）3。" />
        <TextField id="clause-heading" label="小标题" value={heading} onChange={setHeading} />
        <Field id="clause-text" label="条款原文" required problem={shown.text}>
          <Input.TextArea
            {...described('clause-text', { problem: shown.text })}
            rows={8}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Field id="clause-as" label="怎样落实" hint="有规则、材料、步骤等以它为依据时不用填。">
          <Select
            {...described('clause-as', { hint: true })}
            aria-label="怎样落实"
            allowClear
            placeholder="由引用它的内容落实"
            value={as}
            options={[...ways]}
            onChange={(next) => setAs(next)}
          />
        </Field>
        {as && <TextField id="clause-where" label="在哪里落实" required value={where} onChange={setWhere} problem={shown.where} />}
      </div>
    </Modal>
  )
}
