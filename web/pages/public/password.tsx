/** The own password: changed by force after the mailed one, or at will. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { SessionView } from '../../../server/actions/views/session'
import { api, ask } from '../../api'
import { homeOf } from '../../audience'
import { enter, useSession } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { useProblems } from '../../ui/problems'
import { passwordHint } from './password-hint'
import './public.css'

export default function Password() {
  const session = useSession()
  return <Loaded from={session}>{(known) => (known ? <Form session={known} /> : <Redirect to="/login" />)}</Loaded>
}

function Form({ session }: { session: SessionView }) {
  const [, go] = useLocation()
  const [values, setValues] = useState({ current: '', next: '', again: '' })
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail } = useProblems('password-')
  const set = (key: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [key]: value }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { current, next, again } = values
    const wrong = {
      ...(current ? {} : { current: '请填写“原密码”' }),
      ...([...next].length >= 10 ? {} : { next: '“新密码”至少 10 个字符' }),
      ...(next === again ? {} : { again: '两次输入的新密码不一样' }),
    }
    if (busy || show(wrong)) return
    setBusy(true)
    try {
      const changed = await ask(api.session.password.$put({ json: { current, next } }))
      await enter(changed)
      announce('密码已修改。')
      go(homeOf(changed), { replace: true })
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Page title="修改密码" hasErrors={links.length > 0}>
      <form className="panel narrow stack" onSubmit={submit} noValidate>
        {session.mustChangePassword && <p className="note">这是首次登录，请先把邮件里的初始密码改成自己的密码。</p>}
        <ErrorSummary errors={links} attempt={attempt} />
        <input type="text" value={session.account.login} autoComplete="username" readOnly hidden />
        <TextField
          id="password-current"
          label={session.mustChangePassword ? '初始密码' : '原密码'}
          secret
          required
          value={values.current}
          onChange={set('current')}
          problem={problems.current}
          autoComplete="current-password"
        />
        <TextField
          id="password-next"
          label="新密码"
          hint={passwordHint}
          secret
          required
          value={values.next}
          onChange={set('next')}
          problem={problems.next}
          autoComplete="new-password"
        />
        <TextField
          id="password-again"
          label="再输入一次新密码"
          secret
          required
          value={values.again}
          onChange={set('again')}
          problem={problems.again}
          autoComplete="new-password"
        />
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          修改密码
        </Button>
      </form>
    </Page>
  )
}
