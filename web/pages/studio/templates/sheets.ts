/** Lays a letter out in sheets of paper: the copy flows in columns of a page's size, each sheet shows one of them. */

/** A letter that fills more is shown as far as this. */
const mostPages = 60

interface Paper {
  html: string
  sheets: string
}

/** Fills the empty page of the preview; how many sheets it takes. */
export function layOut(page: Document, { html, sheets }: Paper): number {
  const scrolled = page.documentElement.scrollTop
  // parsed in the frame itself, whose rules allow the styles of templates and no script
  page.documentElement.innerHTML = html
  const copy = page.querySelector('.copy')
  if (!copy) return 0
  page.head.append(styleOf(page, sheets))
  const first = sheetOf(page, copy, 0)
  page.body.replaceChildren(first)
  breakColumns(first)
  const pages = Math.min(mostPages, pagesOf(copy))
  for (let index = 1; index < pages; index++) page.body.append(sheetOf(page, copy.cloneNode(true), index))
  page.documentElement.scrollTop = scrolled
  return pages
}

function styleOf(page: Document, text: string): HTMLStyleElement {
  const style = page.createElement('style')
  style.textContent = text
  return style
}

function sheetOf(page: Document, copy: Node, index: number): HTMLElement {
  const sheet = page.createElement('section')
  sheet.className = 'sheet'
  sheet.setAttribute('aria-label', `第 ${index + 1} 页`)
  sheet.style.setProperty('--page', String(index))
  sheet.append(copy)
  return sheet
}

/** In columns, a break of pages is one of columns. */
function breakColumns(sheet: HTMLElement): void {
  for (const element of sheet.querySelectorAll<HTMLElement>('[style]'))
    for (const side of ['break-before', 'break-after'])
      if (/page|always/.test(element.style.getPropertyValue(side))) element.style.setProperty(side, 'column')
}

function pagesOf(copy: Element): number {
  const { columnGap } = copy.ownerDocument.defaultView?.getComputedStyle(copy) ?? { columnGap: '0' }
  const gap = Number.parseFloat(columnGap) || 0
  return Math.max(1, Math.round((copy.scrollWidth + gap) / (copy.clientWidth + gap)))
}
