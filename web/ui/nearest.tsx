/** Below a verdict that is not met: which single change would be enough. Silent where none would, or where it is not known. */
import type { CheckView, NearestView } from '../../server/actions/views/check'
import { useNearest } from '../data'

export function Nearest({ view }: { view: NearestView | undefined }) {
  return view?.sentence ? <p className="note tone-attention">{view.sentence}</p> : null
}

/** The same for a declaration, read when it is shown. */
export function DeclarationNearest({ id, check }: { id: string; check: CheckView }) {
  return <Nearest view={useNearest(id, check).data} />
}
