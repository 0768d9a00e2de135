/** Amounts with the way they were computed. */
import type { SheetView } from '../../server/actions/views'
import { wanText, yuanText } from './money'

export function Sheet({ sheet }: { sheet: SheetView }) {
  return (
    <div className="sheet">
      {sheet.results.map(({ id, label, fen, gap, missing }) => (
        <p key={id} className="sheet-result">
          <span>{label}</span>
          {fen !== undefined ? (
            <strong title={yuanText(fen)}>{wanText(fen)}</strong>
          ) : (
            <span className="quiet">{gap ?? (missing.length > 0 ? `还缺：${missing.join('、')}` : '还不能计算')}</span>
          )}
        </p>
      ))}
      <details className="clause">
        <summary>怎样算的</summary>
        <ol className="sheet-rows">
          {sheet.rows.map(({ id, label, value, unit, readable, gap, missing }) => (
            <li key={id}>
              {label}：{value !== undefined ? `${value}${unit ? ` ${unit}` : ''}` : (gap ?? `还缺 ${missing.join('、')}`)}
              <span className="quiet block">{readable}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
