/** Remarks of a return: pinned at their places, ticked off one by one. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSWRConfig } from 'swr'
import { Link } from 'wouter'
import type { DeclarationView, RemarkView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { Icon } from '../../ui/icon'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { addressOf } from './places'

/** The remarks of the last return. */
export function currentRemarks({ remarks }: DeclarationView): RemarkView[] {
  const last = Math.max(0, ...remarks.map(({ round }) => round))
  return remarks.filter(({ round }) => round === last)
}

/** How many remarks of the return still wait at a place or below it. */
export const remarksWaiting = (declaration: DeclarationView, place: string): number =>
  declaration.editable === 'remarks'
    ? currentRemarks(declaration).filter(({ at, settled }) => !settled && `${at}/`.startsWith(`${place}/`)).length
    : 0

/** A remark at its field. */
export function PinnedRemarks({ remarks }: { remarks: readonly RemarkView[] }) {
  if (remarks.length === 0) return null
  return (
    <ul className="pinned">
      {remarks.map(({ id, text, by, role }) => (
        <li key={id}>
          <Icon name="info" />
          <span>
            <strong>退回意见：</strong>
            {text}
            <small className="quiet">
              {' '}
              {role} {by}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The checklist of a return: how many of the remarks are done. */
export function RemarkChecklist({ declaration, stage }: { declaration: DeclarationView; stage: StageView }) {
  const remarks = currentRemarks(declaration)
  if (declaration.editable !== 'remarks' || remarks.length === 0) return null
  const done = remarks.filter(({ settled }) => settled).length
  return (
    <section className="panel returned" aria-labelledby="returned">
      <div className="panel-head">
        <h2 id="returned">
          {remarks.length} 处意见：已改 {done}
        </h2>
        <progress value={done} max={remarks.length} aria-label="已处理的退回意见" />
      </div>
      <p className="quiet">只有被退回的内容可以修改，其他内容保持不变。每改好一处请标记；全部标记后才能重新提交。</p>
      <ol className="remarks">
        {remarks.map((remark) => (
          <Remark key={remark.id} {...{ remark, declaration, stage }} />
        ))}
      </ol>
      {declaration.changes.length > 0 && <Changes declaration={declaration} />}
    </section>
  )
}

function Remark({ remark, declaration, stage }: { remark: RemarkView; declaration: DeclarationView; stage: StageView }) {
  const { mutate } = useSWRConfig()
  const [busy, setBusy] = useState(false)
  const [reply, setReply] = useState(remark.reply ?? '')
  const address = addressOf(declaration.id, stage, remark.at)
  const settle = async (settled: boolean) => {
    setBusy(true)
    try {
      const view = await ask(
        api.declarations[':id'].remarks[':remark'].$put({
          param: { id: declaration.id, remark: remark.id },
          json: { settled, reply: reply.trim() || undefined },
        }),
      )
      await mutate(['declaration', declaration.id], view, { revalidate: false })
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <li>
      <p>
        <strong>{remark.label}</strong> {remark.settled && <StateTag tone="success">已改</StateTag>}
      </p>
      <p>{remark.text}</p>
      <p className="quiet">
        {remark.role} {remark.by} · {timeText(remark.createdAt)}
      </p>
      {!remark.settled && (
        <div className="field">
          <label htmlFor={`reply-${remark.id}`}>修改说明（选填）</label>
          <Input id={`reply-${remark.id}`} value={reply} maxLength={500} onChange={({ target }) => setReply(target.value)} />
        </div>
      )}
      {remark.settled && remark.reply && <p>修改说明：{remark.reply}</p>}
      <div className="buttons">
        {address && <Link href={address}>去修改</Link>}
        {remark.settled ? (
          <Button loading={busy} onClick={() => void settle(false)}>
            还要再改
          </Button>
        ) : (
          <Button type="primary" loading={busy} onClick={() => void settle(true)}>
            已改好
          </Button>
        )}
      </div>
    </li>
  )
}

/** What changed since the submission before. */
export function Changes({ declaration: { changes } }: { declaration: DeclarationView }) {
  return (
    <details className="changes" open>
      <summary>与上次提交相比，改动 {changes.length} 处</summary>
      <ul className="plain-list">
        {changes.map(({ at, label, before, after }) => (
          <li key={at}>
            <strong>{label}</strong>：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
          </li>
        ))}
      </ul>
    </details>
  )
}
