/** What every page of a programme's studio shares: heading, state, tabs, what became of the last change, publishing. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { Page } from '../../ui/page'
import { Empty } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { ConflictDialog } from './conflict-dialog'
import { useDraftView } from './data'
import { Banner, SaveWords } from './draft-state'
import { siteId } from './folders'
import { useKeptFocus } from './kept-focus'
import { isPageOf, Menu } from './menu'
import type { Opened } from './opening'
import { PublishDialog } from './publish-dialog'
import { StateDialog } from './state-dialog'
import { Unreadable } from './unreadable'
import './studio.css'

interface Props {
  opened: Opened
  /** Of this page, for the window's title. */
  title: string
  crumb?: string
  children: ReactNode
}

export function Frame({ opened, title, crumb, children }: Props) {
  const { programme, about, draft, state } = opened
  const [publishing, setPublishing] = useState(false)
  const kept = useKeptFocus<HTMLDivElement>()
  const isSite = programme === siteId
  const [address] = useLocation()
  return (
    <Page
      title={about.title}
      windowTitle={`${title} - ${about.title}`}
      crumbs={
        crumb
          ? [{ label: '政策配置', to: '/studio' }, { label: '发布记录', to: `/studio/${programme}/publications` }, { label: crumb }]
          : undefined
      }
      beside={!isSite && <OpenState opened={opened} />}
      actions={
        <>
          <SaveWords opened={opened} />
          <Steps opened={opened} />
          {!isSite && about.inForce && <StateDialog about={about} />}
          <Button type="primary" onClick={() => setPublishing(true)}>
            发布
          </Button>
        </>
      }
    >
      {about.inForce && !about.open && (
        <p className="note tone-attention studio-note">
          申报已关闭{about.closedReason ? `：${about.closedReason}` : '。'} 申报单位可以查看和填写草稿，但不能提交；修改配置、发布不受影响。
        </p>
      )}
      <Waiting programme={programme} />
      <Banner opened={opened} />
      <Unreadable opened={opened} />
      <div className="studio-frame">
        <Menu opened={opened} />
        <div className="studio-main" ref={kept}>
          {isPageOf(programme, address) ? children : <Empty title={isSite ? '平台设置里没有这一页' : '这一页在平台设置里'} />}
        </div>
      </div>
      <ConflictDialog draft={draft} state={state} />
      {publishing && <PublishDialog opened={opened} onClose={() => setPublishing(false)} />}
    </Page>
  )
}

function OpenState({ opened: { about } }: { opened: Opened }) {
  if (!about.inForce) return <StateTag tone="neutral">尚未发布</StateTag>
  return about.open ? <StateTag tone="success">申报中</StateTag> : <StateTag tone="attention">已关闭</StateTag>
}

/** Somebody has proposed to publish the draft: whoever opens it is told whose turn it is. */
function Waiting({ programme }: { programme: string }) {
  const { proposal, sentBack } = useDraftView(programme).data ?? {}
  if (sentBack)
    return (
      <p className="note tone-attention studio-note">
        <strong>
          {sentBack.by}于 {timeText(sentBack.at)} 退回了{sentBack.of}的提请：
        </strong>
        {sentBack.reason}
      </p>
    )
  if (!proposal?.current) return null
  const { own, by, at } = proposal
  return (
    <p className="note studio-note">
      {own
        ? `您于 ${timeText(at)} 提请发布，等另一位管理员核对；要撤回请按“发布”。`
        : `${by}于 ${timeText(at)} 提请发布，请核对“改动”和“影响测算”，再按“发布”决定发布或退回。`}
    </p>
  )
}

/** One step back or forward, wherever it was made. */
function Steps({ opened: { draft, state } }: { opened: Opened }) {
  const undo = state.undo.at(-1)
  const redo = state.redo.at(-1)
  return (
    <fieldset className="studio-steps">
      <legend className="visually-hidden">最近的改动</legend>
      <Button disabled={!undo} title={undo && `撤销：${undo.label}`} onClick={draft.undo}>
        撤销
        {undo && <span className="visually-hidden">：{undo.label}</span>}
      </Button>
      <Button disabled={!redo} title={redo && `重做：${redo.label}`} onClick={draft.redo}>
        重做
        {redo && <span className="visually-hidden">：{redo.label}</span>}
      </Button>
    </fieldset>
  )
}
