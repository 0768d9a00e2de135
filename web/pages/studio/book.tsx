/** The policy book: the programme as a document with its changes marked, to be read, printed and signed. */
import { Button, Radio } from 'antd'
import { useRef, useState } from 'react'
import { PrintFrame } from '../../ui/print-frame'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'

export default function BookPage() {
  return <Opening>{(opened) => <Book opened={opened} />}</Opening>
}

type Kind = 'marked' | 'changes' | 'clean'

function Book({ opened }: { opened: Opened }) {
  const { programme, state, publications } = opened
  const [kind, setKind] = useState<Kind>('marked')
  const frame = useRef<HTMLIFrameElement>(null)
  const query = { marked: '', changes: 'only=changes&', clean: 'against=none&' }[kind]
  const address = (end: string) => `/api/studio/${programme}/book${end}?${query}v=${state.version}`
  return (
    <Frame opened={opened} title="政策文本">
      <div className="studio-lead">
        <p className="studio-lead-words">
          整个事项写成一份文件：条款、表单、材料、规则、金额、流程、文书，供领导审阅签批。改动以下划线和删除线标出，黑白打印也看得清。
        </p>
        <div className="buttons">
          <Button type="primary" onClick={() => frame.current?.contentWindow?.print()}>
            打印
          </Button>
          <Button href={address('.pdf')} download>
            下载 PDF
          </Button>
        </div>
      </div>
      {publications.length > 0 && (
        <Radio.Group aria-label="显示什么" value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
          <Radio value="marked">全文，标出改动</Radio>
          <Radio value="changes">只看改动</Radio>
          <Radio value="clean">全文，不标改动</Radio>
        </Radio.Group>
      )}
      {state.status === 'changed' || state.status === 'saving' ? (
        <p className="quiet">正在保存最后的改动……</p>
      ) : (
        <div className="studio-book">
          <PrintFrame ref={frame} src={address('')} title="政策文本" />
        </div>
      )}
    </Frame>
  )
}
