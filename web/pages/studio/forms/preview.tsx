/** The page of a section as applicants see it, by the same renderer; a click chooses a field, whose words are edited in their place. */
import { Input, Segmented } from 'antd'
import { type MouseEvent, useMemo, useState } from 'react'
import { GroupForm } from '../../../form/group-form'
import { Boundary } from '../../../ui/boundary'
import { PrintFrame } from '../../../ui/print-frame'
import { useDocument } from '../document'
import { valueAt } from '../edits'
import { answersFor } from './conditional'
import { type FieldNode, readableGroup, type SectionNode } from './form-tree'
import type { Chosen } from './forms-page'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  section: SectionNode
  chosen: Chosen
  choose: (section?: string, field?: string) => void
}

const views = ['电脑', '手机', '只读', '纸面'] as const
type View = (typeof views)[number]

export function Preview({ form, section, chosen, choose }: Props) {
  const [view, setView] = useState<View>('电脑')
  return (
    <section className="panel forms-preview" aria-label="预览">
      <Segmented<View> aria-label="怎样看" options={[...views]} value={view} onChange={setView} />
      {view === '纸面' ? (
        <Paper form={form} />
      ) : (
        <div className={view === '手机' ? 'forms-screen is-phone' : 'forms-screen'}>
          <h3>{section.schema.title}</h3>
          {section.schema.description && <p>{section.schema.description}</p>}
          {section.isRows && <p className="quiet">明细表：申报单位逐条填写，每一条填下面这些内容。</p>}
          <Boundary key={`${section.key}${JSON.stringify(valueAt(form.document, section.group))}`}>
            <Screen key={section.key} {...{ form, section, chosen, choose }} readOnly={view === '只读'} />
          </Boundary>
        </div>
      )}
    </section>
  )
}

function Screen({ form, section, chosen, choose, readOnly }: Props & { readOnly: boolean }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  const { document, layout, dictionaries } = form
  const group = useMemo(() => readableGroup(valueAt(document, section.group)), [document, section.group])
  const { field } = chosen
  const needed = useMemo(() => answersFor(field, section.fields), [field, section.fields])
  const value = { ...answers, ...Object.fromEntries(Object.entries(needed).filter(([key]) => answers[key] === undefined)) }
  const above = useMemo(
    () => (key: string) => (field && key === field.key && !readOnly ? <Words key={key} form={form} node={field} /> : null),
    [form, field, readOnly],
  )
  const pick = ({ target }: MouseEvent) => {
    const key = target instanceof Element ? target.closest('[data-field]')?.getAttribute('data-field') : undefined
    if (key && key !== field?.key) choose(section.key, key)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the structure beside it chooses by the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div onClick={pick}>
      <GroupForm
        name="preview"
        group={group}
        layout={layout.fields ?? {}}
        order={section.layout.order}
        dictionaries={dictionaries}
        value={value}
        onChange={setAnswers}
        readOnly={readOnly}
        above={above}
      />
    </div>
  )
}

/** Name and help of the chosen field, edited where they stand. */
function Words({ form: { opened, path }, node }: { form: FormEditor; node: FieldNode }) {
  const { set } = useDocument(opened, path)
  const { title, description } = node.field
  return (
    <div className="forms-words">
      <Input
        aria-label="名称（直接修改）"
        size="small"
        value={title}
        onChange={({ target }) => set(`修改“${node.key}”的名称`, [...node.place, 'title'], target.value)}
      />
      <Input
        aria-label="填写说明（直接修改）"
        size="small"
        placeholder="填写说明，可以不写"
        value={description ?? ''}
        onChange={({ target }) => set(`修改“${node.key}”的说明`, [...node.place, 'description'], target.value || undefined)}
      />
    </div>
  )
}

/** The draft as it is saved, on paper, filled by one of the examples. */
function Paper({ form: { opened, stage } }: { form: FormEditor }) {
  const { programme, state } = opened
  const isSaved = state.status === 'saved'
  const query = new URLSearchParams({ stage, version: String(state.version) })
  return (
    <>
      <p className="quiet">{isSaved ? '用这个环节的第一个示例填写，和正式打印一样排版。' : '正在保存改动，保存后显示最新的样子。'}</p>
      <PrintFrame title="纸面预览" src={`/api/studio/${programme}/paper?${query}`} />
    </>
  )
}
