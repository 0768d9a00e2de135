/** The money of a batch: sum, parts, budget and what it leaves. */
import type { BatchView } from '../../../../server/actions/views/batch'
import { wanText } from '../../../ui/money'

export function MoneyLine({ batch: { totalFen, parts, budget } }: { batch: BatchView }) {
  if (totalFen === undefined) return null
  return (
    <section className="panel" aria-labelledby="batch-money">
      <h2 id="batch-money">资金</h2>
      <dl className="batch-money">
        <Amount label="本批合计" fen={totalFen} />
        {parts.map(({ id, label, fen }) => (
          <Amount key={id} label={label} fen={fen} />
        ))}
        {budget && <Amount label={budget.label} fen={budget.fen} />}
        {budget && <Amount label="余额" fen={budget.left} />}
      </dl>
      {budget?.left !== undefined && budget.left < 0 && (
        <p className="note tone-danger">
          超出{budget.label} {wanText(-budget.left)}，请核减或移出。
        </p>
      )}
    </section>
  )
}

function Amount({ label, fen }: { label: string; fen?: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{fen === undefined ? '还没有数' : wanText(fen)}</dd>
    </div>
  )
}
