/** How the declaration has fared: every step with who, when, opinion and changes. */
import { useHistory } from '../../data'
import { Loaded } from '../../ui/page-state'
import { Timeline } from '../../ui/timeline'
import { Frame, type Opened, Opening } from './frame'
import { Outcome } from './outcome'

export default function HistoryPage() {
  return <Opening>{(opened) => <History {...opened} />}</Opening>
}

function History(opened: Opened) {
  const { declaration, stage } = opened
  const history = useHistory(declaration.id)
  return (
    <Frame {...opened} title={stage.historyTitle}>
      <Outcome declaration={declaration} stage={stage} />
      <section className="panel">
        <p className="case-file">
          <a href={`/api/declarations/${declaration.id}/case.zip`} download>
            下载全部材料和记录（ZIP）
          </a>
        </p>
        <Loaded from={history}>{(events) => <Timeline events={events} stage={stage} />}</Loaded>
      </section>
    </Frame>
  )
}
