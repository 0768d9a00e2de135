/** The stages of a programme; a new one comes with form, checklist, rules and workflow. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { announce } from '../../../ui/announce'
import { described, Field, TextField } from '../../../ui/field'
import { stageFiles } from '../begin/start-files'
import { withInserted } from '../edits'
import { newId } from '../ids'
import type { Opened } from '../opening'
import { documentOf } from '../problems'
import { roleOptions, stageOptions } from '../programme-file'
import { PropertiesPanel } from '../properties/panel'

const path = 'schemas/programme.json'

export function StageList({ opened }: { opened: Opened }) {
  const { programme, state } = opened
  const [adding, setAdding] = useState(false)
  const stages = stageOptions(state.files)
  return (
    <section className="panel" aria-labelledby="settings-stages">
      <div className="panel-head">
        <h2 id="settings-stages">申报环节</h2>
        <Button onClick={() => setAdding(true)}>新增环节</Button>
      </div>
      {stages.length === 0 && <p className="quiet">还没有环节。一般先有一个“申报”，需要验收、兑付的再增加。</p>}
      {stages.map(({ value, label }, index) => (
        <details key={value} className="studio-more">
          <summary>{label}</summary>
          <p>
            <Link href={`/studio/${programme}/workflow?stage=${value}`}>流程</Link>
          </p>
          <PropertiesPanel opened={opened} path={path} place={['stages', index]} omit={['id']} label={`环节“${label}”`} />
        </details>
      ))}
      {adding && <AddStage opened={opened} onClose={() => setAdding(false)} />}
    </section>
  )
}

function AddStage({ opened: { draft, state }, onClose }: { opened: Opened; onClose: () => void }) {
  const roles = roleOptions(state.files)
  const scopes = scopesOf(state.files)
  const [title, setTitle] = useState('')
  const [applicant, setApplicant] = useState(roles.find(({ value }) => scopes.get(value) === 'own')?.value)
  const [reviewer, setReviewer] = useState(roles.find(({ value }) => scopes.get(value) !== 'own')?.value)
  const [tried, setTried] = useState(false)
  const add = () => {
    setTried(true)
    if (!title.trim() || !applicant || !reviewer) return
    const id = newId(
      's',
      stageOptions(state.files).map(({ value }) => value),
    )
    const stage = { id, title: title.trim(), by: applicant, number: `${id.toUpperCase()}-{year}-{serial}` }
    const main = withInserted(draft.read().files[path] ?? '{}', ['stages'], stage)
    draft.apply(`新增环节“${stage.title}”`, { [path]: main, ...stageFiles({ id, title: stage.title, applicant, reviewer }) })
    announce(`已新增环节“${stage.title}”，带有表单、材料、规则和流程的开头。`)
    onClose()
  }
  const choice = (id: string, label: string, value: string | undefined, onChange: (value: string) => void) => (
    <Field id={id} label={label} required problem={tried && !value ? '请选择。' : undefined}>
      <Select {...described(id, {})} aria-label={label} value={value} options={roles} onChange={onChange} />
    </Field>
  )
  return (
    <Modal open title="新增环节" okText="新增" onOk={add} onCancel={onClose}>
      <div className="stack">
        <TextField
          id="stage-title"
          label="环节名称"
          required
          value={title}
          onChange={setTitle}
          problem={tried && !title.trim() ? '请填写环节名称。' : undefined}
        />
        {choice('stage-applicant', '谁来填报', applicant, setApplicant)}
        {choice('stage-reviewer', '谁来审核', reviewer, setReviewer)}
      </div>
    </Modal>
  )
}

function scopesOf(files: Readonly<Record<string, string>>): Map<string, unknown> {
  const document = documentOf(files[path])
  const roles = typeof document === 'object' && document !== null && 'roles' in document ? document.roles : []
  return new Map(Array.isArray(roles) ? roles.map(({ id, scope }) => [String(id), scope]) : [])
}
