/** The applicant's to-do centre: every declaration that waits for it. */
import useSWR from 'swr'
import { Link } from 'wouter'
import { api, ask } from '../../api'
import { useSession } from '../../data'
import { DataTable } from '../../ui/data-table'
import { DeadlineText } from '../../ui/deadline-text'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { AwaitedWords } from './awaited-words'
import './enterprise.css'
import { NamedDeclarations } from './named'

export default function Todo() {
  const session = useSession().data
  const page = useSWR(['declarations', 'todo'], () => ask(api.declarations.$get({ query: { view: 'todo', limit: '100' } })))
  return (
    <Page title={session?.menu.find(({ to }) => to === 'todo')?.label ?? '待办中心'} lead="轮到贵单位办理的申报。">
      <AwaitedWords />
      <NamedDeclarations waiting />
      <Loaded from={page}>
        {({ items }) => (
          <DataTable
            caption="待办的申报"
            columns={[
              { key: 'number', title: '编号', cell: ({ number }) => <span className="keep">{number}</span> },
              { key: 'stage', title: '环节', cell: ({ stageTitle }) => stageTitle },
              { key: 'state', title: '状态', cell: ({ tone, stateLabel }) => <StateTag tone={tone}>{stateLabel}</StateTag> },
              { key: 'due', title: '时限', cell: ({ deadline }) => <DeadlineText deadline={deadline} /> },
              { key: 'since', title: '开始填报', cell: ({ createdAt }) => timeText(createdAt) },
              {
                key: 'actions',
                title: '操作',
                cell: ({ id, number }) => (
                  <Link href={`/d/${id}`} aria-label={`去办理 ${number}`}>
                    去办理
                  </Link>
                ),
              },
            ]}
            rows={items}
            rowKey={({ id }) => id}
            empty="没有轮到贵单位办理的申报"
          />
        )}
      </Loaded>
    </Page>
  )
}
