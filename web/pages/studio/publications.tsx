/** What was in force when: notes, people, how many declarations follow each edition, and the way back. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PublicationView } from '../../../server/actions/views/studio'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { DataTable } from '../../ui/data-table'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { download } from './download'
import { siteId, toFolders } from './folders'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'
import { ReinstateDialog } from './reinstate-dialog'
import { zip } from './zip'

export default function PublicationsPage() {
  return <Opening>{(opened) => <Publications {...opened} />}</Opening>
}

function Publications(opened: Opened) {
  const { programme, publications } = opened
  const [chosen, setChosen] = useState<PublicationView>()
  const columns = [
    { key: 'number', title: '第几次', width: '6em', keep: true, cell: ({ number }: PublicationView) => `第 ${number} 次` },
    { key: 'note', title: '发布说明', cell: (row: PublicationView) => <Note row={row} /> },
    { key: 'by', title: '发布人', width: '8em', cell: ({ by }: PublicationView) => by },
    { key: 'at', title: '时间', width: '11em', keep: true, cell: ({ at }: PublicationView) => timeText(at) },
    ...(programme === siteId
      ? []
      : [
          { key: 'declarations', title: '使用它的申报件', width: '9em', cell: ({ declarations }: PublicationView) => `${declarations} 件` },
        ]),
    { key: 'actions', title: '操作', width: '17em', cell: (row: PublicationView) => <Actions {...{ programme, row, setChosen }} /> },
  ]
  return (
    <Frame opened={opened} title="发布记录">
      <DataTable
        caption="发布记录，最近的在前"
        columns={columns}
        rows={publications}
        rowKey={({ number }) => String(number)}
        empty="还没有发布过。"
      />
      {chosen && <ReinstateDialog programme={programme} publication={chosen} onClose={() => setChosen(undefined)} />}
    </Frame>
  )
}

function Note({ row: { note, inForce, reinstates } }: { row: PublicationView }) {
  return (
    <div>
      {inForce && <StateTag tone="success">生效中</StateTag>}{' '}
      {reinstates !== undefined && <StateTag tone="neutral">恢复第 {reinstates} 次</StateTag>}{' '}
      <span className="studio-pub-note">{note}</span>
    </div>
  )
}

interface ActionsProps {
  programme: string
  row: PublicationView
  setChosen: (row: PublicationView) => void
}

function Actions({ programme, row, setChosen }: ActionsProps) {
  const { number, edition, inForce } = row
  const save = async () => {
    try {
      const { files } = await ask(api.studio[':programme'].editions[':edition'].$get({ param: { programme, edition } }))
      download(`${programme}-${number}.zip`, zip(toFolders(programme, files)))
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有下载成功，请再试一次。', 'danger')
    }
  }
  return (
    <div className="studio-row-actions">
      {number > 1 && (
        <Link href={`/studio/${programme}/publications/${number}`}>
          查看改动
          <Of number={number} />
        </Link>
      )}
      <Button size="small" onClick={() => void save()}>
        下载
        <Of number={number} />
      </Button>
      {!inForce && (
        <Button size="small" onClick={() => setChosen(row)}>
          恢复此版本
          <Of number={number} />
        </Button>
      )}
    </div>
  )
}

const Of = ({ number }: { number: number }) => <span className="visually-hidden">：第 {number} 次发布</span>
