/** Amounts with the way they were computed: what was read, what was cut, which lines were left out. */
import type { SheetView } from '../../server/actions/views/sheet'
import { wanText, yuanText } from './money'

type Result = SheetView['results'][number]
type Row = SheetView['rows'][number]

export function Sheet({ sheet }: { sheet: SheetView }) {
  return (
    <div className="sheet">
      {sheet.results.map((result) => (
        <Amount key={result.id} result={result} />
      ))}
      <details className="clause">
        <summary>怎样算的</summary>
        {sheet.lines.map((section) => (
          <Lines key={section.id} section={section} />
        ))}
        <Rows rows={sheet.rows} />
      </details>
    </div>
  )
}

function Amount({ result: { label, fen, parts, gap, missing, decision } }: { result: Result }) {
  return (
    <>
      <p className="sheet-result">
        <span>{label}</span>
        {fen !== undefined ? (
          <strong title={yuanText(fen)}>{wanText(fen)}</strong>
        ) : (
          <span className="quiet">{gap ?? (missing.length > 0 ? `还缺：${missing.join('、')}` : '还不能计算')}</span>
        )}
      </p>
      {decision && <p className="quiet">结果为负，需要决定追回、抵扣或免于追回。</p>}
      {parts && <p className="quiet">其中：{parts.map((part) => `${part.label} ${wanText(part.fen)}`).join('，')}</p>}
    </>
  )
}

function Lines({ section: { label, items } }: { section: SheetView['lines'][number] }) {
  return (
    <>
      <p>{label}</p>
      <ol className="sheet-rows">
        {items.map(({ index, rows, leftOut }) => (
          <li key={index}>
            第 {index + 1} 条{leftOut ? <span className="quiet">：没有计入，{leftOut}</span> : <Rows rows={rows} />}
          </li>
        ))}
      </ol>
    </>
  )
}

const Rows = ({ rows }: { rows: readonly Row[] }) => (
  <ol className="sheet-rows">
    {rows.map(({ id, label, value, unit, readable, used, rounding, gap, missing }) => (
      <li key={id}>
        {label}：{value !== undefined ? `${value}${unit ? ` ${unit}` : ''}` : (gap ?? `还缺 ${missing.join('、')}`)}
        <span className="quiet block">{readable}</span>
        {used.length > 0 && (
          <span className="quiet block">
            {used
              .map((one) => `${one.label}：${one.value === undefined ? '还不知道' : `${one.value}${one.unit ? ` ${one.unit}` : ''}`}`)
              .join('；')}
          </span>
        )}
        {rounding && <span className="quiet block">{rounding}</span>}
      </li>
    ))}
  </ol>
)
