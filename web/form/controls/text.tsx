/** One line, many lines, a number: typed with a buffer. */
import { Input } from 'antd'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { type ControlProps, countIdOf } from '../asking'
import { plainText, useBuffered } from '../buffered'
import { normaliseDecimal } from '../decimals'
import { formats } from '../formats'

const aria = ({ id, invalid, required, describedBy }: ControlProps) => ({
  id,
  status: invalid ? ('error' as const) : undefined,
  'aria-invalid': invalid || undefined,
  'aria-required': required || undefined,
  'aria-describedby': describedBy,
})

/** One line of text, brought to the form of its format when the field is left. */
export function TextControl(props: ControlProps) {
  const { format, unit } = props.field
  const normalise = useCallback((text: string) => (format ? formats[format].normalise(text) || undefined : plainText(text)), [format])
  const { text, type, leave } = useBuffered(props, normalise)
  return (
    <Input
      {...aria(props)}
      value={text}
      placeholder={props.placeholder}
      suffix={unit}
      inputMode={format && formats[format].inputMode}
      autoComplete="off"
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  )
}

/** Many lines, with a count; what is too long is kept and said, not cut. */
export function TextAreaControl(props: ControlProps) {
  const { text, type, leave } = useBuffered(props, plainText)
  const { maxLength } = props.field
  const length = [...text].length
  const over = maxLength !== undefined && length > maxLength
  const place = useRef<HTMLDivElement>(null)
  // antd's own way of growing sets inline styles, which the page's policy forbids
  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows the text
  useLayoutEffect(() => {
    const area = place.current?.querySelector('textarea')
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight + 2, 480)}px`
  }, [text])
  return (
    <div ref={place}>
      <Input.TextArea
        {...aria(props)}
        value={text}
        placeholder={props.placeholder}
        rows={props.rows ?? 4}
        onChange={({ target }) => type(target.value)}
        onBlur={leave}
      />
      {maxLength !== undefined && (
        <p className={`counter${over ? ' over' : ''}`} id={countIdOf(props.id)}>
          {over && `超出 ${length - maxLength} 个字 `}
          <span aria-hidden={over || undefined}>
            {length}/{maxLength}
          </span>
        </p>
      )}
    </div>
  )
}

/** An exact decimal, typed with or without grouping, in full or half width. */
export function DecimalControl(props: ControlProps) {
  const { unit } = props.field
  const normalise = useCallback((text: string) => normaliseDecimal(text, unit) || undefined, [unit])
  const { text, type, leave } = useBuffered(props, normalise)
  return <NumberInput {...props} text={text} type={type} leave={leave} inputMode="decimal" />
}

/** A whole number; what cannot be read as one stays as typed and is refused by the check. */
export function IntegerControl(props: ControlProps) {
  const { unit } = props.field
  const normalise = useCallback(
    (text: string) => {
      const plain = normaliseDecimal(text, unit)
      if (!plain) return undefined
      return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain
    },
    [unit],
  )
  const { text, type, leave } = useBuffered(props, normalise)
  return <NumberInput {...props} text={text} type={type} leave={leave} inputMode="numeric" />
}

interface Buffer {
  text: string
  type: (text: string) => void
  leave: () => void
  inputMode: 'decimal' | 'numeric'
}

function NumberInput({ text, type, leave, inputMode, ...props }: ControlProps & Buffer) {
  return (
    <Input
      {...aria(props)}
      className="number"
      value={text}
      placeholder={props.placeholder}
      suffix={props.field.unit}
      inputMode={inputMode}
      autoComplete="off"
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  )
}
