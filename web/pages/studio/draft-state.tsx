/** The state of the draft: words beside the buttons, a banner where something is amiss. */
import { Button } from 'antd'
import { Icon } from '../../ui/icon'
import { clockText, timeText } from '../../ui/time'
import { stageTitles, titleOf } from './file-kinds'
import type { Opened } from './opening'

/** What became of the last change, in words. */
export function SaveWords({ opened: { state, publications } }: { opened: Opened }) {
  const { status, savedAt, savedBy } = state
  const latest = publications.some(({ pending }) => pending) ? '待生效的' : '生效'
  const words = {
    saved: savedAt ? `草稿已保存 ${clockOf(savedAt)}${savedBy ? `（${savedBy}）` : ''}` : `与${latest}版本相同`,
    changed: '有改动，即将自动保存',
    saving: '正在保存并检查……',
    offline: '离线，已保存在本机',
    conflict: '等待核对，没有保存',
    refused: '没有保存成功',
  }[status]
  const tone = status === 'saved' ? 'success' : status === 'changed' || status === 'saving' ? 'neutral' : 'danger'
  return (
    <span className={`save-state tone-${tone}`} role="status">
      {tone === 'success' && <Icon name="check" />}
      {tone === 'danger' && <Icon name="alert" />}
      {words}
    </span>
  )
}

/** The clock for today, else day and time. */
const clockOf = (instant: string) =>
  timeText(instant).slice(0, 10) === timeText(Date.now()).slice(0, 10) ? clockText(instant) : timeText(instant)

/** What an administrator should know about the draft before going on. */
export function Banner({ opened: { state, draft, publications } }: { opened: Opened }) {
  if (state.status === 'offline')
    return (
      <div className="note tone-attention save-banner" role="status">
        <span>
          <strong>离线，已保存在本机。</strong> 可以继续修改，连上服务器后会自动保存；在此之前请不要换电脑或清除浏览器数据。
        </span>
        <Button onClick={() => void draft.save()}>立即重试</Button>
      </div>
    )
  if (state.status === 'refused')
    return (
      <div className="note tone-danger save-banner" role="alert">
        <span>
          <strong>没有保存成功。</strong> {state.problem} 修改的内容还在这一页，并在本机留有一份。
        </span>
        <Button onClick={() => void draft.save()}>再试一次</Button>
      </div>
    )
  const latest = publications.find(({ pending }) => pending) ?? publications.find(({ inForce }) => inForce)
  const lines = [
    state.restored && '已找回上次在本机修改、还没有保存到服务器的内容。',
    state.taken.length > 0 &&
      `${state.savedBy ?? '另一位管理员'}也在修改这份草稿，已并入其改动：${state.taken.map((path) => titleOf(path, state.files, stageTitles(state.files))).join('、')}。`,
    state.savedAt !== undefined &&
      latest &&
      state.base !== latest.edition &&
      `这份草稿开始修改之后，又有过新的发布（第 ${latest.number} 次）。发布前请在“改动”中核对，避免把那次的改动覆盖掉。`,
  ].filter((line) => typeof line === 'string')
  return lines.length > 0 ? (
    <div className="note studio-note" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  ) : null
}
