/** Keeps the place of those who work by keyboard: what they pressed moves, goes, or cannot be pressed any more, a dialog closes, and the focus would be nowhere. */
import { useEffect, useRef } from 'react'

/** For the page around the element: a focus that was last in it, but for dialogs, and is lost goes on to the same thing where it stands now, else to what stands in its place. */
export function useKeptFocus<T extends HTMLElement>() {
  const root = useRef<T>(null)
  useEffect(() => {
    let last: Place | undefined
    let isByKeyboard = false
    let isAsked = false
    const around = () => root.current?.closest<HTMLElement>('.page') ?? undefined
    const keep = () => {
      isAsked = false
      const page = around()
      if (page && last && isByKeyboard && isLost()) successor(page, last)?.focus()
    }
    // what comes after a change, such as a dialog, may take the focus itself
    const soon = () => {
      if (isAsked) return
      isAsked = true
      setTimeout(keep)
    }
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.closest(above)) return
      const page = around()
      last = page?.contains(target) ? placeOf(page, target) : undefined
    }
    const press = () => {
      isByKeyboard = true
    }
    const point = () => {
      isByKeyboard = false
    }
    const changes = new MutationObserver(soon)
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', note)
    document.addEventListener('keydown', press, true)
    document.addEventListener('pointerdown', point, true)
    return () => {
      changes.disconnect()
      document.removeEventListener('focusin', note)
      document.removeEventListener('keydown', press, true)
      document.removeEventListener('pointerdown', point, true)
    }
  }, [])
  return root
}

/** What lies above the page and gives the focus back when it closes. */
const above = '[role="dialog"], .ant-modal-root, .ant-drawer'

/** Where the focus was: the thing, what it is called, and the way to it from the root. */
interface Place {
  element: HTMLElement
  name: string
  /** From the inside out: an element, and which of its children leads to the thing. */
  way: readonly { around: Element; index: number }[]
}

function placeOf(root: HTMLElement, element: HTMLElement): Place {
  const way: { around: Element; index: number }[] = []
  for (let at: Element = element; at !== root && at.parentElement; at = at.parentElement)
    way.push({ around: at.parentElement, index: [...at.parentElement.children].indexOf(at) })
  return { element, name: nameOf(element), way }
}

const isLost = () => {
  const at = document.activeElement
  return !at || at === document.body || at.matches(':disabled')
}

const focusable = 'button, a[href], input, textarea, select, summary, [tabindex="0"]'
const isThere = (element: HTMLElement) => !element.matches(':disabled, [tabindex="-1"]') && element.getClientRects().length > 0
const within = (element: Element) => [...element.querySelectorAll<HTMLElement>(focusable)].filter(isThere)
const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.textContent ?? ''

/** The thing itself, or another of its name; else what stands nearest to where it was. */
function successor(root: HTMLElement, { element, name, way }: Place): HTMLElement | undefined {
  if (element.isConnected && isThere(element)) return element
  const same = name ? within(root).find((one) => one.tagName === element.tagName && nameOf(one) === name) : undefined
  if (same) return same
  for (const { around, index } of way) {
    if (!around.isConnected) continue
    const near = [index, index - 1].map((at) => around.children[at]).find((one) => one && (isControl(one) || within(one).length > 0))
    const found = near && (isControl(near) ? near : within(near).at(0))
    if (found ?? within(around).at(-1)) return found ?? within(around).at(-1)
  }
  return undefined
}

const isControl = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.matches(focusable) && isThere(element)
