/** Goes back to an earlier edition, as one more publication with its own note. */
import { Modal } from 'antd'
import { useState } from 'react'
import type { PublicationView } from '../../../server/actions/views/studio'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { timeText } from '../../ui/time'
import { refreshStudio } from './data'
import { siteId } from './folders'
import { sentenceOf } from './publish/sentence'
import { noTerms, type Terms, TermsFields, termsBody } from './publish/terms'
import { type RunningState, useRunning } from './publish/use-running'

interface Props {
  programme: string
  publication: PublicationView
  onClose: () => void
}

export function ReinstateDialog(props: Props) {
  return props.programme === siteId ? <Dialog {...props} /> : <WithRunning {...props} />
}

/** The site has no declarations. */
function WithRunning(props: Props) {
  const running = useRunning(props.programme, { number: props.publication.number })
  return <Dialog {...props} running={running} />
}

function Dialog({ programme, publication: { number, note: earlier, by, at }, running, onClose }: Props & { running?: RunningState }) {
  const [terms, setTerms] = useState<Terms>(noTerms)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const reinstate = async () => {
    if (!terms.note.trim()) return setProblem('请写明为什么恢复。')
    if (terms.later === '') return setProblem('请选择从什么时候起生效。')
    setBusy(true)
    try {
      const param = { programme, number: String(number) }
      const made = await ask(api.studio[':programme'].publications[':number'].reinstate.$post({ param, json: termsBody(terms) }))
      await refreshStudio()
      announce(`已恢复，记为第 ${made.number} 次发布。`)
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error, '没有恢复成功，请再试一次。'))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={720}
      title={`恢复第 ${number} 次发布的版本`}
      okText="恢复并发布"
      confirmLoading={busy}
      onOk={() => void reinstate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {by}于 {timeText(at)} 发布：{earlier}
        </p>
        <p>恢复会记成一次新的发布，以前的记录不变；草稿里的改动也保留。</p>
        <TermsFields
          terms={terms}
          onChange={(change) => {
            setTerms({ ...terms, ...change })
            setProblem(undefined)
          }}
          running={running}
          noteLabel="恢复原因"
          problem={problem}
        />
      </div>
    </Modal>
  )
}
