/** After registering: where the password went, how long it takes, and sending it again. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { SiteView } from '../../../server/actions/views/site'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { Page } from '../../ui/page'

interface Props {
  site: SiteView
  kind: string
  login: string
  masked: string
  email: string
}

const wait = 60

export function Registered({ site, kind, login, masked, email }: Props) {
  const [, go] = useLocation()
  const [left, setLeft] = useState(wait)
  const isWaiting = left > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setLeft((before) => before - 1), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const resend = async () => {
    setLeft(wait)
    try {
      await ask(api.passwords.resend.$post({ json: { login, email } }))
      announce('已重新发送，请查看邮箱。')
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有发送成功，请稍后再试。', 'danger')
    }
  }
  return (
    <Page title="注册成功">
      <div className="panel registration stack">
        <dl className="facts">
          <dt>登录账号</dt>
          <dd>{login}</dd>
          <dt>初始密码</dt>
          <dd>已发送到 {masked}</dd>
        </dl>
        <p>一般 5 分钟内会收到邮件；没有收到的，请看垃圾邮件箱。初始密码 {site.passwordHours} 小时内有效，首次登录时须修改。</p>
        <div className="buttons">
          <Button type="primary" size="large" onClick={() => go(`/login?kind=${kind}&login=${encodeURIComponent(login)}`)}>
            去登录
          </Button>
          <Button size="large" disabled={isWaiting} onClick={() => void resend()}>
            {isWaiting ? `没有收到？${left} 秒后可重新发送` : '没有收到？重新发送'}
          </Button>
        </div>
      </div>
    </Page>
  )
}
