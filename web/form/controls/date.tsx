/** A day: typed in any usual way, or picked from a calendar. */
import { Button, Input } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/icon'
import type { ControlProps } from '../asking'
import { useBuffered } from '../buffered'
import { isDay, normaliseDate } from '../formats'
import { Calendar } from './calendar'

export function DateControl(props: ControlProps) {
  const { id, field, invalid, required, describedBy, placeholder = '如 2024-01-31' } = props
  const normalise = useCallback((text: string) => normaliseDate(text) || undefined, [])
  const { text, type, leave } = useBuffered(props, normalise)
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const close = (event: MouseEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('mousedown', close)
    return () => document.removeEventListener('mousedown', close)
  }, [open])
  const pick = (day: string) => {
    props.asking.pending.delete(props.fieldKey)
    props.onChange(day)
    type(day)
    close()
  }
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div className="date" ref={place}>
      <Input
        id={id}
        value={text}
        placeholder={placeholder}
        inputMode="numeric"
        autoComplete="off"
        status={invalid ? 'error' : undefined}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        aria-describedby={describedBy}
        onChange={({ target }) => type(target.value)}
        onBlur={leave}
      />
      <Button
        ref={button}
        aria-label={`打开日历，选择“${field.title}”`}
        aria-expanded={open}
        aria-haspopup="dialog"
        icon={<Icon name="calendar" />}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Calendar
          label={field.title}
          day={isDay(String(normalise(text) ?? '')) ? String(normalise(text)) : undefined}
          onPick={pick}
          onClose={close}
        />
      )}
    </div>
  )
}
