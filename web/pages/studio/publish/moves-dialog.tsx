/** The declarations that a publication took along, and the way back for those on which nobody has worked since. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import type { MovesView, PublicationView } from '../../../../server/actions/views/studio'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { Loaded } from '../../../ui/page-state'
import { refreshStudio } from '../data'
import { movesText } from '../publication-note'
import { RunningList } from './running-list'
import { sentenceOf } from './sentence'

interface Props {
  programme: string
  publication: PublicationView
  moves: MovesView
  onClose: () => void
}

export function MovesDialog({ programme, publication: { number }, moves, onClose }: Props) {
  const param = { programme, number: String(number) }
  const list = useSWR(['studio/moves', programme, number, moves.undone, moves.moved], () =>
    ask(api.studio[':programme'].publications[':number'].moves.$get({ param })),
  )
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    try {
      const { moves: now } = await ask(api.studio[':programme'].publications[':number'].undo.$post({ param }))
      await refreshStudio()
      announce(`${now?.undone ?? 0} 件已恢复原来的版本${now?.kept ? `，${now.kept} 件没有恢复` : ''}。`)
    } catch (error) {
      setProblem(sentenceOf(error, '没有成功，请再试一次。'))
    }
    setBusy(false)
  }
  return (
    <Modal
      open
      width={760}
      title={`第 ${number} 次发布改用新版本的申报件`}
      onCancel={onClose}
      footer={
        <div className="buttons studio-footer">
          <Button onClick={onClose}>关闭</Button>
          {moves.state === 'moved' && moves.moved > 0 && (
            <Button danger loading={busy} onClick={() => void undo()}>
              撤销，恢复原来的版本
            </Button>
          )}
        </div>
      }
    >
      <div className="stack">
        <p>{movesText(moves)}</p>
        {moves.state === 'moved' && moves.moved > 0 && (
          <p className="quiet">撤销时，改用新版本以后没有动过的申报件恢复原来的版本和内容；已经填写或办理过的保持不变，并列出来。</p>
        )}
        {problem && <p className="note tone-danger">{problem}</p>}
        <Loaded from={list}>{(cases) => <RunningList caption="申报件" cases={cases} />}</Loaded>
      </div>
    </Modal>
  )
}
