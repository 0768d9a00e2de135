/** Publishing: what stands in the way, what changes, whom it concerns, and the note that stays. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiError, api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { refreshStudio } from './data'
import { stageTitles, titleOf } from './file-kinds'
import type { Opened } from './opening'

export function PublishDialog({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { programme, draft, state } = opened
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [, go] = useLocation()
  const obstacles = obstaclesOf(opened)
  const publish = async () => {
    if (!note.trim()) return setProblem('请写明这次修改了什么、依据是什么。')
    setBusy(true)
    try {
      if (!(await draft.save()))
        throw new ApiError(0, { code: 'unsaved', message: '还有改动没有保存到服务器，请稍后再发布。', problems: [] })
      const json = { note: note.trim(), version: draft.read().version }
      const { number } = await ask(api.studio[':programme'].publications.$post({ param: { programme }, json }))
      await refreshStudio()
      announce(`已发布，这是第 ${number} 次发布。`)
      onClose()
      go(`/studio/${programme}/publications`)
    } catch (error) {
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="发布"
      width={680}
      onCancel={onClose}
      footer={
        <div className="buttons studio-footer">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={busy} disabled={obstacles.length > 0} onClick={() => void publish()}>
            确定发布
          </Button>
        </div>
      }
    >
      <div className="stack">
        {obstacles.length > 0 ? <Obstacles opened={opened} obstacles={obstacles} onClose={onClose} /> : <Effects opened={opened} />}
        {obstacles.length === 0 && (
          <Field id="publish-note" label="发布说明" required problem={problem} hint="写明改了什么、依据哪份文件。发布记录里会一直保留。">
            <Input.TextArea
              {...described('publish-note', { problem, hint: true })}
              rows={3}
              maxLength={2000}
              value={note}
              onChange={({ target }) => {
                setNote(target.value)
                setProblem(undefined)
              }}
            />
          </Field>
        )}
        {state.status === 'saving' && <p className="quiet">正在保存并检查最后的改动……</p>}
      </div>
    </Modal>
  )
}

interface Obstacle {
  message: string
  to?: string
}

/** Why the draft cannot be published now. */
function obstaclesOf({ programme, state, changed, publications }: Opened): Obstacle[] {
  const check = `/studio/${programme}/check`
  const { problems, examples, status } = state
  return [
    ...(status === 'conflict' || status === 'refused' || status === 'offline' ? [{ message: '草稿还没有保存到服务器。' }] : []),
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

function Effects({ opened: { programme, state, inForce, changed, publications } }: { opened: Opened }) {
  const { examples, files } = state
  const stages = stageTitles(files)
  const running = publications.reduce((sum, { declarations }) => sum + declarations, 0)
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
      </p>
      <p>
        {running > 0
          ? `已有的 ${running} 件申报件继续使用它们开始时的版本，内容和结论都不变；发布以后新建的申报件使用新版本。`
          : '目前没有申报件。发布以后新建的申报件使用这个版本。'}
      </p>
      {examples.uncoveredRules.length > 0 && (
        <p className="studio-attention">
          <Icon name="alert" /> 有 {examples.uncoveredRules.length} 条规则缺少符合或不符合的示例，请在发布说明中写明原因。
        </p>
      )}
    </div>
  )
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) return '没有发布成功，请再试一次。'
  return [error.message, ...error.problems.slice(0, 3).map(({ message }) => message)].join(' ')
}
