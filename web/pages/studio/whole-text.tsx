/** A line of text that is read whole, however long: its field grows instead of cutting it off. */
import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import type { Ref } from 'react'

interface Props {
  ref?: Ref<TextAreaRef>
  id?: string
  label: string
  value: string
  /** What it says is not known yet. */
  waiting?: boolean
  onChange: (text: string) => void
}

export function WholeText({ ref, id, label, value, waiting, onChange }: Props) {
  return (
    <Input.TextArea
      ref={ref}
      id={id}
      aria-label={label}
      className="studio-whole"
      rows={rowsFor(value)}
      autoComplete="off"
      readOnly={waiting}
      value={waiting ? '…' : value}
      onPressEnter={(event) => event.preventDefault()}
      onChange={({ target }) => onChange(target.value.replaceAll('\n', ' '))}
    />
  )
}

/** For browsers in which a field does not grow by itself: some 18 Chinese characters to a line. */
const rowsFor = (text: string) =>
  Math.min(8, Math.max(1, Math.ceil([...text].reduce((sum, sign) => sum + (sign > '\u2fff' ? 1 : 0.55), 0) / 18)))
