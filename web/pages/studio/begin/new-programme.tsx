/** A new programme: from nothing but its name, or as a copy of another one. It is a draft until it is published. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { StudioProgrammeView } from '../../../../server/actions/views/studio'
import { api, ask } from '../../../api'
import { ErrorSummary } from '../../../ui/error-summary'
import { described, Field, TextField } from '../../../ui/field'
import { useProblems } from '../../../ui/problems'
import { refreshStudio } from '../data'
import { siteId } from '../folders'
import { copyOf, startFiles } from './start-files'

export function NewProgramme({ programmes }: { programmes: readonly StudioProgrammeView[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        新建事项
      </Button>
      {open && <NewDialog programmes={programmes} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewDialog({ programmes, onClose }: { programmes: readonly StudioProgrammeView[]; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [issuer, setIssuer] = useState('')
  const [id, setId] = useState('')
  const [source, setSource] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [, go] = useLocation()
  const { problems, attempt, links, show, fail } = useProblems('new-')
  const create = async () => {
    const wrong = {
      ...(title.trim() ? {} : { title: '请填写通知的标题。' }),
      ...(programmes.some((one) => one.title === title.trim()) ? { title: '已有同名的事项，请换一个标题，如加上年份。' } : {}),
      ...(issuer.trim() ? {} : { issuer: '请填写发文单位。' }),
      ...(/^[a-z0-9][a-z0-9-]{1,59}$/.test(id) ? {} : { id: '请填写编号，用小写字母、数字和连字符，如 water-2026。' }),
      ...(programmes.some((one) => one.id === id) ? { id: '已有这个编号的事项，请换一个。' } : {}),
    }
    if (busy || show(wrong)) return
    setBusy(true)
    try {
      const named = { id, title: title.trim(), issuer: issuer.trim() }
      const files = source ? copyOf(await filesOf(source), named) : startFiles(named, await applicantRoles())
      await ask(api.studio[':programme'].import.$post({ param: { programme: id }, json: { files } }))
      await refreshStudio()
      go(`/studio/${id}`)
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  const sources = programmes.filter((one) => one.id !== siteId).map((one) => ({ value: one.id, label: one.title }))
  return (
    <Modal open title="新建事项" okText="新建" confirmLoading={busy} onOk={() => void create()} onCancel={onClose} width={640}>
      <div className="stack">
        {links.length > 0 && <ErrorSummary errors={links} attempt={attempt} />}
        <TextField id="new-title" label="通知标题" required value={title} onChange={setTitle} problem={problems.title} />
        <TextField id="new-issuer" label="发文单位" required value={issuer} onChange={setIssuer} problem={problems.issuer} />
        <TextField
          id="new-id"
          label="编号"
          required
          value={id}
          onChange={setId}
          problem={problems.id}
          hint="网址里用，以后不能改。如 water-2026。"
        />
        <Field id="new-source" label="从哪里开始" hint="照已有的事项开始，会带来它的条款、表单、规则、流程和示例，再逐项修改。">
          <Select
            {...described('new-source', { hint: true })}
            aria-label="从哪里开始"
            allowClear
            placeholder="从空白开始"
            value={source}
            options={sources}
            onChange={(next) => setSource(next ?? undefined)}
          />
        </Field>
        <p className="quiet">新建的是草稿，发布以前申报单位看不到。</p>
      </div>
    </Modal>
  )
}

const filesOf = async (programme: string) => (await ask(api.studio[':programme'].draft.$get({ param: { programme } }))).files

/** The kinds of accounts of the site are the roles that may file. */
async function applicantRoles(): Promise<{ id: string; label: string }[]> {
  const files = await filesOf(siteId)
  const site: unknown = JSON.parse(files['schemas/site.json'] ?? '{}')
  const kinds = typeof site === 'object' && site !== null && 'accountKinds' in site ? site.accountKinds : []
  return Array.isArray(kinds) ? kinds.map(({ id, label }) => ({ id: String(id), label: String(label) })) : []
}
