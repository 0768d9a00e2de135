/** Signing in: credit code or account name, and a password. */
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { homeOf } from '../../audience'
import { signIn, useSite } from '../../data'
import { ErrorSummary } from '../../ui/error-summary'
import { Page } from '../../ui/page'
import { useProblems } from '../../ui/problems'

export default function Login() {
  const search = new URLSearchParams(useSearch())
  const site = useSite().data
  const kind = site?.accountKinds.find(({ id }) => id === search.get('kind'))
  const staff = search.get('kind') === 'staff'
  const title = kind?.entrance ?? (staff ? (site?.staffEntrance ?? '登录') : '登录')
  return (
    <Page title={title} windowTitle="登录">
      <div className="narrow panel">
        <LoginForm to={safePath(search.get('to'))} login={search.get('login') ?? ''} isStaff={staff} />
        {!staff && site && (
          <p className="login-links">
            {(kind ? [kind] : site.accountKinds).map(({ id, label }) => (
              <Link key={id} href={`/register/${id}`}>
                注册{kind ? '' : label}账号
              </Link>
            ))}
            <Link href="/forgotten">忘记密码</Link>
          </p>
        )}
        {staff && <p className="field-hint">工作人员账号由系统运维人员开设；忘记密码请联系运维人员重置。</p>}
      </div>
    </Page>
  )
}

/** Only paths of our own pages. */
const safePath = (to: string | null) => (to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : undefined)

function LoginForm({ to, login: known, isStaff }: { to?: string; login: string; isStaff: boolean }) {
  const [, go] = useLocation()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const { problems, attempt, links, show } = useProblems()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = { ...(login.trim() ? {} : { login: '请填写“登录账号”' }), ...(password ? {} : { password: '请填写“密码”' }) }
    if (busy || show(missing)) return
    setBusy(true)
    try {
      const session = await signIn(login.trim(), password)
      go(session.mustChangePassword ? '/password' : (to ?? homeOf(session)), { replace: true })
    } catch (error) {
      show({ password: error instanceof Error ? error.message : '没有登录成功，请再试一次。' })
      setBusy(false)
    }
  }
  return (
    <form onSubmit={submit} className="stack" noValidate>
      <ErrorSummary title="没有登录成功" errors={links} attempt={attempt} />
      <div className="field">
        <label htmlFor="login">登录账号</label>
        <Input
          id="login"
          value={login}
          autoComplete="username"
          status={problems.login ? 'error' : undefined}
          onChange={({ target }) => setLogin(target.value)}
          aria-describedby="login-hint"
        />
        {!isStaff && (
          <p className="field-hint" id="login-hint">
            企业和服务商的登录账号是统一社会信用代码。
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor="password">密码</label>
        <Input.Password
          id="password"
          value={password}
          autoComplete="current-password"
          status={problems.password ? 'error' : undefined}
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        登录
      </Button>
    </form>
  )
}
