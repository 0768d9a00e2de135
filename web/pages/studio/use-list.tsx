/** Where something is used, each with the way there. */
import { Link } from 'wouter'
import { placeToEdit } from './edit-places'
import type { Use } from './forms/uses'
import type { Texts } from './merge'

/** More than that nobody reads in a dialog. */
const most = 20

export function UseList({ programme, files, uses }: { programme: string; files: Texts; uses: readonly Use[] }) {
  return (
    <>
      <ul className="bullets">
        {uses.slice(0, most).map(({ file, at, what }) => (
          <li key={file + at}>{file ? <Link href={placeToEdit(programme, files, file, at)}>{what}</Link> : what}</li>
        ))}
      </ul>
      {uses.length > most && <p>还有 {uses.length - most} 处。</p>}
    </>
  )
}
