/** An objection of anybody against a public notice; who objects may say how to be reached. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { NoticeView } from '../../../server/actions/views/batch'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field, TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { upTo } from '../../ui/up-to'
import { uploadObjectionFile } from '../../upload'
import { ObjectionFile } from './objection-file'

export function ObjectionForm({ notice: { id, columns, members, objections }, onSent }: { notice: NoticeView; onSent: () => void }) {
  const [member, setMember] = useState<number>()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [busy, setBusy] = useState(false)
  const [file, setFile] = useState<File>()
  const [unsent, setUnsent] = useState(false)
  const [sent, setSent] = useState(false)
  const { problems, attempt, links, show, note, fail, clear } = useProblems('objection-')
  const first = columns[0]?.id ?? ''
  const send = async () => {
    if (show({ ...(!text.trim() && { text: '请写明异议的内容和理由。' }) })) return
    setBusy(true)
    try {
      const json = { member, text: text.trim(), name: name.trim() || undefined, contact: contact.trim() || undefined }
      const { id: objection } = await ask(api.notices[':id'].objections.$post({ param: { id }, json }))
      setUnsent(file ? !(await attached(id, objection, file)) : false)
      setSent(true)
      announce('已收到您的异议。')
      onSent()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  if (sent)
    return (
      <section className="panel" aria-label="异议">
        <p className="note tone-success">已收到您的异议，发布单位会调查处理；处理期间公示暂停。</p>
        {unsent && (
          <p className="note tone-attention">附件没有收到（应是不超过 10MB、没有加密的 PDF）。异议已经收到，附件请交给发布公示的单位。</p>
        )}
      </section>
    )
  return (
    <section className="panel" aria-labelledby="objection">
      <h2 id="objection">提出异议</h2>
      {objections?.note && <p>{objections.note}</p>}
      <form
        className="stack objection-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary errors={links} attempt={attempt} />
        <Field id="objection-member" label="针对哪一家（不选为整份名单）">
          <Select
            {...described('objection-member', {})}
            className="full"
            value={member}
            allowClear
            placeholder="整份名单"
            showSearch={{ optionFilterProp: 'label' }}
            options={members.map(({ position, cells }) => ({ value: position, label: cells[first] ?? String(position) }))}
            onChange={setMember}
          />
        </Field>
        <Field id="objection-text" label="异议的内容和理由" required problem={problems.text}>
          <Input.TextArea
            {...described('objection-text', { problem: problems.text })}
            rows={5}
            count={upTo(2000)}
            value={text}
            onChange={({ target }) => {
              setText(target.value)
              clear('text')
            }}
          />
        </Field>
        <ObjectionFile
          file={file}
          problem={problems.file}
          onTake={(chosen) => {
            setFile(chosen)
            clear('file')
          }}
          onRefuse={(message) => note('file', message)}
        />
        <TextField id="objection-name" label="姓名或单位（选填）" value={name} onChange={setName} autoComplete="name" />
        <TextField
          id="objection-contact"
          label="联系方式（选填）"
          hint="留下联系方式便于核实，只用于核查。"
          value={contact}
          onChange={setContact}
        />
        <p>
          <Button type="primary" htmlType="submit" loading={busy}>
            提交异议
          </Button>
        </p>
      </form>
    </section>
  )
}

/** Sends the PDF after the objection; whether it arrived. */
const attached = (notice: string, objection: string, file: File) =>
  uploadObjectionFile(notice, objection, file).done.then(
    () => true,
    () => false,
  )
