/** The examples: how many come out as expected, what the others have in common, and each of them. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../../ui/icon'
import { Late, late } from '../../ui/late'
import { StateTag } from '../../ui/state-tag'
import { placeToEdit } from './edit-places'
import type { Opened } from './opening'

const SupplementDialog = late(() => import('./supplement-dialog'))

export function ExamplesPanel({ opened }: { opened: Opened }) {
  const { state } = opened
  const { total, failed } = state.examples
  const [supplementing, setSupplementing] = useState(false)
  const isBlocked = total === 0 && state.problems.length > 0
  return (
    <section className="panel" aria-labelledby="check-examples">
      <div className="panel-head">
        <h2 id="check-examples">示例</h2>
        {!isBlocked && (
          <StateTag tone={failed.length > 0 ? 'danger' : total > 0 ? 'success' : 'attention'}>
            {total === 0 ? '还没有示例' : failed.length > 0 ? `${total} 个中 ${failed.length} 个不一致` : `${total} 个全部一致`}
          </StateTag>
        )}
      </div>
      {isBlocked && <p className="quiet">配置问题改好以后，才能运行示例。</p>}
      {failed.length === 0 && total > 0 && <p className="quiet">每个示例得出的结论、材料和金额都与写明的相同。</p>}
      {failed.length > 0 && (
        <>
          <p>改了政策，就要同时改写明旧结果的示例；没有打算改的示例变红，说明改动影响到了别处。</p>
          <p className="studio-actions">
            <Button onClick={() => setSupplementing(true)}>批量补充示例</Button>
          </p>
          <Common failed={failed} />
          <Failed opened={opened} />
        </>
      )}
      {supplementing && (
        <Late fallback={null}>
          <SupplementDialog opened={opened} onClose={() => setSupplementing(false)} />
        </Late>
      )}
    </section>
  )
}

type Failures = Opened['state']['examples']['failed']

/** Differences that several examples share, the most frequent first. */
function Common({ failed }: { failed: Failures }) {
  const shared = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { differences } of failed) for (const one of differences) counts.set(one, (counts.get(one) ?? 0) + 1)
    return [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a)
  }, [failed])
  if (shared.length === 0) return null
  return (
    <>
      <h3>相同的差别</h3>
      <ul className="studio-shared">
        {shared.slice(0, 12).map(([difference, count]) => (
          <li key={difference}>
            <span>{difference}</span>
            <span className="keep">{count} 个示例</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const most = 20

function Failed({ opened: { programme, state } }: { opened: Opened }) {
  const { failed } = state.examples
  const [all, setAll] = useState(false)
  return (
    <>
      <h3>不一致的示例</h3>
      <ol className="studio-problem-list">
        {(all ? failed : failed.slice(0, most)).map(({ path, title, differences }) => (
          <li key={path}>
            <Link href={placeToEdit(programme, state.files, path)} className="studio-problem">
              <Icon name="cross" />
              <span>{title}</span>
            </Link>
            <ul className="bullets">
              {differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {!all && failed.length > most && <Button onClick={() => setAll(true)}>显示其余 {failed.length - most} 个</Button>}
    </>
  )
}
