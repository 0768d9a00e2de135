/** A forgotten password: a new one goes to the address given at registration. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { api, ask } from '../../api'
import { formats } from '../../form/formats'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { Page } from '../../ui/page'
import { useProblems } from '../../ui/problems'
import './public.css'

export default function Forgotten() {
  const [login, setLogin] = useState('')
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const { problems, attempt, links, show, fail } = useProblems('forgotten-')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(login.trim() ? {} : { login: '请填写“登录账号”' }),
      ...(formats.email.problem(formats.email.normalise(email)) ? { email: '请填写注册时的“电子邮箱”，如 name@example.com' } : {}),
    }
    if (busy || show(wrong)) return
    setBusy(true)
    try {
      await ask(api.passwords.forgotten.$post({ json: { login: login.trim(), email: email.trim() } }))
      setSent(true)
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title="忘记密码" hasErrors={links.length > 0} crumbs={[{ label: '首页', to: '/' }, { label: '忘记密码' }]}>
      <div className="panel narrow stack">
        {sent ? (
          <>
            <p role="status">如果账号和邮箱与注册时一致，新密码已经发到这个邮箱，一般 5 分钟内会收到。</p>
            <p>
              <Link href={`/login?login=${encodeURIComponent(login)}`}>去登录</Link>
            </p>
            <p className="quiet">注册邮箱不再使用的，请联系所属主管部门核实身份后更换。</p>
          </>
        ) : (
          <form className="stack" onSubmit={submit} noValidate>
            <ErrorSummary errors={links} attempt={attempt} />
            <TextField
              id="forgotten-login"
              label="登录账号"
              hint="统一社会信用代码"
              required
              value={login}
              onChange={setLogin}
              problem={problems.login}
              autoComplete="username"
            />
            <TextField
              id="forgotten-email"
              label="电子邮箱"
              hint="注册时填写的邮箱"
              required
              value={email}
              onChange={setEmail}
              problem={problems.email}
              autoComplete="email"
              inputMode="email"
            />
            <Button type="primary" htmlType="submit" size="large" loading={busy}>
              发送新密码
            </Button>
          </form>
        )}
      </div>
    </Page>
  )
}
