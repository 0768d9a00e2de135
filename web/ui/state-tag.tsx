/** The state of a declaration, or any short word with a tone. */
import type { ReactNode } from 'react'
import type { Tone } from '../../server/actions/views/stage'

export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}
