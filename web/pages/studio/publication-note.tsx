/** What a publication is, wherever it is named: its standing, its note, from when on, why it was taken back, whom it took along. */
import type { PublicationView } from '../../../server/actions/views/studio'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { movesText } from './publish/moves-dialog'

export function PublicationNote({ row: { note, inForce, pending, withdrawn, effectiveAt, reinstates, moves } }: { row: PublicationView }) {
  return (
    <div>
      {inForce && <StateTag tone="success">生效中</StateTag>} {pending && <StateTag tone="attention">待生效</StateTag>}{' '}
      {withdrawn && <StateTag tone="neutral">已撤回</StateTag>}{' '}
      {reinstates !== undefined && <StateTag tone="neutral">恢复第 {reinstates} 次</StateTag>}{' '}
      <span className="studio-pub-note">{note}</span>
      {pending && <p className="quiet">{timeText(effectiveAt)} 起生效</p>}
      {withdrawn && (
        <p className="quiet">
          {withdrawn.by}撤回：{withdrawn.reason}
        </p>
      )}
      {moves && <p className="quiet">{movesText(moves)}</p>}
    </div>
  )
}

/** How many declarations follow it; one that was taken back has none of its own. */
export const followersText = ({ declarations, withdrawn }: PublicationView) => (withdrawn ? '—' : `${declarations} 件`)
