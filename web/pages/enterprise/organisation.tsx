/** The own organisation: what was registered, and its contacts to change. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import type { OrganisationView } from '../../../server/actions/views/organisation'
import { api, ask } from '../../api'
import { useSite } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { dayText } from '../../ui/time'
import { fieldProblems } from '../public/registration'

export function Organisation() {
  const { data, mutate } = useSWR('organisation', () => ask(api.organisation.$get()))
  const site = useSite().data
  const [open, setOpen] = useState(false)
  if (!data) return null
  const titles = new Map(site?.registration.fields.map(({ key, title }) => [key, title]))
  const facts: [string, string][] = [
    [titles.get('name') ?? '单位名称', data.name],
    [titles.get('creditCode') ?? '统一社会信用代码', data.creditCode],
    [titles.get('district') ?? site?.districtLabel ?? '所属区域', data.districtName],
    [titles.get('contact') ?? '联系人', data.contact],
    [titles.get('mobile') ?? '联系电话', data.mobile],
    [titles.get('email') ?? '电子邮箱', data.email],
    ['注册日期', dayText(data.registeredAt)],
  ]
  return (
    <section className="panel" aria-labelledby="organisation">
      <div className="panel-head">
        <h2 id="organisation">单位信息</h2>
        <Button onClick={() => setOpen(true)}>修改联系方式</Button>
      </div>
      <dl className="facts-grid">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open && (
        <Contacts
          organisation={data}
          titles={titles}
          onClose={() => setOpen(false)}
          onSaved={(next) => {
            void mutate(next, { revalidate: false })
            setOpen(false)
            announce('联系方式已修改。')
          }}
        />
      )}
    </section>
  )
}

interface ContactsProps {
  organisation: OrganisationView
  titles: ReadonlyMap<string, string>
  onSaved: (organisation: OrganisationView) => void
  onClose: () => void
}

function Contacts({ organisation, titles, onSaved, onClose }: ContactsProps) {
  const [values, setValues] = useState({ contact: organisation.contact, mobile: organisation.mobile, email: organisation.email })
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail } = useProblems('contact-')
  const fields = (['contact', 'mobile', 'email'] as const).map((key) => ({ key, title: titles.get(key) ?? key }))
  const save = async () => {
    if (show(Object.fromEntries(fieldProblems(fields, values)))) return
    setBusy(true)
    try {
      onSaved(await ask(api.organisation.$put({ json: values })))
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Modal open title="修改联系方式" okText="保存" confirmLoading={busy} onOk={() => void save()} onCancel={onClose}>
      <div className="stack">
        <ErrorSummary errors={links} attempt={attempt} />
        {fields.map(({ key, title }) => (
          <TextField
            key={key}
            id={`contact-${key}`}
            label={title}
            required
            hint={key === 'email' ? '密码和办理通知都发到这个邮箱。' : undefined}
            value={values[key]}
            onChange={(value) => setValues((before) => ({ ...before, [key]: value }))}
            problem={problems[key]}
          />
        ))}
      </div>
    </Modal>
  )
}
