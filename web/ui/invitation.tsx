/** A link that opens the registration of another kind of organisation, to be sent on. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../data'
import { announce } from './announce'

export function Invitation({ kind }: { kind: string }) {
  const district = useSession().data?.organisation?.district
  const [isCopied, setIsCopied] = useState(false)
  const link = `${window.location.origin}/register/${kind}${district ? `?district=${encodeURIComponent(district)}` : ''}`
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setIsCopied(true)
    announce('已复制邀请链接。')
  }
  return (
    <p className="invitation">
      邀请链接：<a href={link}>{link}</a>{' '}
      <Button size="small" onClick={() => void copy().catch(() => announce('没有复制成功，请选中链接后复制。'))}>
        {isCopied ? '已复制' : '复制'}
      </Button>
    </p>
  )
}
