/** The declarations that a step is about: many scroll within the dialog, by keyboard too. */
import type { ReactNode } from 'react'

export function ChosenList({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="chosen-list" tabIndex={0} aria-label="所选的申报">
      <ul className="bullets">{children}</ul>
    </section>
  )
}
