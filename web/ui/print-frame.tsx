/** A page for paper inside a page: the server's HTML, without scripts. */
import { forwardRef } from 'react'

interface Props {
  src: string
  title: string
  onLoad?: () => void
}

/** The frame may be printed by `frame.contentWindow.print()`; its height follows the window. */
export const PrintFrame = forwardRef<HTMLIFrameElement, Props>(function PrintFrame({ src, title, onLoad }, ref) {
  // same origin for print(), no scripts
  return <iframe ref={ref} className="print-frame" src={src} title={title} sandbox="allow-same-origin allow-modals" onLoad={onLoad} />
})
