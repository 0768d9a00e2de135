/** Files that others uploaded for the own declarations and that wait to be confirmed. */
import { Link } from 'wouter'
import { useTodos } from '../../data'

export function AwaitedWords() {
  const words = useTodos().data?.words ?? []
  if (words.length === 0) return null
  return (
    <section className="panel" aria-labelledby="words">
      <h2 id="words">等待贵单位确认的材料（{words.length} 份）</h2>
      <ul className="plain-list">
        {words.map(({ declaration, number, material, title, by }) => (
          <li key={declaration + material} className="todo">
            <span>
              {by}上传了“{title}” <span className="quiet keep">{number}</span>
            </span>
            <Link href={`/d/${declaration}/materials#material-${material}`} aria-label={`去确认 ${number} ${title}`}>
              去确认
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
