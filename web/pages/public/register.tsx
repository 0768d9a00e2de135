/** Registering an organisation: fields and words come from the site's configuration. */
import { Button, Checkbox, Radio, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import type { SiteView } from '../../../server/actions/views/site'
import { api, ask } from '../../api'
import { useSite } from '../../data'
import { normaliseCreditCode } from '../../form/credit-code'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field, TextField } from '../../ui/field'
import { NotFound } from '../../ui/not-found'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { useProblems } from '../../ui/problems'
import { Consent } from './consent'
import './public.css'
import { Registered } from './registered'
import { type Registration, registrationProblems } from './registration'
import { dropSelfCheck, readSelfCheck } from './self-check-answers'

export default function Register() {
  const { kind = '' } = useParams()
  const site = useSite()
  return (
    <Loaded from={site}>
      {(view) => (view.accountKinds.some(({ id }) => id === kind) ? <Form site={view} kind={kind} /> : <NotFound />)}
    </Loaded>
  )
}

const empty: Registration = { name: '', creditCode: '', district: '', contact: '', mobile: '', email: '' }
const typing: Record<keyof Registration, { autoComplete?: string; inputMode?: 'tel' | 'email' }> = {
  name: { autoComplete: 'organization' },
  creditCode: {},
  district: {},
  contact: { autoComplete: 'name' },
  mobile: { autoComplete: 'tel', inputMode: 'tel' },
  email: { autoComplete: 'email', inputMode: 'email' },
}
const isKey = (key: string): key is keyof Registration => key in empty

function Form({ site, kind }: { site: SiteView; kind: string }) {
  const [, go] = useLocation()
  const search = useSearch()
  const programme = new URLSearchParams(search).get('from') ?? undefined
  const [values, setValues] = useState(() => invited(site, search))
  const [consent, setConsent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<{ login: string; email: string }>()
  const { problems, attempt, links, show, note, fail, clear } = useProblems('register-')
  const fields = site.registration.fields.filter((field): field is typeof field & { key: keyof Registration } => isKey(field.key))
  const answers = programme ? readSelfCheck(programme) : undefined
  const set = (key: keyof Registration) => (value: string) => {
    setValues((before) => ({ ...before, [key]: value }))
    clear(key)
  }
  const checkAvailability = async () => {
    const creditCode = normaliseCreditCode(values.creditCode)
    if (creditCode.length !== 18) return
    set('creditCode')(creditCode)
    const { problem } = await ask(api.registrations.availability.$get({ query: { creditCode } })).catch(() => ({ problem: undefined }))
    if (problem) note('creditCode', problem)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || show(registrationProblems(fields, values, consent, site.consent.label))) return
    setBusy(true)
    try {
      const selfCheck = programme && answers ? { programme, answers: { answers: answers as never } } : undefined
      setDone(
        await ask(api.registrations.$post({ json: { kind, ...values, consent: true, consentVersion: site.consent.version, selfCheck } })),
      )
      if (programme) dropSelfCheck(programme)
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  if (done) return <Registered site={site} kind={kind} login={done.login} masked={done.email} email={values.email} />
  return (
    <Page
      title={site.registration.title}
      hasErrors={links.length > 0}
      crumbs={[{ label: '首页', to: '/' }, { label: site.registration.title }]}
    >
      <form className="panel registration stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={links} attempt={attempt} />
        {answers && <p className="note tone-success">自测的答案会带入您的申报表，不用重填。</p>}
        {site.accountKinds.length > 1 && (
          <div className="field">
            <div className="label" id="kind-label">
              账号类型
            </div>
            <div role="radiogroup" aria-labelledby="kind-label" className="choices">
              {site.accountKinds.map(({ id, label }) => (
                <Radio
                  key={id}
                  name="kind"
                  value={id}
                  checked={id === kind}
                  onChange={() => go(`/register/${id}${search ? `?${search}` : ''}`, { replace: true })}
                >
                  {label}
                </Radio>
              ))}
            </div>
          </div>
        )}
        {fields.map(({ key, title, hint }) =>
          key === 'district' ? (
            <District
              key={key}
              site={site}
              title={title}
              hint={hint}
              value={values.district}
              problem={problems.district}
              onChange={set('district')}
            />
          ) : (
            <TextField
              key={key}
              id={`register-${key}`}
              label={title}
              hint={hint}
              problem={problems[key]}
              required
              value={values[key]}
              onChange={set(key)}
              onLeave={key === 'creditCode' ? () => void checkAvailability() : undefined}
              {...typing[key]}
            />
          ),
        )}
        <div className={`field${problems.consent ? ' field-invalid' : ''}`}>
          <Checkbox
            id="register-consent"
            checked={consent}
            aria-describedby={problems.consent ? 'register-consent__error' : undefined}
            onChange={({ target }) => {
              setConsent(target.checked)
              clear('consent')
            }}
          >
            {site.consent.label}
          </Checkbox>
          <Consent html={site.consent.html} />
          {problems.consent && (
            <p className="field-error" id="register-consent__error">
              {problems.consent}
            </p>
          )}
        </div>
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          注册
        </Button>
      </form>
    </Page>
  )
}

interface DistrictProps {
  site: SiteView
  title: string
  hint?: string
  value: string
  problem?: string
  onChange: (value: string) => void
}

function District({ site, title, hint, value, problem, onChange }: DistrictProps) {
  const id = 'register-district'
  return (
    <Field id={id} label={title} hint={hint} problem={problem} required>
      <Select
        {...described(id, { hint, problem })}
        value={value || undefined}
        placeholder="请选择"
        className="full"
        aria-required
        showSearch={{ optionFilterProp: 'label' }}
        options={site.districts.map((district) => ({ value: district.id, label: district.name }))}
        onChange={(next) => onChange(next ?? '')}
      />
    </Field>
  )
}

/** An invitation says the district; whoever was invited may choose another. */
function invited(site: SiteView, search: string): Registration {
  const district = new URLSearchParams(search).get('district') ?? ''
  return { ...empty, district: site.districts.some(({ id }) => id === district) ? district : '' }
}
