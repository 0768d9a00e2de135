/** What became of the last change: words beside the buttons, a banner where something is amiss. */
import { Button } from 'antd'
import { Icon } from '../ui/icon'
import { sinceText } from '../ui/time'
import type { Draft, DraftState } from './draft'

export function SaveState({ status, savedAt }: DraftState) {
  const words = {
    saved: `已自动保存 ${sinceText(savedAt)}`,
    changed: '有改动，即将自动保存',
    saving: '正在保存……',
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

export function SaveBanner({ state, draft }: { state: DraftState; draft: Draft }) {
  if (state.status === 'offline')
    return (
      <div className="note tone-attention save-banner" role="status">
        <span>
          <strong>离线，已保存在本机。</strong> 可以继续填写，连上服务器后会自动保存；在此之前请不要换电脑或清除浏览器数据。
        </span>
        <Button onClick={() => void draft.save()}>立即重试</Button>
      </div>
    )
  if (state.status === 'refused')
    return (
      <div className="note tone-danger save-banner" role="alert">
        <span>
          <strong>没有保存成功。</strong> {state.problem} 填写的内容还在这一页，并在本机留有一份。
        </span>
        <Button onClick={() => void draft.save()}>再试一次</Button>
      </div>
    )
  if (state.restored)
    return (
      <div className="note save-banner" role="status">
        {state.status === 'saved' ? '已找回上次在本机填写的内容，并已保存到服务器。' : '已找回上次在本机填写、还没有保存到服务器的内容。'}
      </div>
    )
  return null
}
