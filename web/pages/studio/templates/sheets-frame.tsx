/** A letter as it will lie on paper, sheet by sheet. The page is the server's; nothing in it may run. */
import { useEffect, useRef, useState } from 'react'
import type { LetterPreview } from '../../../../server/engine/preview/draft-letter'
import { PrintFrame } from '../../../ui/print-frame'
import { layOut } from './sheets'

interface Props {
  title: string
  paper: NonNullable<LetterPreview['paper']>
}

export function SheetsFrame({ title, paper }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReady, setReady] = useState(false)
  const [pages, setPages] = useState<number>()
  const { html, sheets } = paper
  useEffect(() => {
    const page = frame.current?.contentDocument
    if (isReady && page) setPages(layOut(page, { html, sheets }))
  }, [isReady, html, sheets])
  return (
    <>
      <p className="quiet" aria-live="polite">
        {pages === undefined ? '正在排版……' : `共 ${pages} 页`}
        {paper.numbers && paper.numbers.copies > 1 && `，一式 ${paper.numbers.copies} 份`}。用本机的字体排版，换页以下载的 PDF 为准。
      </p>
      <PrintFrame ref={frame} title={title} src="/api/studio/sheet" onLoad={() => setReady(true)} />
    </>
  )
}
