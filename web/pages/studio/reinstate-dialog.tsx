/** Goes back to an earlier edition, as one more publication with its own note. */
import { Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PublicationView } from '../../../server/actions/views/studio'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { timeText } from '../../ui/time'
import { refreshStudio, useDraftView } from './data'
import { siteId } from './folders'
import { changesBetween } from './merge'
import type { Opened } from './opening'
import { sentenceOf } from './publish/sentence'
import { noTerms, type Terms, TermsFields, termsBody } from './publish/terms'
import { type RunningState, useRunning } from './publish/use-running'

interface Props {
  programme: string
  publication: PublicationView
  onClose: () => void
}

export function ReinstateDialog({ opened, ...props }: Props & { opened: Opened }) {
  if (useDraftView(props.programme).data?.secondPerson) return <IntoDraft {...props} opened={opened} />
  return props.programme === siteId ? <Dialog {...props} /> : <WithRunning {...props} />
}

/** Where two people publish, an earlier edition goes the way of every draft. */
function IntoDraft({ opened, programme, publication: { number, edition }, onClose }: Props & { opened: Opened }) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [, go] = useLocation()
  const put = async () => {
    setBusy(true)
    try {
      const { files } = await ask(api.studio[':programme'].editions[':edition'].$get({ param: { programme, edition } }))
      opened.draft.apply(`放进第 ${number} 次发布的版本`, changesBetween(opened.draft.read().files, files))
      announce('已放进草稿，可以撤销。')
      onClose()
      go(`/studio/${programme}/changes`)
    } catch (error) {
      setProblem(sentenceOf(error, '没有成功，请再试一次。'))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={720}
      title={`恢复第 ${number} 次发布的版本`}
      okText="放进草稿"
      confirmLoading={busy}
      onOk={() => void put()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>这个事项须由两人发布，恢复以前的版本也一样：放进草稿以后，由您提请，另一位没有改过草稿的管理员核对后发布。</p>
        {opened.changed.length > 0 && <p className="note tone-attention">草稿里还没有发布的改动会被替换，放进以后可以撤销。</p>}
        {problem && (
          <p className="note tone-danger" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Modal>
  )
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
