/** What every page of a declaration shares: its heading, its state, the tabs, the button to print. */
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { CheckView } from '../../../server/actions/views/check'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import { useCheck, useDeclaration, useStage } from '../../data'
import { DeadlineText } from '../../ui/deadline-text'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { PageFailure } from '../../ui/page-failure'
import { Loading } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import './enterprise.css'
import { remarksWaiting } from './remarks'
import { ownSections } from './reviewed'

export interface Opened {
  declaration: DeclarationView
  stage: StageView
  check: CheckView
}

/** Reads the declaration of the address, with its stage and its check. */
export function Opening({ children }: { children: (opened: Opened) => ReactNode }) {
  const { id = '' } = useParams()
  const declaration = useDeclaration(id)
  const check = useCheck(id)
  const stage = useStage(declaration.data?.edition, declaration.data?.stage)
  const error = declaration.error ?? stage.error ?? check.error
  if (declaration.data && stage.data && check.data) return children({ declaration: declaration.data, stage: stage.data, check: check.data })
  return error ? (
    <PageFailure error={error} retry={() => void Promise.all([declaration.mutate(), stage.mutate(), check.mutate()])} />
  ) : (
    <Loading />
  )
}

interface Props extends Opened {
  /** Of this page; the heading of the list of tasks is the stage's. */
  title?: string
  hasErrors?: boolean
  children: ReactNode
}

export function Frame({ declaration, stage, check, title, hasErrors, children }: Props) {
  const { id, number, tone, stateLabel, deadline, programme } = declaration
  const [, go] = useLocation()
  return (
    <Page
      title={title ? `${stage.title}：${title}` : stage.title}
      windowTitle={title ?? stage.title}
      hasErrors={hasErrors}
      crumbs={[
        { label: stage.menu, to: `/s/${programme}/${stage.id}` },
        { label: number, to: title ? `/d/${id}` : undefined },
        ...(title ? [{ label: title }] : []),
      ]}
      tools={
        <Button icon={<Icon name="print" />} onClick={() => go(`/d/${id}/print`)}>
          打印
        </Button>
      }
      beside={
        <>
          <StateTag tone={tone}>{stateLabel}</StateTag>
          {deadline && !declaration.final && <DeadlineText deadline={deadline} />}
        </>
      }
    >
      <Tabs {...{ declaration, stage, check }} />
      {children}
    </Page>
  )
}

/** As in the manual: sections, materials, log. */
function Tabs({ declaration, stage, check }: Opened) {
  const { id } = declaration
  const [location] = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another tab to show
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - 24
  }, [location])
  const missing = check.checklist.filter(({ need, present }) => need === 'required' && !present).length
  const remarked = (place: string) => (remarksWaiting(declaration, place) > 0 ? ('改' as const) : undefined)
  const tabs: { label: string; to: string; mark?: Mark }[] = [
    { label: '任务清单', to: `/d/${id}` },
    ...ownSections(stage).map(({ key, title }) => ({
      label: title,
      to: `/d/${id}/section/${key}`,
      mark: remarked(`/${key}`) ?? markOf(check.sections.find((section) => section.key === key)?.status),
    })),
    { label: stage.materialsTitle, to: `/d/${id}/materials`, mark: remarked('/materials') ?? (missing === 0 ? '✓' : undefined) },
    { label: stage.historyTitle, to: `/d/${id}/history` },
  ]
  return (
    <nav className="tabs" aria-label="申报内容">
      <ul ref={list}>
        {tabs.map(({ label, to, mark }) => (
          <li key={to}>
            <Link href={to} aria-current={location === to ? 'page' : undefined}>
              {label}
              {mark && (
                <span className={mark === '✓' ? 'tab-done' : 'tab-wrong'}>
                  <span aria-hidden="true">{mark}</span>
                  <span className="visually-hidden">{marks[mark]}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Mark = keyof typeof marks
const marks = { '✓': '已完成', '!': '有错误', 改: '待修改' } as const

const markOf = (status?: CheckView['sections'][number]['status']): Mark | undefined =>
  status === 'complete' ? '✓' : status === 'errors' ? '!' : undefined
