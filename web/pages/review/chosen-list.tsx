/** The declarations that a step is about: many scroll within the dialog, by keyboard too. */
import type { ReactNode } from 'react'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import { audienceOf } from '../../audience'
import { useSession } from '../../data'

export function ChosenList({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="chosen-list" tabIndex={0} aria-label="所选的申报">
      <ul className="bullets">{children}</ul>
    </section>
  )
}

/** How the reader tells declarations apart: reviewers by who files them, applicants by what their list shows of each. */
export function useCalled(): { isApplicant: boolean; called: (item: DeclarationSummary) => string } {
  const session = useSession().data
  const isApplicant = session ? audienceOf(session) === 'applicant' : false
  const own = ({ columns }: DeclarationSummary) =>
    Object.entries(columns).find(([field, text]) => !field.startsWith('@') && text)?.[1] ?? ''
  return { isApplicant, called: (item) => (isApplicant ? own(item) : item.organisation.name) }
}
