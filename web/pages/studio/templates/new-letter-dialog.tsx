/** A new letter: what it is called, what it is about, how its text begins. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { announce } from '../../../ui/announce'
import { described, Field, TextField } from '../../../ui/field'
import { valueAt } from '../edits'
import type { Opened } from '../opening'
import { documentOf } from '../problems'
import { stageOptions } from '../programme-file'
import { beginnings } from './beginnings'
import { thingsOf, withThing } from './things'

interface Props {
  opened: Opened
  onClose: () => void
  onAdded: (id: string) => void
}

export function NewLetterDialog({ opened: { draft, state }, onClose, onAdded }: Props) {
  const subjects = subjectsOf(state.files)
  const letters = thingsOf(state.files, 'letters')
  const [title, setTitle] = useState('')
  const [subject, setSubject] = useState(subjects[0]?.value)
  const [beginning, setBeginning] = useState('blank')
  const [tried, setTried] = useState(false)
  const starts = [
    ...Object.entries(beginnings).map(([value, { label }]) => ({ value, label })),
    ...letters.map((letter) => ({ value: letter.path, label: `照抄“${letter.title}”` })),
  ]
  const add = () => {
    setTried(true)
    const name = title.trim()
    if (!name) return
    const [kind = '', about = ''] = subject?.split(':') ?? []
    const text = beginnings[beginning]?.text(name) ?? state.files[beginning] ?? ''
    const definition = { title: name, ...(about && { [kind]: about }), profile: 'official' }
    const { id, changes } = withThing(draft.read().files, 'letters', { definition, text })
    draft.apply(`新增文书“${name}”`, changes)
    announce(`已新增文书“${name}”。`)
    onAdded(id)
    onClose()
  }
  return (
    <Modal open title="新增文书" okText="新增" onOk={add} onCancel={onClose}>
      <div className="stack">
        <TextField
          id="letter-title"
          label="文书名称"
          required
          value={title}
          onChange={setTitle}
          problem={tried && !title.trim() ? '请填写文书名称。' : undefined}
        />
        <Field id="letter-subject" label="关于什么" hint="决定里面可以填入哪些内容，在哪里可以打印。">
          <Select
            {...described('letter-subject', { hint: true })}
            aria-label="关于什么"
            value={subject}
            options={subjects}
            onChange={setSubject}
          />
        </Field>
        <Field id="letter-beginning" label="从什么开始">
          <Select
            {...described('letter-beginning', {})}
            aria-label="从什么开始"
            value={beginning}
            options={starts}
            onChange={setBeginning}
          />
        </Field>
      </div>
    </Modal>
  )
}

/** One declaration of a stage, or a batch. */
function subjectsOf(files: Readonly<Record<string, string>>) {
  const batches = valueAt(documentOf(files['rules/batches.json']), ['batches'])
  const kinds = Array.isArray(batches) ? batches : []
  return [
    ...stageOptions(files).map(({ value, label }) => ({ value: `stage:${value}`, label: `一件“${label}”` })),
    ...kinds.map((kind: unknown) => ({ value: `batch:${valueAt(kind, ['id'])}`, label: `一个批次：${valueAt(kind, ['title'])}` })),
  ]
}
