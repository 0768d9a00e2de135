/** What a workbook, or what was pasted of it, would change. */
import type { Plan } from './workbook-plan'

const most = 50

export function PlanLines({ plan: { added, changed, removed, problems } }: { plan: Plan }) {
  const count = added.length + changed.length + removed.length
  return (
    <>
      {problems.length > 0 && (
        <section aria-label="表格中的问题">
          <p className="note tone-danger">表格里有 {problems.length} 处问题，一个示例也没有改。请在 Excel 中改好后再来。</p>
          <Lines lines={problems} />
        </section>
      )}
      {problems.length === 0 && count === 0 && <p>表格与现在的示例完全一样。</p>}
      {problems.length === 0 && (
        <>
          <Part title="新增" lines={added.map(({ title }) => title)} />
          <Part title="删除（表格中没有了）" lines={removed.map(({ title }) => title)} />
          {changed.length > 0 && (
            <section>
              <h3>修改 {changed.length} 个</h3>
              <Lines
                lines={changed.map(
                  ({ title, cells }) =>
                    `${title}：${cells.map(({ column, before, after }) => `${column} ${before || '（不写）'} → ${after || '（不写）'}`).join('；')}`,
                )}
              />
            </section>
          )}
        </>
      )}
    </>
  )
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3>
        {title} {lines.length} 个
      </h3>
      <Lines lines={lines} />
    </section>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  const counted = lines.map((line, index) => ({ line, key: `${index} ${line}` }))
  return (
    <ul className="bullets">
      {counted.slice(0, most).map(({ line, key }) => (
        <li key={key}>{line}</li>
      ))}
      {lines.length > most && <li>……还有 {lines.length - most} 处</li>}
    </ul>
  )
}
