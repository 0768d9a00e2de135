/** A labelled input outside of generated forms: label, input, error and hint, connected. */
import { Input } from 'antd'
import type { ReactNode } from 'react'

interface FieldProps {
  id: string
  label: string
  hint?: ReactNode
  problem?: string
  required?: boolean
  children: ReactNode
}

/** What an input needs so that its hint and error are read with it. */
export const described = (id: string, { hint, problem }: { hint?: ReactNode; problem?: string }) => ({
  id,
  status: problem ? ('error' as const) : undefined,
  'aria-invalid': problem ? true : undefined,
  'aria-describedby': [problem && `${id}__error`, hint && `${id}__help`].filter(Boolean).join(' ') || undefined,
})

export function Field({ id, label, hint, problem, required, children }: FieldProps) {
  return (
    <div className={`field${problem ? ' field-invalid' : ''}`}>
      <label htmlFor={id}>
        {required && (
          <span className="required">
            *<span className="visually-hidden">必填</span>
          </span>
        )}
        {label}
      </label>
      {children}
      {problem && (
        <p className="field-error" id={`${id}__error`}>
          {problem}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}__help`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextProps extends Omit<FieldProps, 'children'> {
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  secret?: boolean
  autoComplete?: string
  inputMode?: 'tel' | 'email' | 'numeric'
  placeholder?: string
  readOnly?: boolean
}

/** One line of text with its label. */
export function TextField({ value, onChange, onLeave, secret, autoComplete, inputMode, placeholder, readOnly, ...field }: TextProps) {
  const Line = secret ? Input.Password : Input
  return (
    <Field {...field}>
      <Line
        {...described(field.id, field)}
        value={value}
        aria-required={field.required || undefined}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        readOnly={readOnly}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
      />
    </Field>
  )
}
