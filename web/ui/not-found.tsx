/** A page that does not exist, or not for this account: the same words for both. */
import { Link } from 'wouter'
import { homeOf } from '../audience'
import { useSession } from '../data'
import { Page } from './page'

export function NotFound() {
  const { data: session } = useSession()
  return (
    <Page title="没有找到这个页面">
      <p>地址可能写错了，或者您的账号不能打开它。</p>
      <p>
        <Link href={session ? homeOf(session) : '/'}>回到首页</Link>
      </p>
    </Page>
  )
}
