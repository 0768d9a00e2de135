/** One or several of a few answers. */
import { Checkbox, Radio, Select } from 'antd'
import type { ControlProps } from '../asking'
import { isBlank, type Option, optionsOf } from '../model'

const group = ({ id, labelId, describedBy, invalid }: ControlProps) => ({
  id,
  'aria-labelledby': labelId,
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
})

export const RadioControl = (props: ControlProps) => <Radios {...props} options={optionsOf(props.field)} />

export function YesNoControl(props: ControlProps) {
  const { value, onChange } = props
  return (
    <Radios
      {...props}
      options={[
        { value: 'true', title: '是' },
        { value: 'false', title: '否' },
      ]}
      value={typeof value === 'boolean' ? String(value) : undefined}
      onChange={(next) => onChange(next === 'true')}
    />
  )
}

function Radios({ options, value, onChange, ...props }: ControlProps & { options: readonly Option[] }) {
  return (
    <div role="radiogroup" {...group({ value, onChange, ...props })} aria-required={props.required || undefined} className="choices">
      {options.map(({ value: own, title, description }) => (
        <Radio key={own} name={props.id} value={own} checked={value === own} onChange={() => onChange(own)}>
          {title}
          {description && <small className="quiet"> {description}</small>}
        </Radio>
      ))}
    </div>
  )
}

export function CheckboxesControl(props: ControlProps) {
  const chosen = Array.isArray(props.value) ? props.value.map(String) : []
  const options = optionsOf(props.field)
  const toggle = (own: string) => {
    const next = options.map(({ value }) => value).filter((value) => (value === own ? !chosen.includes(own) : chosen.includes(value)))
    props.onChange(next.length ? next : undefined)
  }
  return (
    <fieldset id={props.id} aria-labelledby={props.labelId} aria-describedby={props.describedBy} className="choices">
      {options.map(({ value, title, description }) => (
        <Checkbox key={value} checked={chosen.includes(value)} onChange={() => toggle(value)}>
          {title}
          {description && <small className="quiet"> {description}</small>}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** A single box that has to be ticked. */
export function ConsentControl({ id, field, value, onChange, describedBy, required }: ControlProps) {
  return (
    <Checkbox
      id={id}
      checked={value === true}
      aria-describedby={describedBy}
      aria-required={required || undefined}
      onChange={({ target }) => onChange(target.checked || undefined)}
    >
      {field.title}
    </Checkbox>
  )
}

export function SelectControl(props: ControlProps) {
  const { id, value, onChange, placeholder = '请选择', invalid, required, describedBy } = props
  const options = optionsOf(props.field)
  return (
    <Select
      id={id}
      value={isBlank(value) ? undefined : String(value)}
      placeholder={placeholder}
      allowClear
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      options={options.map(({ value: own, title, description }) => ({ value: own, label: title, description }))}
      optionRender={({ label, data }) => (
        <>
          {label}
          {data.description && <small className="quiet option-note">{data.description}</small>}
        </>
      )}
      onChange={(next) => onChange(next ?? undefined)}
      status={invalid ? 'error' : undefined}
      aria-required={required || undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      className="full"
    />
  )
}
