/** What is wrong in the open file; each entry leads to its place. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Problem } from '../../../server/engine/model'
import { Icon } from '../../ui/icon'
import { placeToEdit } from './edit-places'
import type { Texts } from './merge'
import type { Opened } from './opening'
import { placeOfFile } from './places'
import { documentOf } from './problems'
import { pointerInWords, wordOf } from './words'

interface Props {
  opened: Opened
  path: string
  problems: readonly Problem[]
}

export function ProblemList({ opened: { programme, state }, path, problems }: Props) {
  const all = state.problems.length + state.examples.failed.length
  const elsewhere =
    all - state.problems.filter(({ file }) => file === path).length - state.examples.failed.filter((one) => one.path === path).length
  return (
    <div className="studio-problems">
      <h3 aria-live="polite">
        {problems.length > 0 ? `这个文件有 ${problems.length} 个问题` : '这个文件没有问题'}
        {elsewhere > 0 && (
          <>
            ，<Link href={`/studio/${programme}/check`}>其他文件还有 {elsewhere} 个</Link>
          </>
        )}
      </h3>
      {problems.length > 0 && (
        <ol>
          {problems.map((problem) => (
            <li key={problem.at + problem.message}>
              <ProblemLink {...{ programme, path, problem }} text={state.files[path]} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface LinkProps {
  programme: string
  path: string
  problem: Problem
  text?: string
  /** Leads to the page that edits it, with the file beside it; without them to the file. */
  files?: Texts
}

/** A problem with its place in words and its remedy; the whole leads to the place. */
export function ProblemLink({ programme, path, problem, text, files }: LinkProps) {
  const { at } = problem
  const [message, remedy] = [inWords(problem.message), problem.remedy && inWords(problem.remedy)]
  const inFile = placeOfFile(programme, path, at || '/')
  const place = files ? placeToEdit(programme, files, path, at) : inFile
  const document = useMemo(() => documentOf(text), [text])
  const where = path.endsWith('.json') ? pointerInWords(at, document) : at && `第 ${at.replace(/\D/g, '') || 1} 行`
  return (
    <>
      <Link href={place} className="studio-problem">
        <Icon name="alert" />
        <span>
          {where && <span className="quiet">{where}：</span>}
          {message}
        </span>
      </Link>
      {remedy && <span className="studio-remedy">怎样改：{remedy}</span>}
      {place !== inFile && (
        <Link href={inFile} className="studio-in-file">
          在文件中查看<span className="visually-hidden">：{message}</span>
        </Link>
      )}
    </>
  )
}

/** A property that is missing is called as its field is. */
const inWords = (sentence: string) =>
  sentence.replace(/^(缺少|补上)“(\w+)”$/, (_, verb: string, key: string) => `${verb}“${wordOf(key) ?? key}”`)
