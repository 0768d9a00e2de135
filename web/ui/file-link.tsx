/** An uploaded file: its name leads to it, beside it pages, size and when it was sent. */
import { Icon } from './icon'
import { sizeText, timeText } from './time'

interface Props {
  href: string
  file: { name: string; size: number; pages?: number; uploadedAt: string }
}

export function FileLink({ href, file: { name, size, pages, uploadedAt } }: Props) {
  return (
    <>
      <a href={href} target="_blank" rel="noreferrer" className="break">
        <Icon name="file" />
        {name}
        <span className="visually-hidden">（在新窗口预览）</span>
      </a>
      <span className="quiet">
        {pages !== undefined && `${pages} 页 · `}
        {sizeText(size)} · {timeText(uploadedAt)}
      </span>
    </>
  )
}
