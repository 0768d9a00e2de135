/** What a publication is, wherever it is named: its standing, its note, from when on, why it was taken back, whom it took along. */
import type { MovesView, PublicationView } from '../../../server/actions/views/studio'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'

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

/** How far the declarations are that it takes along, in a sentence. */
export function movesText({ state, moved, obstacles, undone, kept, waiting }: MovesView): string {
  if (state === 'waiting') return `生效时 ${waiting} 件填报中的申报件改用新版本`
  if (state === 'moving') return `正在改用新版本：已改 ${moved} 件，还有 ${waiting} 件`
  const left = obstacles > 0 ? `，${obstacles} 件没有改` : ''
  if (state === 'moved') return `${moved} 件填报中的申报件已改用新版本${left}`
  return `${moved} 件曾改用新版本${left}，${undone} 件已恢复${kept > 0 ? `，${kept} 件没有恢复` : ''}`
}
