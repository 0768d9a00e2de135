/** Where a pointer into the answers or materials stands on the page. */

/** Id of the element that shows it. */
export const answerId = (at: string) => `answer${at.replaceAll('/', '.')}`

/** Brings the place into view and focuses it, or the closest thing above it. */
export function focusAnswer(at: string) {
  for (let place = at; place; place = place.slice(0, place.lastIndexOf('/'))) {
    const element = document.getElementById(answerId(place))
    if (!element) continue
    for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
    return
  }
}
