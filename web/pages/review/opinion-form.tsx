/** Gives an opinion: outcome, text, its own fields, PDF. Files are kept as soon as they are chosen. */
import { Button, Input, Radio } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import type { DeclarationView, ParallelOpinionView } from '../../../server/actions/views/declaration'
import { ApiError, api, ask } from '../../api'
import { refreshDeclaration, refreshTodos } from '../../data'
import { fieldId, GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, sectionOf } from '../../form/model'
import { announce } from '../../ui/announce'
import { type ErrorLink, ErrorSummary } from '../../ui/error-summary'
import { described, Field } from '../../ui/field'
import { upTo } from '../../ui/up-to'
import { OpinionFilesEditor } from './opinion-files'

interface Props {
  declaration: DeclarationView
  opinion: ParallelOpinionView
  onEnd: () => void
}

const prefix = 'opinion'
/** Where a problem that the server names is put right. */
const targetOf = (at: string) =>
  at.startsWith('/fields/') ? fieldId(prefix, at.slice('/fields/'.length)) : `opinion${at.replaceAll('/', '-')}`

export function OpinionForm({ declaration, opinion, onEnd }: Props) {
  const { id, form, given, outcomes, textLength, attachment } = opinion
  const section = form && sectionOf(form, 'fields')
  const handle = useRef<GroupFormHandle>(null)
  const [outcome, setOutcome] = useState(given?.outcome ?? '')
  const [text, setText] = useState(given?.text ?? '')
  const [fields, setFields] = useState<Record<string, unknown>>(given?.answers ?? {})
  const [errors, setErrors] = useState<{ found: readonly ErrorLink[]; attempt: number }>({ found: [], attempt: 0 })
  const [busy, setBusy] = useState(false)
  const problemAt = (at: string) => errors.found.find(({ target }) => target === targetOf(at))?.message
  const tell = (found: readonly ErrorLink[]) => setErrors((last) => ({ found, attempt: last.attempt + 1 }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const own = [
      ...(outcome ? [] : [{ message: '请选择结论。', target: targetOf('/outcome') }]),
      ...(textLength && !text.trim() ? [{ message: '请填写意见。', target: targetOf('/text') }] : []),
      ...(handle.current?.check() ?? []).map(({ key, message }) => ({ message, target: fieldId(prefix, key) })),
      ...(attachment === 'required' && opinion.files.length === 0
        ? [{ message: '请上传附件（PDF）。', target: targetOf('/attachment') }]
        : []),
    ]
    if (own.length > 0) return tell(own)
    setBusy(true)
    try {
      const answers = (handle.current?.current() ?? fields) as never
      await ask(
        api.declarations[':id'].opinions[':opinion'].$put({
          param: { id: declaration.id, opinion: id },
          json: { version: declaration.version, outcome, text, fields: answers },
        }),
      )
      await Promise.all([refreshDeclaration(declaration.id), refreshTodos()])
      announce('意见已保存，下一步办理之前还可以修改。')
      onEnd()
    } catch (error) {
      const problems = error instanceof ApiError ? error.problems : []
      const message = error instanceof Error ? error.message : '没有成功，请再试一次。'
      tell(problems.length > 0 ? problems.map((problem) => ({ message: problem.message, target: targetOf(problem.at) })) : [{ message }])
      setBusy(false)
    }
  }
  return (
    <form className="decide-form" onSubmit={(event) => void save(event)}>
      <ErrorSummary errors={errors.found} attempt={errors.attempt} />
      <Field id="opinion-outcome" label="结论" required problem={problemAt('/outcome')}>
        <Radio.Group
          id="opinion-outcome"
          aria-label="结论"
          options={outcomes.map((one) => ({ value: one.id, label: one.label }))}
          value={outcome}
          onChange={({ target }) => setOutcome(String(target.value))}
        />
      </Field>
      <Field
        id="opinion-text"
        label={textLength ? '意见' : '意见（选填）'}
        required={textLength !== undefined}
        hint={textLength ? `不少于 ${textLength} 个字。` : undefined}
        problem={problemAt('/text')}
      >
        <Input.TextArea
          {...described('opinion-text', { problem: problemAt('/text'), hint: textLength !== undefined })}
          rows={3}
          count={upTo(4000)}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      {form && section && (
        <GroupForm
          ref={handle}
          name={prefix}
          group={groupOf(section)}
          layout={form.layout.fields}
          dictionaries={form.dictionaries}
          value={fields}
          onChange={setFields}
        />
      )}
      {attachment && <OpinionFilesEditor {...{ declaration, opinion }} problem={problemAt('/attachment')} />}
      <div className="buttons">
        <Button type="primary" size="small" htmlType="submit" loading={busy}>
          保存意见
        </Button>
        <Button size="small" onClick={onEnd}>
          取消
        </Button>
      </div>
    </form>
  )
}
