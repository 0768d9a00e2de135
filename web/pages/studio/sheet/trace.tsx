/** The way to one value: the formula, what was read for it, and the rounding. */
import type { SheetRow } from '../../../../server/engine/worksheet/model'

export function Trace({ title, row }: { title: string; row: SheetRow }) {
  return (
    <section className="studio-nested" aria-live="polite" aria-label="算法">
      <p>
        <strong>{row.label}</strong>（{title}）＝ {row.readable} ＝{' '}
        <strong>
          {row.value ?? row.gap ?? `缺：${row.missing.join('、')}`} {row.value !== undefined && row.unit}
        </strong>
      </p>
      <ul className="studio-trace">
        {row.used.map(({ label, value, unit }) => (
          <li key={label}>
            {label}：{value ?? '未知'} {value !== undefined && unit}
          </li>
        ))}
      </ul>
      {row.rounding && <p className="quiet">{row.rounding}</p>}
    </section>
  )
}
