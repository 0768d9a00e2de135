/** Opinions that were given beside the steps: outcome, text, own fields, files. */
import type { ParallelOpinionView } from '../../server/actions/views/declaration'
import { StateTag } from './state-tag'
import { timeText } from './time'

/** What was said, by whom and when. */
export function GivenOpinion({ declaration, opinion }: { declaration: string; opinion: ParallelOpinionView }) {
  const { given, files } = opinion
  if (!given) return null
  return (
    <div className="given-opinion">
      <p>
        <StateTag tone={given.tone}>{given.outcomeLabel}</StateTag>{' '}
        <span className="quiet">
          {timeText(given.at)} {given.role} {given.by}
        </span>
      </p>
      {given.text && <p className="opinion">{given.text}</p>}
      {given.fields.length > 0 && (
        <dl className="pairs">
          {given.fields.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <OpinionFiles declaration={declaration} opinion={opinion} files={files} />
    </div>
  )
}

/** The address of a file of an opinion. */
export const opinionFile = (declaration: string, opinion: string, file: string) =>
  `/api/declarations/${encodeURIComponent(declaration)}/opinions/${encodeURIComponent(opinion)}/files/${encodeURIComponent(file)}`

function OpinionFiles({
  declaration,
  opinion,
  files,
}: {
  declaration: string
  opinion: ParallelOpinionView
  files: ParallelOpinionView['files']
}) {
  if (files.length === 0) return null
  return (
    <ul className="plain-list">
      {files.map(({ id, name, pages }) => (
        <li key={id}>
          <a href={opinionFile(declaration, opinion.id, id)} target="_blank" rel="noreferrer">
            {name}
          </a>
          {pages !== undefined && <span className="quiet">（{pages} 页）</span>}
        </li>
      ))}
    </ul>
  )
}
