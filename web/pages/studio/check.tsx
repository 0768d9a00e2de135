/** Everything that is wrong with the draft: problems by file, examples that come out otherwise, rules that no example tries. */
import { Link } from 'wouter'
import { StateTag } from '../../ui/state-tag'
import { placeToEdit } from './edit-places'
import { ExamplesPanel } from './examples-panel'
import { kindOf, stageTitles, titleOf } from './file-kinds'
import { siteId } from './folders'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'
import { ProblemLink } from './problem-list'
import { placeOfRule } from './rule-places'

export default function CheckPage() {
  return <Opening>{(opened) => <Check {...opened} />}</Opening>
}

function Check(opened: Opened) {
  const isSite = opened.programme === siteId
  return (
    <Frame opened={opened} title="检查">
      <div className="stack">
        <Problems opened={opened} />
        {!isSite && <ExamplesPanel opened={opened} />}
        {!isSite && <Uncovered opened={opened} />}
      </div>
    </Frame>
  )
}

interface Props {
  opened: Opened
}

function Problems({ opened: { programme, state } }: Props) {
  const { problems, files } = state
  const stages = stageTitles(files)
  const paths = [...new Set(problems.map(({ file }) => file ?? ''))]
  return (
    <section className="panel" aria-labelledby="check-problems">
      <div className="panel-head">
        <h2 id="check-problems">配置问题</h2>
        {problems.length > 0 ? <StateTag tone="danger">{problems.length} 个问题</StateTag> : <StateTag tone="success">没有问题</StateTag>}
      </div>
      {problems.length === 0 && <p className="quiet">全部内容格式正确，引用的填报项、条款、状态、模板都存在。</p>}
      {paths.map((path) => (
        <div key={path} className="studio-problem-group">
          <h3>
            {path ? titleOf(path, files, stages) : '整个事项'} {path && <span className="quiet studio-path">{path}</span>}
          </h3>
          <ol className="studio-problem-list">
            {problems
              .filter(({ file }) => (file ?? '') === path)
              .map((problem) => (
                <li key={problem.at + problem.message}>
                  {path ? <ProblemLink {...{ programme, path, problem, files }} text={files[path]} /> : problem.message}
                </li>
              ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

function Uncovered({ opened: { programme, state } }: Props) {
  const { uncoveredRules, total } = state.examples
  if (total === 0) return null
  return (
    <section className="panel" aria-labelledby="check-rules">
      <div className="panel-head">
        <h2 id="check-rules">规则的示例</h2>
        {uncoveredRules.length > 0 ? (
          <StateTag tone="attention">{uncoveredRules.length} 条还缺示例</StateTag>
        ) : (
          <StateTag tone="success">每条规则都有符合和不符合的示例</StateTag>
        )}
      </div>
      {uncoveredRules.length > 0 && <p className="quiet">每条规则至少要有一个符合的示例和一个不符合的示例，以后改错了才看得出来。</p>}
      <ul className="studio-problem-list">
        {uncoveredRules.map((rule) => {
          const found = placeOfRule(state.files, rule)
          return (
            <li key={rule}>
              {found ? (
                <Link href={placeToEdit(programme, state.files, found.path, found.at)}>
                  {found.label} <span className="quiet">{kindOf(found.path).label}</span>
                </Link>
              ) : (
                rule
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
