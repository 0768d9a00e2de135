/** The administrator's start: every programme, the site, and the way to a new one. */
import { Link } from 'wouter'
import type { StudioProgrammeView } from '../../../server/actions/views/studio'
import { DataTable } from '../../ui/data-table'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { NewProgramme } from './begin/new-programme'
import { useStudioProgrammes } from './data'
import { siteId } from './folders'
import { ImportProgramme } from './import-programme'
import { useKeptFocus } from './kept-focus'
import './studio.css'

export default function Programmes() {
  const programmes = useStudioProgrammes()
  const kept = useKeptFocus<HTMLDivElement>()
  return (
    <Page
      title="政策配置"
      lead="修改只写进草稿；发布以后才生效，已经开始的申报件继续使用它开始时的版本。"
      actions={
        <>
          <ImportProgramme existing={programmes.data?.map(({ id }) => id) ?? []} />
          <NewProgramme programmes={programmes.data ?? []} />
        </>
      }
    >
      <div ref={kept}>
        <Loaded from={programmes}>
          {(rows) => (
            <DataTable
              caption="申报事项和站点"
              columns={[
                { key: 'title', title: '名称', cell: (row) => <Title row={row} /> },
                { key: 'open', title: '状态', width: '9em', cell: (row) => <Open row={row} /> },
                { key: 'draft', title: '草稿', width: '12em', cell: (row) => <DraftWords row={row} /> },
                {
                  key: 'publications',
                  title: '发布记录',
                  width: '8em',
                  keep: true,
                  cell: ({ id, publications }) =>
                    publications > 0 ? <Link href={`/studio/${id}/publications`}>{publications} 次</Link> : '尚未发布',
                },
                { key: 'go', title: '操作', width: '6em', keep: true, cell: (row) => <Edit row={row} /> },
              ]}
              rows={rows}
              rowKey={({ id }) => id}
              empty="还没有事项。可以新建，也可以导入一个配置压缩包。"
            />
          )}
        </Loaded>
      </div>
    </Page>
  )
}

interface Row {
  row: StudioProgrammeView
}

function Title({ row: { id, title } }: Row) {
  return (
    <div>
      <Link href={`/studio/${id}`} className="studio-title">
        {title}
      </Link>
      <span className="quiet block">{id === siteId ? '站点设置：名称、区划、注册、账号邮件、工作日历' : `编号 ${id}`}</span>
    </div>
  )
}

function Open({ row: { id, inForce, open, closedReason } }: Row) {
  if (!inForce) return <StateTag tone="neutral">尚未发布</StateTag>
  if (id === siteId) return <StateTag tone="success">使用中</StateTag>
  if (open) return <StateTag tone="success">申报中</StateTag>
  return (
    <div>
      <StateTag tone="attention">已关闭</StateTag>
      {closedReason && <span className="quiet block">{closedReason}</span>}
    </div>
  )
}

function DraftWords({ row: { id, draftVersion, problems } }: Row) {
  if (problems > 0)
    return (
      <Link href={`/studio/${id}/check`} className="studio-wrong">
        {problems} 个问题待处理
      </Link>
    )
  return draftVersion > 0 ? <Link href={`/studio/${id}/changes`}>有未发布的改动</Link> : <span className="quiet">无改动</span>
}

function Edit({ row: { id, title } }: Row) {
  return (
    <Link href={`/studio/${id}`} aria-label={`编辑 ${title}`}>
      编辑
    </Link>
  )
}
