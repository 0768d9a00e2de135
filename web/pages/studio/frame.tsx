/** What every page of a programme's studio shares: heading, state, tabs, what became of the last change, publishing. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Page } from '../../ui/page'
import { StateTag } from '../../ui/state-tag'
import { ConflictDialog } from './conflict-dialog'
import { Banner, SaveWords } from './draft-state'
import { siteId } from './folders'
import type { Opened } from './opening'
import { PublishDialog } from './publish-dialog'
import { StateDialog } from './state-dialog'
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
  const isSite = programme === siteId
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
          <SaveWords state={state} />
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
      <Banner opened={opened} />
      <Tabs opened={opened} />
      {children}
      <ConflictDialog draft={draft} state={state} />
      {publishing && <PublishDialog opened={opened} onClose={() => setPublishing(false)} />}
    </Page>
  )
}

function OpenState({ opened: { about } }: { opened: Opened }) {
  if (!about.inForce) return <StateTag tone="neutral">尚未发布</StateTag>
  return about.open ? <StateTag tone="success">申报中</StateTag> : <StateTag tone="attention">已关闭</StateTag>
}

function Tabs({ opened: { programme, state, changed, publications } }: { opened: Opened }) {
  const [location] = useLocation()
  const wrong = state.problems.length + state.examples.failed.length
  const tabs = [
    { label: '编辑文件', to: `/studio/${programme}` },
    { label: '改动', to: `/studio/${programme}/changes`, count: changed.length, words: '个文件有改动' },
    { label: '检查', to: `/studio/${programme}/check`, count: wrong, words: '个问题', isWrong: wrong > 0 },
    ...(programme === siteId ? [] : [{ label: '影响测算', to: `/studio/${programme}/what-if` }]),
    { label: '发布记录', to: `/studio/${programme}/publications`, count: publications.length, words: '次发布' },
  ]
  return (
    <nav className="studio-tabs" aria-label="配置">
      <ul>
        {tabs.map(({ label, to, count, words, isWrong }) => (
          <li key={to}>
            <Link href={to} aria-current={location === to ? 'page' : undefined}>
              {label}
              {count ? (
                <span className={isWrong ? 'studio-count is-wrong' : 'studio-count'}>
                  {count}
                  <span className="visually-hidden">{words}</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
