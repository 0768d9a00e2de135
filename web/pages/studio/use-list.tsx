/** Where something is used, each with the way there. */
import { Link } from 'wouter'
import type { Use } from './forms/uses'
import { placeOfFile } from './places'

/** More than that nobody reads in a dialog. */
const most = 20

export function UseList({ programme, uses }: { programme: string; uses: readonly Use[] }) {
  return (
    <>
      <ul className="bullets">
        {uses.slice(0, most).map(({ file, at, what }) => (
          <li key={file + at}>{file ? <Link href={placeOfFile(programme, file, at)}>{what}</Link> : what}</li>
        ))}
      </ul>
      {uses.length > most && <p>还有 {uses.length - most} 处。</p>}
    </>
  )
}
