/** Lets everything within be opened and looked at, and nothing be sent. */
import type { ReactNode, SyntheticEvent } from 'react'
import { announce } from '../../../ui/announce'

/** What sends: the last button of a dialog or a form, a choice of a file. */
const sends = 'button[type="submit"], .ant-btn-primary, .ant-btn-dangerous, .ant-upload, input[type="file"]'

export function LookOnly({ children }: { children: ReactNode }) {
  const hold = (event: SyntheticEvent) => {
    const { target } = event
    // the buttons at the foot of the workbench only open a dialog
    if (!(target instanceof Element) || target.closest('.act-bar') || !target.closest(`form, ${sends}`)) return
    if (event.type === 'click' && !target.closest(sends)) return
    event.preventDefault()
    event.stopPropagation()
    announce('这是预览，不会真的办理。')
  }
  return (
    <div className="preview" onClickCapture={hold} onSubmitCapture={hold}>
      {children}
    </div>
  )
}
