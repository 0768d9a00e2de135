/** Publishing: what stands in the way, what changes, whom it concerns, since when, and the note that stays. */
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiError, api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { Icon } from '../../ui/icon'
import { refreshStudio, useDraftView } from './data'
import { stageTitles, titleOf } from './file-kinds'
import { siteId } from './folders'
import type { Opened } from './opening'
import { Proposal } from './publish/proposal'
import { sentenceOf } from './publish/sentence'
import { noTerms, type Terms, TermsFields, termsBody, termsOf } from './publish/terms'
import { type RunningState, useRunning } from './publish/use-running'

export function PublishDialog({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const obstacles = obstaclesOf(opened)
  if (obstacles.length > 0)
    return (
      <Modal open title="发布" width={680} onCancel={onClose} footer={<Footer onClose={onClose} isDisabled />}>
        <Obstacles opened={opened} obstacles={obstacles} onClose={onClose} />
      </Modal>
    )
  return opened.programme === siteId ? <Dialog opened={opened} onClose={onClose} /> : <WithRunning opened={opened} onClose={onClose} />
}

/** The site has no declarations. */
function WithRunning({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const running = useRunning(opened.programme, { version: opened.state.version })
  return <Dialog opened={opened} running={running} onClose={onClose} />
}

function Dialog({ opened, running, onClose }: { opened: Opened; running?: RunningState; onClose: () => void }) {
  const { programme, draft, state } = opened
  const { secondPerson, proposal } = useDraftView(programme).data ?? {}
  const [terms, setTerms] = useState<Terms>(proposal?.current ? termsOf(proposal) : noTerms)
  const [isExplained, setExplained] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [, go] = useLocation()
  const proposes = secondPerson === true && (!proposal?.current || proposal.own)
  const isRepeated = proposes && proposal?.current === true
  const word = isRepeated ? '重新提请' : proposes ? '提请发布' : '确定发布'
  const unexplained = state.examples.uncoveredRules.length > 0 && !isExplained
  const send = async () => {
    const missing = whatIsMissing(terms, unexplained)
    if (missing) return setProblem(missing)
    setBusy(true)
    try {
      if (!(await draft.save()))
        throw new ApiError(0, { code: 'unsaved', message: '还有改动没有保存到服务器，请稍后再发布。', problems: [] })
      const json = { ...termsBody(terms), ...(isExplained && { explained: true }), version: draft.read().version }
      const call = { param: { programme }, json }
      announce(await (proposes ? propose(call) : publish(call)))
      onClose()
      go(`/studio/${programme}/publications`)
    } catch (error) {
      setProblem(sentenceOf(error, '没有发布成功，请再试一次。'))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={proposes ? '提请发布' : '发布'}
      width={720}
      onCancel={onClose}
      footer={<Footer onClose={onClose} busy={busy} word={word} onOk={() => void send()} />}
    >
      <div className="stack">
        {proposal && <Proposal programme={programme} proposal={proposal} />}
        {proposes && !isRepeated && <p className="note">这个事项须由两人发布：由您提请，另一位没有改过草稿的管理员核对后发布。</p>}
        <Effects opened={opened} />
        {state.examples.uncoveredRules.length > 0 && (
          <Checkbox checked={isExplained} onChange={({ target }) => setExplained(target.checked)}>
            已经写明这些规则为什么没有符合或不符合的示例
          </Checkbox>
        )}
        <TermsFields
          terms={terms}
          onChange={(change) => {
            setTerms({ ...terms, ...change })
            setProblem(undefined)
          }}
          running={running}
          noteLabel="发布说明"
          noteHint="写明改了什么、依据哪份文件。发布记录里会一直保留。"
          problem={problem}
        />
        {state.status === 'saving' && <p className="quiet">正在保存并检查最后的改动……</p>}
      </div>
    </Modal>
  )
}

function whatIsMissing({ note, later }: Terms, unexplained: boolean): string | undefined {
  if (!note.trim()) return '请写明这次修改了什么、依据是什么。'
  if (later === '') return '请选择从什么时候起生效。'
  return unexplained ? '有规则缺少符合或不符合的示例，请写明原因并勾选上面的一项。' : undefined
}

type Call = { param: { programme: string }; json: ReturnType<typeof termsBody> & { explained?: boolean; version: number } }

async function publish(call: Call): Promise<string> {
  const { number, pending } = await ask(api.studio[':programme'].publications.$post(call))
  await refreshStudio()
  return pending ? `已定时，这是第 ${number} 次发布。` : `已发布，这是第 ${number} 次发布。`
}

async function propose(call: Call): Promise<string> {
  await ask(api.studio[':programme'].proposal.$post(call))
  await refreshStudio()
  return '已提请发布，请另一位管理员核对后发布。'
}

interface FooterProps {
  onClose: () => void
  onOk?: () => void
  busy?: boolean
  word?: string
  isDisabled?: boolean
}

const Footer = ({ onClose, onOk, busy, word = '确定发布', isDisabled }: FooterProps) => (
  <div className="buttons studio-footer">
    <Button onClick={onClose}>取消</Button>
    <Button type="primary" loading={busy} disabled={isDisabled} onClick={onOk}>
      {word}
    </Button>
  </div>
)

interface Obstacle {
  message: string
  to?: string
}

/** Why the draft cannot be published now. */
function obstaclesOf({ programme, state, changed, publications }: Opened): Obstacle[] {
  const pending = publications.find((one) => one.pending)
  const check = `/studio/${programme}/check`
  const { problems, examples, status } = state
  return [
    ...(status === 'conflict' || status === 'refused' || status === 'offline' ? [{ message: '草稿还没有保存到服务器。' }] : []),
    ...(pending ? [{ message: `第 ${pending.number} 次发布还没有到生效时间，请先撤回它。`, to: `/studio/${programme}/publications` }] : []),
    ...(problems.length > 0 ? [{ message: `配置还有 ${problems.length} 个问题。`, to: check }] : []),
    ...(examples.failed.length > 0 ? [{ message: `有 ${examples.failed.length} 个示例与预期不一致。`, to: check }] : []),
    ...(changed.length === 0 && publications.length > 0
      ? [{ message: '草稿与生效版本相同，没有可发布的改动。', to: `/studio/${programme}` }]
      : []),
  ]
}

function Obstacles({ opened, obstacles, onClose }: { opened: Opened; obstacles: readonly Obstacle[]; onClose: () => void }) {
  return (
    <div className="note tone-attention">
      <p>
        <strong>还不能发布“{opened.about.title}”：</strong>
      </p>
      <ul className="bullets">
        {obstacles.map(({ message, to }) => (
          <li key={message}>
            {message}{' '}
            {to && (
              <Link href={to} onClick={onClose}>
                去处理
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Effects({ opened: { programme, state, inForce, changed } }: { opened: Opened }) {
  const { examples, files } = state
  const stages = stageTitles(files)
  const isExample = (path: string) => path.startsWith('rules/examples/')
  const names = changed.filter((path) => !isExample(path)).map((path) => titleOf(path, { ...inForce, ...files }, stages))
  const tried = changed.filter(isExample).length
  return (
    <div className="studio-effects">
      <p>
        <Icon name="check" /> 配置没有问题{examples.total > 0 && `，${examples.total} 个示例全部一致`}。
      </p>
      <p>
        改动 {changed.length} 个文件：{[...names, ...(tried > 0 ? [`${tried} 个示例`] : [])].join('、')}。
        <Link href={`/studio/${programme}/changes`} target="_blank">
          查看改动
        </Link>
        {programme !== siteId && (
          <>
            {' '}
            <Link href={`/studio/${programme}/book`} target="_blank">
              政策文本
            </Link>
          </>
        )}
      </p>
      {examples.uncoveredRules.length > 0 && (
        <p className="studio-attention">
          <Icon name="alert" /> 有 {examples.uncoveredRules.length} 条规则缺少符合或不符合的示例，请在发布说明中写明原因。
        </p>
      )}
    </div>
  )
}
