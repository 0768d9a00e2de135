/** The form of a stage: its structure, the page as applicants see it, the properties of what is chosen. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { stageTitles } from '../file-kinds'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemList } from '../problem-list'
import { problemsIn } from '../problems'
import { AddFieldDialog } from './add-field-dialog'
import { AddSectionDialog } from './add-section-dialog'
import { FieldPanel } from './field-panel'
import { FormPanel } from './form-panel'
import type { FieldNode, SectionNode } from './form-tree'
import { PasteFieldsDialog } from './paste-fields-dialog'
import { Preview } from './preview'
import { RemoveDialog } from './remove-dialog'
import { SectionPanel } from './section-panel'
import { Structure } from './structure'
import { type FormEditor, useForm } from './use-form'
import './forms.css'

export default function FormsPage() {
  return <Opening>{(opened) => <Forms opened={opened} />}</Opening>
}

/** What the right side shows: the form, one of its sections, one of its fields. */
export interface Chosen {
  section?: SectionNode
  field?: FieldNode
}
export type Dialog = 'field' | 'paste' | 'section' | 'remove'

function Forms({ opened }: { opened: Opened }) {
  const query = new URLSearchParams(useSearch())
  const [location, go] = useLocation()
  const stages = stageTitles(opened.state.files)
  const stage = query.get('stage') ?? [...stages.keys()][0] ?? ''
  const form = useForm(opened, stage)
  const section = form.sections.find(({ key }) => key === query.get('section'))
  const chosen: Chosen = { section, field: section?.fields.find(({ key }) => key === query.get('field')) }
  const [dialog, setDialog] = useState<Dialog>()
  const choose = (key?: string, field?: string) => {
    const next = new URLSearchParams({ stage, ...(key && { section: key }), ...(field && { field }) })
    go(`${location}?${next}`, { replace: true })
  }
  const close = () => setDialog(undefined)
  const shown = section ?? form.sections[0]
  return (
    <Frame opened={opened} title="表单">
      <div className="studio-lead">
        <h2>表单</h2>
        <Select
          aria-label="环节"
          value={stage}
          options={[...stages].map(([value, label]) => ({ value, label }))}
          popupMatchSelectWidth={false}
          onChange={(next) => go(`${location}?${new URLSearchParams({ stage: next })}`, { replace: true })}
        />
      </div>
      <div className="forms-bench">
        <Structure {...{ form, chosen, choose }} onDialog={setDialog} />
        <div className="forms-middle">
          {shown ? <Preview key={stage} {...{ form, chosen, choose }} section={shown} /> : <Nothing onAdd={() => setDialog('section')} />}
          <Problems form={form} />
        </div>
        <aside className="forms-side" aria-label="属性">
          {chosen.field && section ? (
            <FieldPanel key={chosen.field.key} {...{ form, section, choose }} node={chosen.field} onRemove={() => setDialog('remove')} />
          ) : section ? (
            <SectionPanel key={section.key} {...{ form, section }} onRemove={() => setDialog('remove')} />
          ) : (
            <FormPanel form={form} />
          )}
        </aside>
      </div>
      {dialog === 'section' && <AddSectionDialog {...{ form, choose }} onClose={close} />}
      {dialog === 'field' && shown && <AddFieldDialog {...{ form, choose }} section={shown} after={chosen.field?.key} onClose={close} />}
      {dialog === 'paste' && shown && <PasteFieldsDialog {...{ form, choose }} section={shown} after={chosen.field?.key} onClose={close} />}
      {dialog === 'remove' && section && <RemoveDialog {...{ form, section, choose }} node={chosen.field} onClose={close} />}
    </Frame>
  )
}

const Nothing = ({ onAdd }: { onAdd: () => void }) => (
  <div className="panel">
    <p>这个环节还没有填报内容。先添加一个部分，再往里面加填报项。</p>
    <p>
      <Button type="primary" onClick={onAdd}>
        添加部分
      </Button>
    </p>
  </div>
)

function Problems({ form: { opened, path, uiPath } }: { form: FormEditor }) {
  return [path, uiPath].map((one) => {
    const found = problemsIn(opened.state, one)
    return found.length > 0 ? <ProblemList key={one} opened={opened} path={one} problems={found} /> : null
  })
}
