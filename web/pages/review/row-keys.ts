/** Keys of the list: j and k go from row to row, Enter opens the focused one (it is a link). */
import { useEffect, useRef } from 'react'

/** Active while the focus is in the list, or nowhere in particular; never while somebody types or a dialog is open. */
export function useRowKeys() {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !list.current) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0 || !mayHear(list.current)) return
      const rows = [...list.current.querySelectorAll<HTMLElement>('[data-row]')]
      const here = rows.findIndex((row) => row.closest('tr')?.contains(document.activeElement))
      const next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step))]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return list
}

function mayHear(list: HTMLElement): boolean {
  const focused = document.activeElement
  if (!focused || focused === document.body || focused.matches('h1, main')) return !document.querySelector('[role="dialog"]')
  return list.contains(focused) && !focused.matches('textarea, select, input:not([type="checkbox"])')
}
