/** All errors of a page in one place, focused when they appear; each leads to its field. */
import { useEffect, useRef } from 'react'

export interface ErrorLink {
  message: string
  /** Id of the element to focus. */
  target?: string
  onFollow?: () => void
}

interface Props {
  title?: string
  errors: readonly ErrorLink[]
  /** Changes with every attempt, so that the summary is focused again. */
  attempt?: number
}

export function ErrorSummary({ title = '请先改正下面的问题', errors, attempt = 0 }: Props) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every attempt focuses again
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'center' })
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ message, target, onFollow }) => (
          <li key={`${target}${message}`}>
            {target || onFollow ? (
              <a
                href={`#${target ?? ''}`}
                onClick={(event) => {
                  event.preventDefault()
                  onFollow?.()
                  if (target) focusField(target)
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Focuses a field by its id, or the first control inside an element of that id. */
export function focusField(id: string): void {
  const element = document.getElementById(id)
  const control = element?.matches('input, textarea, select, button, [tabindex]')
    ? element
    : element?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')
  element?.scrollIntoView({ block: 'center' })
  ;(control ?? element)?.focus({ preventScroll: true })
}
