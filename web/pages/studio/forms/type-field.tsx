/** The kind of a question; while something reads it, changing it asks, with the uses and with what would not be right any more. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { Field as Labelled } from '../../../ui/field'
import { Failure, Loading } from '../../../ui/page-state'
import { stageTitles, titleOf } from '../file-kinds'
import type { Opened } from '../opening'
import { UseList } from '../use-list'
import { type BusinessType, kindOfType, typeNames } from './business-types'
import type { FieldNode, SectionNode } from './form-tree'
import { newlyWrong, withType } from './retyping'
import type { FormEditor } from './use-form'
import { casesInWords, dependents, type Use, usesOf, withoutAnswers } from './uses'

interface Props {
  form: FormEditor
  section: SectionNode
  node: FieldNode
  type: BusinessType
}

export function TypeField({ form, section, node, type }: Props) {
  const [asked, setAsked] = useState<BusinessType>()
  const uses = asked && usesOfField(form, section, node)
  const change = (next: BusinessType) => {
    form.apply(`改变“${node.field.title}”的类型`, (texts) => withType(texts, node, next, firstDictionary(form)))
    setAsked(undefined)
  }
  const choose = (next: BusinessType) => {
    const { reads, cases } = usesOfField(form, section, node)
    if (reads.length > 0 || cases) setAsked(next)
    else change(next)
  }
  return (
    <>
      <Labelled id="field-type" label="类型" hint={kindOfType(type).hint}>
        <Select<BusinessType>
          id="field-type"
          aria-label="类型"
          value={type}
          options={typeNames.map((value) => ({ value, label: kindOfType(value).label }))}
          onChange={choose}
        />
      </Labelled>
      {asked && uses && (
        <Modal
          open
          width={640}
          title={`把“${node.field.title}”由${kindOfType(type).label}改为${kindOfType(asked).label}`}
          okText="仍然修改"
          okButtonProps={{ danger: true }}
          onOk={() => {
            change(asked)
            announce('已改变类型，可以撤销。')
          }}
          onCancel={() => setAsked(undefined)}
        >
          <div className="stack">
            <p>下面这些地方用到了它{uses.cases && `，${uses.cases}里也填了它`}：</p>
            <UseList programme={form.opened.programme} files={form.opened.state.files} uses={uses.reads} />
            <Breakage {...{ form, node }} type={asked} />
            <p className="quiet">已经提交的申报件不受影响；填写中的是否改用新的类型，发布时选择。</p>
          </div>
        </Modal>
      )}
    </>
  )
}

const firstDictionary = ({ dictionaries }: FormEditor) => Object.keys(dictionaries)[0]

function usesOfField({ opened, stage }: FormEditor, section: SectionNode, { key }: FieldNode): { reads: Use[]; cases: string } {
  const { files } = opened.state
  const tied = dependents(section.fields, key).map((title): Use => ({ file: '', at: title, what: `填报项“${title}”按它的回答填写` }))
  return {
    reads: [...tied, ...usesOf(files, stage, key, section.key)],
    cases: casesInWords(Object.keys(withoutAnswers(files, stage, section.key, key))),
  }
}

/** What the check says of the files as they would be. */
function Breakage({ form, node, type }: { form: FormEditor; node: FieldNode; type: BusinessType }) {
  const { opened, path, uiPath } = form
  const { data, error } = useSWR(['studio/retyping', opened.programme, opened.state.version, path, node.key, type], () => {
    const { files } = opened.draft.read()
    const texts = withType({ form: files[path] ?? '{}', ui: files[uiPath] ?? '{}\n' }, node, type, firstDictionary(form))
    const changed = { [path]: texts.form, [uiPath]: texts.ui }
    return ask(api.studio[':programme'].check.$post({ param: { programme: opened.programme }, json: { files: changed } }))
  })
  if (error) return <Failure error={error} />
  if (!data) return <Loading label="正在检查改了以后哪里会不对……" />
  return <Wrong opened={opened} wrong={newlyWrong(opened.state, data)} />
}

/** More than that nobody reads before deciding. */
const most = 8

function Wrong({ opened: { state }, wrong: { problems, examples } }: { opened: Opened; wrong: ReturnType<typeof newlyWrong> }) {
  const stages = stageTitles(state.files)
  if (problems.length + examples.length === 0) return <p>检查过了：改了以后没有新的问题，示例也都一致。</p>
  const said = [
    ...problems.map(
      ({ file, message, remedy }) => `${file ? `${titleOf(file, state.files, stages)}：` : ''}${message}${remedy ? `（${remedy}）` : ''}`,
    ),
    ...examples.map(({ title }) => `示例“${title}”与预期不一致`),
  ]
  return (
    <div className="note tone-attention">
      <p>改了以后，这些地方会不对，要接着改好才能发布：</p>
      <ul className="bullets">
        {said.slice(0, most).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {said.length > most && <p>还有 {said.length - most} 处。</p>}
    </div>
  )
}
