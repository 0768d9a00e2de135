/** The reviewers' home: what waits for them, most urgent first; view, filters, sorting and page stand in the address. */
import { Button } from 'antd'
import { useEffect } from 'react'
import useSWR from 'swr'
import { Link, useLocation } from 'wouter'
import type { DeclarationPage } from '../../../server/actions/views/list'
import type { SessionView } from '../../../server/actions/views/session'
import { api, ask } from '../../api'
import { useProgramme, useSession, useStage, useTodos } from '../../data'
import { DataTable } from '../../ui/data-table'
import { ExportButton } from '../../ui/export-button'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { Selection } from './batch'
import { Filters } from './filters'
import { listColumns } from './list-columns'
import { type ListState, pageNumber, previousPage, rememberList, rememberPage, useListState, type View, writeListState } from './list-state'
import './review.css'
import { useRowKeys } from './row-keys'
import { useSelection } from './selection'

const limit = 20

export default function TodoPage() {
  const session = useSession().data
  return session ? <Todo session={session} /> : null
}

function Todo({ session }: { session: SessionView }) {
  const [state, change] = useListState()
  const programme = state.programme ?? (session.programmes.length === 1 ? session.programmes[0]?.id : undefined)
  const view = useProgramme(programme).data
  const byAssignment = session.programmes.length > 0 && session.programmes.every(({ scope }) => scope === 'assigned')
  const stage = useStage(view?.edition, state.stage ?? view?.stages[0]?.id).data
  const page = useSWR(['declarations', queryOf(state, programme)], ([, query]) => ask(api.declarations.$get({ query })), {
    keepPreviousData: true,
    refreshInterval: 60_000,
  })
  return (
    <Page
      title="待办中心"
      lead={byAssignment ? '分派给您的申报。' : session.districtName && `${session.districtName}的申报。`}
      actions={programme && <ExportButton query={queryOf({ ...state, after: undefined }, programme)} />}
    >
      <Views state={state} />
      <Filters {...{ state, change, session, programme: view, stage, states: page.data?.states ?? [] }} />
      <Loaded from={page}>
        {(data) => (
          <Results
            {...{ state, change, data, byAssignment, isOld: page.isLoading }}
            stage={stage}
            stages={view?.stages.length ?? 0}
            refresh={() => void page.mutate()}
          />
        )}
      </Loaded>
    </Page>
  )
}

function queryOf({ fields, ...rest }: ListState, programme?: string) {
  const columns = Object.fromEntries(Object.entries(fields).map(([key, value]) => [`f.${key}` as const, value]))
  return { ...rest, programme, ...columns, limit: String(limit) }
}

const tabs: { view: View; label: string; count?: 'todo' | 'dueSoon' | 'overdue' | 'resubmitted' | 'done' }[] = [
  { view: 'todo', label: '待我审', count: 'todo' },
  { view: 'dueSoon', label: '即将超期', count: 'dueSoon' },
  { view: 'overdue', label: '已超期', count: 'overdue' },
  { view: 'resubmitted', label: '重新提交', count: 'resubmitted' },
  { view: 'done', label: '已办', count: 'done' },
  { view: 'all', label: '全部' },
]
/** Reached from the figures alone, whoever has to act: a tab while one is there. */
const fromFigures: typeof tabs = [
  { view: 'late', label: '全部超期' },
  { view: 'granted', label: '已核定金额' },
  { view: 'paid', label: '已拨付' },
]

function Views({ state }: { state: ListState }) {
  const counts = useTodos().data
  return (
    <nav className="tabs" aria-label="待办分类">
      <ul>
        {[...tabs, ...fromFigures.filter(({ view }) => view === state.view)].map(({ view, label, count }) => {
          const query = writeListState({ ...state, view, after: undefined, state: undefined })
          const number = count && counts?.[count]
          return (
            <li key={view}>
              <Link href={query ? `/review?${query}` : '/review'} aria-current={state.view === view ? 'page' : undefined}>
                {label}
                {number !== undefined && (
                  <span className={number > 0 && (view === 'overdue' || view === 'dueSoon') ? 'tab-count urgent' : 'tab-count'}>
                    {number > 1000 ? '1000+' : number}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

interface ResultsProps {
  state: ListState
  change: (change: Partial<ListState>) => void
  data: DeclarationPage
  stage: Parameters<typeof Selection>[0]['stage']
  stages: number
  /** This account sees what somebody gave it, nothing else. */
  byAssignment: boolean
  isOld: boolean
  refresh: () => void
}

function Results({ state, change, data, stage, stages, byAssignment, isOld, refresh }: ResultsProps) {
  const { items } = data
  const search = writeListState(state)
  const selection = useSelection(items)
  const list = useRowKeys()
  useEffect(
    () =>
      rememberList(
        search,
        items.map(({ id }) => id),
      ),
    [search, items],
  )
  const columns = [selection.column, ...listColumns(data.columns, items, { withStage: stages > 1, sorted: state.sort })]
  return (
    <section ref={list} aria-label="申报列表" aria-busy={isOld} className="list">
      {items.length > 0 && <Selection {...{ selection, stage, assignees: data.assignees, refresh }} />}
      <DataTable
        caption={[...tabs, ...fromFigures].find(({ view }) => view === state.view)?.label ?? '申报'}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        sorted={state.sort ?? '@dueAt'}
        onSort={(sort) => change({ sort })}
        empty={emptyText(state, byAssignment)}
        rowClass={({ id }) => (selection.has(id) ? 'chosen' : undefined)}
      />
      <Paging state={state} change={change} data={data} />
      {items.length > 1 && <p className="quiet key-hint">键盘：J 下一件，K 上一件，回车打开。</p>}
    </section>
  )
}

const empties: Record<View, string> = {
  todo: '没有等您审核的申报',
  dueSoon: '没有即将超期的申报',
  overdue: '没有超期的申报',
  resubmitted: '没有修改后重新提交的申报',
  done: '您还没有办理过申报',
  late: '没有超期的申报',
  granted: '没有核定过金额的申报',
  paid: '没有拨付过的申报',
  all: '没有申报',
}
/** Whoever works by assignment is told where the work comes from. */
const emptiesByAssignment: Partial<Record<View, string>> = {
  todo: '没有等您办理的申报。主管部门分派给您的申报会出现在这里；已经分派、现在只供查看的在“全部”里。',
  all: '还没有分派给您的申报。主管部门分派后会出现在这里。',
}

const emptyText = ({ view, q, stage, state, district, fields }: ListState, byAssignment: boolean) =>
  q || stage || state || district || Object.keys(fields).length > 0
    ? '没有符合筛选条件的申报，可以放宽条件再看。'
    : ((byAssignment ? emptiesByAssignment[view] : undefined) ?? empties[view])

function Paging({ state, change, data: { total, totalCapped, next } }: Pick<ResultsProps, 'state' | 'change' | 'data'>) {
  const [, go] = useLocation()
  const turn = (after: string | undefined) => {
    const query = writeListState({ ...state, after })
    go(query ? `/review?${query}` : '/review')
    window.scrollTo(0, 0)
  }
  return (
    <nav className="paging" aria-label="翻页">
      <span>
        共 {total} 件{totalCapped && '以上'}
      </span>
      {(state.after || next) && (
        <>
          <Button disabled={!state.after} onClick={() => turn(previousPage(state.after))}>
            上一页
          </Button>
          <span>第 {pageNumber(state.after)} 页</span>
          <Button
            disabled={!next}
            onClick={() => {
              if (!next) return
              rememberPage(next, state.after)
              change({ after: next })
              window.scrollTo(0, 0)
            }}
          >
            下一页
          </Button>
        </>
      )}
    </nav>
  )
}
