/** When a session has expired: signs in again in place, so that nothing typed is lost. */
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api, ask, onExpired } from '../api'
import { leave, useSession } from '../data'

export function SignInAgain() {
  const { data: session } = useSession()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const waiting = useRef<((signedIn: boolean) => void)[]>([])
  const login = session?.account.login
  useEffect(() => {
    onExpired(
      login
        ? () =>
            new Promise((resolve) => {
              waiting.current.push(resolve)
              setOpen(true)
            })
        : undefined,
    )
    return () => onExpired(undefined)
  }, [login])

  const finish = (signedIn: boolean) => {
    setOpen(false)
    setPassword('')
    setProblem(undefined)
    for (const resolve of waiting.current.splice(0)) resolve(signedIn)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!login || busy) return
    if (!password) return setProblem('请填写“密码”')
    setBusy(true)
    try {
      // what pages have read stays: the form behind the dialog must not be built anew
      await ask(api.session.$post({ json: { login, password } }))
      finish(true)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有登录成功，请再试一次。')
    } finally {
      setBusy(false)
    }
  }
  const giveUp = () => {
    finish(false)
    void leave()
  }
  return (
    <Modal
      open={open}
      title="登录已过期，请重新登录"
      footer={null}
      onCancel={() => finish(false)}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p>您填写的内容还在，登录后会接着保存。</p>
      <form onSubmit={submit} className="stack">
        <div className="field">
          <label htmlFor="again-login">登录账号</label>
          <Input id="again-login" value={login} readOnly autoComplete="username" />
        </div>
        <div className="field">
          <label htmlFor="again-password">密码</label>
          <Input.Password
            id="again-password"
            value={password}
            autoFocus
            autoComplete="current-password"
            status={problem ? 'error' : undefined}
            aria-describedby={problem ? 'again-problem' : undefined}
            onChange={({ target }) => setPassword(target.value)}
          />
          {problem && (
            <p className="field-error" id="again-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            登录并继续
          </Button>
          <Button onClick={giveUp}>换一个账号</Button>
        </div>
      </form>
    </Modal>
  )
}
