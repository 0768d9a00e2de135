/** The text that one agrees to, in a frame without scripts. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { cspNonce, fontFamily } from '../../theme'

const style = `body{font:16px/1.7 ${fontFamily};margin:12px 16px;color:#1f2329}h3{margin:0 0 8px}p{margin:0 0 8px}ol,ul{margin:0;padding-left:1.4em}li{margin-bottom:6px}`

export function Consent({ html }: { html: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        查看须知全文
      </Button>
      <Modal
        open={open}
        title="注册须知"
        width={720}
        onCancel={() => setOpen(false)}
        footer={<Button onClick={() => setOpen(false)}>关闭</Button>}
      >
        <iframe
          className="consent"
          title="注册须知全文"
          sandbox=""
          srcDoc={`<!doctype html><html lang="zh-CN"><head><title>注册须知</title><style nonce="${cspNonce}">${style}</style></head><body>${html}</body></html>`}
        />
      </Modal>
    </>
  )
}
