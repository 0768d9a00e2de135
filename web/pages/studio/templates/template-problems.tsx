/** What is wrong in a template, line by line; each leads to its line. */
import type { Problem } from '../../../../server/engine/model'
import { Icon } from '../../../ui/icon'

interface Props {
  problems: readonly Problem[]
  onLine: (line: string) => void
}

export function TemplateProblems({ problems, onLine }: Props) {
  return (
    <div className="studio-problems" role="status">
      <h3>模板有 {problems.length} 个问题，改正以后显示它的样子</h3>
      <ol>
        {problems.map(({ at, message, remedy }) => (
          <li key={at + message}>
            <button type="button" className="link-button studio-problem" onClick={() => onLine(at.slice(1))}>
              <Icon name="alert" />
              <span>{message}</span>
            </button>
            {remedy && <span className="studio-remedy">怎样改：{remedy}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}
