/** A new section: a page of questions, a table of rows, or one as another stage has it. */
import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { Field, TextField } from '../../../ui/field'
import { stageTitles } from '../file-kinds'
import { fieldOf, newKey } from './business-types'
import { withSection, withSectionCopied } from './form-edits'
import { keysIn, type SectionNode } from './form-tree'
import { usePastedFields } from './paste-fields-dialog'
import { columnTitles, newFields } from './pasted-fields'
import { type FormEditor, useForm } from './use-form'

interface Props {
  form: FormEditor
  choose: (section?: string, field?: string) => void
  onClose: () => void
}
type Kind = 'fields' | 'rows' | 'copy'

export function AddSectionDialog({ form, choose, onClose }: Props) {
  const { sections, apply, opened } = form
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<Kind>('fields')
  const [first, setFirst] = useState('')
  const [pasted, setPasted] = useState('')
  const [copied, setCopied] = useState<SectionNode>()
  const stages = [...stageTitles(opened.state.files)].filter(([id]) => id !== form.stage)
  const [source, setSource] = useState(stages[0]?.[0] ?? '')
  const other = useForm(opened, source)
  const read = usePastedFields(form, pasted)
  const wrong = read.flatMap(({ line, problems }) => problems.map((problem) => `第 ${line} 行：${problem}`))
  const taken = keysIn(sections)
  const usable = other.sections.filter((one) => [...keysIn([one])].every((key) => !taken.has(key)))
  const isReady = kind === 'copy' ? copied : title.trim() && (pasted.trim() ? read.length > 0 && wrong.length === 0 : first.trim())
  const add = () => {
    if (kind === 'copy') return copied && copy(copied)
    const key = newKey('s', taken)
    const names = new Set([...taken, key])
    const fields = pasted.trim() ? newFields(read, names) : [{ key: newKey('f', names), field: fieldOf('text', first.trim()) }]
    apply(`添加部分“${title.trim()}”`, (texts) => withSection(texts, key, title.trim(), kind, fields))
    choose(key)
    onClose()
  }
  const copy = (section: SectionNode) => {
    const { files } = opened.draft.read()
    const from = { form: files[other.path] ?? '', ui: files[other.uiPath] ?? '{}' }
    apply(`照搬部分“${section.schema.title}”`, (texts) => withSectionCopied(texts, section, from))
    choose(section.key)
    onClose()
  }
  return (
    <Modal open title="添加部分" okText="添加" okButtonProps={{ disabled: !isReady }} onOk={add} onCancel={onClose} width={720}>
      <div className="stack">
        <Radio.Group aria-label="怎样填" value={kind} onChange={({ target }) => setKind(target.value)}>
          <Radio value="fields">一页填报项，每项填一次</Radio>
          <Radio value="rows">明细表，一条一条填</Radio>
          {stages.length > 0 && <Radio value="copy">照搬其他环节的一部分</Radio>}
        </Radio.Group>
        {kind === 'copy' ? (
          <>
            <Field id="section-stage" label="哪个环节">
              <Select
                id="section-stage"
                aria-label="哪个环节"
                value={source}
                options={stages.map(([value, label]) => ({ value, label }))}
                onChange={(next) => {
                  setSource(next)
                  setCopied(undefined)
                }}
              />
            </Field>
            <Field
              id="section-copied"
              label="哪一部分"
              hint="填报项的代号一样，同一条规则、同一个公式在两个环节都读得到。已经有的部分不在这里。"
            >
              <Select
                id="section-copied"
                aria-label="哪一部分"
                value={copied?.key}
                options={usable.map(({ key, schema }) => ({ value: key, label: schema.title }))}
                onChange={(next) => setCopied(usable.find(({ key }) => key === next))}
              />
            </Field>
          </>
        ) : (
          <>
            <TextField id="section-title" label="名称" required value={title} onChange={setTitle} placeholder="如 基础信息" />
            {!pasted && (
              <TextField
                id="section-first"
                label="第一个填报项的名称"
                value={first}
                onChange={setFirst}
                hint="其余的以后再加；或者不填这里，在下面粘贴。"
              />
            )}
            <Field
              id="section-paste"
              label="从 Excel 粘贴填报项"
              hint={`列的顺序：${columnTitles.join('、')}；第一行也可以是列名。`}
              problem={wrong.slice(0, 5).join('；') || undefined}
            >
              <Input.TextArea id="section-paste" rows={4} value={pasted} onChange={({ target }) => setPasted(target.value)} />
            </Field>
            {read.length > 0 && wrong.length === 0 && <p className="quiet">将添加 {read.length} 个填报项。</p>}
          </>
        )}
      </div>
    </Modal>
  )
}
