/** What was in force when: notes, people, how many declarations follow each edition, and the way back. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PublicationView } from '../../../server/actions/views/studio'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { DataTable } from '../../ui/data-table'
import { timeText } from '../../ui/time'
import { download } from './download'
import { siteId, toFolders } from './folders'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'
import { followersText, PublicationNote } from './publication-note'
import { MovesDialog } from './publish/moves-dialog'
import { WithdrawDialog } from './publish/withdraw-dialog'
import { ReinstateDialog } from './reinstate-dialog'
import { zip } from './zip'

export default function PublicationsPage() {
  return <Opening>{(opened) => <Publications {...opened} />}</Opening>
}

function Publications(opened: Opened) {
  const { programme, publications } = opened
  const [chosen, setChosen] = useState<Chosen>()
  const columns = [
    { key: 'number', title: '第几次', width: '6em', keep: true, cell: ({ number }: PublicationView) => `第 ${number} 次` },
    { key: 'note', title: '发布说明', cell: (row: PublicationView) => <PublicationNote row={row} /> },
    { key: 'by', title: '发布人', width: '8em', cell: ({ by }: PublicationView) => by },
    { key: 'at', title: '时间', width: '11em', keep: true, cell: ({ at }: PublicationView) => timeText(at) },
    ...(programme === siteId ? [] : [{ key: 'declarations', title: '使用它的申报件', width: '9em', cell: followersText }]),
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
      <Asked opened={opened} chosen={chosen} onClose={() => setChosen(undefined)} />
    </Frame>
  )
}

/** What is to be done with which publication. */
interface Chosen {
  what: 'reinstate' | 'withdraw' | 'moves'
  number: number
}

interface AskedProps {
  opened: Opened
  chosen?: Chosen
  onClose: () => void
}

function Asked({ opened, chosen, onClose }: AskedProps) {
  const { programme, publications } = opened
  const publication = publications.find(({ number }) => number === chosen?.number)
  if (!chosen || !publication) return null
  const props = { programme, publication, onClose }
  if (chosen.what === 'reinstate') return <ReinstateDialog {...props} opened={opened} />
  if (chosen.what === 'withdraw') return <WithdrawDialog {...props} />
  return publication.moves ? <MovesDialog {...props} moves={publication.moves} /> : null
}

interface ActionsProps {
  programme: string
  row: PublicationView
  setChosen: (chosen: Chosen) => void
}

function Actions({ programme, row, setChosen }: ActionsProps) {
  const { number, edition, inForce, pending, withdrawn, moves } = row
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
      {moves && moves.moved + moves.obstacles > 0 && (
        <Button size="small" onClick={() => setChosen({ what: 'moves', number })}>
          改用的申报件
          <Of number={number} />
        </Button>
      )}
      {pending && (
        <Button size="small" onClick={() => setChosen({ what: 'withdraw', number })}>
          撤回
          <Of number={number} />
        </Button>
      )}
      {!inForce && !pending && !withdrawn && (
        <Button size="small" onClick={() => setChosen({ what: 'reinstate', number })}>
          恢复此版本
          <Of number={number} />
        </Button>
      )}
    </div>
  )
}

const Of = ({ number }: { number: number }) => <span className="visually-hidden">：第 {number} 次发布</span>
