/** Files whose text cannot be read any more: the pages that show them look empty, though nothing is lost. */
import { Link } from 'wouter'
import { stageTitles, titleOf } from './file-kinds'
import type { Opened } from './opening'
import { placeOfFile } from './places'

export function Unreadable({ opened: { programme, state } }: { opened: Opened }) {
  const broken = state.problems.flatMap(({ code, file, at }) => (code === 'json' && file ? [{ file, at }] : []))
  if (broken.length === 0) return null
  return (
    <div className="note tone-danger studio-note" role="status">
      <p>
        <strong>有文件的格式写坏了，读不出来。</strong>
        用到它的页面看起来是空的，内容没有丢：请先改好或撤销，不要在空白的页面上重新填写。
      </p>
      <ul className="bullets">
        {broken.map(({ file, at }) => (
          <li key={file}>
            <Link href={placeOfFile(programme, file, at || '/')}>
              {titleOf(file, state.files, stageTitles(state.files))}：到出错的地方改
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
