/** The first administrator, by the one-time link that the server printed. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { api, ask } from '../../api'
import { homeOf } from '../../audience'
import { enter } from '../../data'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { Page } from '../../ui/page'
import { useProblems } from '../../ui/problems'
import { passwordHint } from './password-hint'
import './public.css'

export default function Setup() {
  const token = new URLSearchParams(useSearch()).get('token') ?? ''
  const [, go] = useLocation()
  const [values, setValues] = useState({ login: 'admin', name: '', password: '', again: '' })
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail } = useProblems('setup-')
  const set = (key: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [key]: value }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { login, name, password, again } = values
    const wrong = {
      ...(/^[a-z0-9][a-z0-9._-]{2,39}$/.test(login) ? {} : { login: '“登录名”用 3 至 40 个小写字母、数字、点或连字符' }),
      ...(name.trim() ? {} : { name: '请填写“姓名”' }),
      ...([...password].length >= 10 ? {} : { password: '“密码”至少 10 个字符' }),
      ...(password === again ? {} : { again: '两次输入的密码不一样' }),
    }
    if (busy || show(wrong)) return
    setBusy(true)
    try {
      const session = await ask(api.setup.$post({ json: { token, login, name: name.trim(), password } }))
      await enter(session)
      go(homeOf(session), { replace: true })
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  const text = (key: keyof typeof values, label: string, more: { hint?: string; secret?: boolean; autoComplete?: string } = {}) => (
    <TextField id={`setup-${key}`} label={label} required value={values[key]} onChange={set(key)} problem={problems[key]} {...more} />
  )
  return (
    <Page title="设置第一个管理员" hasErrors={links.length > 0}>
      <form className="panel narrow stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={links} attempt={attempt} />
        {!token && <p className="note tone-attention">地址里没有链接的凭证。请完整复制启动服务时显示的链接。</p>}
        {text('login', '登录名', { autoComplete: 'username' })}
        {text('name', '姓名', { autoComplete: 'name' })}
        {text('password', '密码', { hint: passwordHint, secret: true, autoComplete: 'new-password' })}
        {text('again', '再输入一次密码', { secret: true, autoComplete: 'new-password' })}
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          设置并登录
        </Button>
      </form>
    </Page>
  )
}
