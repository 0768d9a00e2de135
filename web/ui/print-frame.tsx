/** A page for paper inside a page: the server's HTML, without scripts, shrunk where the window is narrower than the paper. */
import { forwardRef, useEffect, useRef, useState } from 'react'

interface Props {
  src: string
  title: string
  onLoad?: () => void
}

/** A4 with a little room, in CSS pixels. */
const paper = 830
const pageHeight = 1150

/** The frame may be printed by `frame.contentWindow.print()`. */
export const PrintFrame = forwardRef<HTMLIFrameElement, Props>(function PrintFrame({ src, title, onLoad }, ref) {
  const holder = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const place = holder.current
    if (!place) return
    const watcher = new ResizeObserver(() => {
      const fits = Math.min(1, place.clientWidth / paper)
      setScale(fits)
      place.style.setProperty('--page-height', `${Math.ceil(pageHeight * fits)}px`)
    })
    watcher.observe(place)
    return () => watcher.disconnect()
  }, [])
  const size = `${100 / scale}%`
  return (
    <div className="print-frame" ref={holder}>
      <iframe
        ref={ref}
        src={src}
        title={title}
        // of our own origin, so that it can be printed from here; nothing in it may run
        sandbox="allow-same-origin allow-modals"
        onLoad={onLoad}
        style={{ width: size, height: size, transform: `scale(${scale})` }}
      />
    </div>
  )
})
