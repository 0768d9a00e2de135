/** What records say beside a form, read-only: amounts paid, days. */
import type { DeclarationView } from '../../server/actions/views/declaration'

export function ShownFacts({ shown, className }: { shown: DeclarationView['shown']; className?: string }) {
  return shown.map(({ title, note, facts }) => (
    <section key={title} className={className} aria-label={title}>
      <h2>{title}</h2>
      {note && <p className="quiet">{note}</p>}
      <dl className="pairs">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text || <span className="quiet">还没有</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
