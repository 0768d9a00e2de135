/** What RJSF draws around our controls: label, remark, error and help together; a grid; nothing in English. */
import {
  type FieldProps,
  type FieldTemplateProps,
  getUiOptions,
  ID_KEY,
  type ObjectFieldTemplateProps,
  type TemplatesType,
} from '@rjsf/utils'
import { type Asking, type ControlProps, countIdOf, errorIdOf, helpIdOf, labelIdOf } from './asking'
import { CascadeControl } from './controls/cascade'
import { CheckboxesControl, ConsentControl, RadioControl, SelectControl, YesNoControl } from './controls/choice'
import { DateControl } from './controls/date'
import { SearchControl } from './controls/search'
import { DecimalControl, IntegerControl, TextAreaControl, TextControl } from './controls/text'
import { answerText, type Control, controlOf, type Field } from './model'

const controls: Record<Control, (props: ControlProps) => React.ReactNode> = {
  text: TextControl,
  textarea: TextAreaControl,
  radio: RadioControl,
  select: SelectControl,
  checkboxes: CheckboxesControl,
  cascader: CascadeControl,
  date: DateControl,
  decimal: DecimalControl,
  integer: IntegerControl,
  'yes-no': YesNoControl,
  consent: ConsentControl,
}

/** What our uiSchema says about a field. */
interface Options {
  control?: string
  span?: number
  placeholder?: string
  rows?: number
  search?: ControlProps['search']
}

const isLabelled = (control: Control) => !['radio', 'checkboxes', 'yes-no'].includes(control)
const askingOf = (registry: { formContext?: unknown }) => registry.formContext as Asking
const keyOf = (id: string) => id.slice(id.lastIndexOf('.') + 1)

/** The one field of RJSF for every answer: its control, or its text where it cannot be changed. */
export function AnswerField({ schema, uiSchema, formData, onChange, fieldPathId, registry, readonly, required, errorSchema }: FieldProps) {
  const field = schema as unknown as Field
  const { control, placeholder, rows, search } = getUiOptions(uiSchema) as Options
  const asking = askingOf(registry)
  const id = fieldPathId[ID_KEY]
  if (readonly) return <p className="answer">{answerText(field, formData, asking.dictionaries) || <span className="quiet">未填写</span>}</p>
  const invalid = (errorSchema?.__errors?.length ?? 0) > 0
  const kind = controlOf(field, control)
  const ControlOfKind = kind === 'text' && search && asking.find ? SearchControl : controls[kind]
  const described = [invalid && errorIdOf(id), field.description && helpIdOf(id), kind === 'textarea' && field.maxLength && countIdOf(id)]
  return (
    <ControlOfKind
      id={id}
      fieldKey={keyOf(id)}
      field={field}
      value={formData}
      onChange={(value) => onChange(value, fieldPathId.path)}
      asking={asking}
      invalid={invalid}
      required={required ?? false}
      describedBy={described.filter(Boolean).join(' ') || undefined}
      labelId={labelIdOf(id)}
      placeholder={placeholder}
      rows={rows}
      search={search}
    />
  )
}

function FieldTemplate({ id, label, children, rawErrors, required, schema, uiSchema, registry, readonly, formData }: FieldTemplateProps) {
  if (schema.type === 'object') return children
  const field = schema as unknown as Field
  const { control, span } = getUiOptions(uiSchema) as Options
  const kind = controlOf(field, control)
  const mark = required && !readonly && <Required />
  const isOwnLabel = kind === 'consent' && !readonly
  return (
    <div
      className={`field span-${span ?? 12}${rawErrors?.length ? ' field-invalid' : ''}${readonly ? ' field-fixed' : ''}`}
      data-field={keyOf(id)}
    >
      {askingOf(registry).above?.(keyOf(id))}
      {!isOwnLabel &&
        (isLabelled(kind) && !readonly ? (
          <label htmlFor={id} id={labelIdOf(id)}>
            {mark}
            {label}
          </label>
        ) : (
          <div className="label" id={labelIdOf(id)}>
            {mark}
            {label}
          </div>
        ))}
      {children}
      {rawErrors?.map((message) => (
        <p className="field-error" id={errorIdOf(id)} key={message}>
          {message}
        </p>
      ))}
      {!readonly && field.description && (
        <p className="field-hint" id={helpIdOf(id)}>
          {field.description}
        </p>
      )}
      {readonly && field.locked && formData !== undefined && <p className="field-hint">来自注册信息</p>}
    </div>
  )
}

const Required = () => (
  <span className="required" title="必填">
    *<span className="visually-hidden">必填</span>
  </span>
)

const ObjectFieldTemplate = ({ properties }: ObjectFieldTemplateProps) => (
  <div className="form-grid">{properties.map(({ content }) => content)}</div>
)

const Nothing = () => null

export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate,
  ErrorListTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  DescriptionFieldTemplate: Nothing,
  TitleFieldTemplate: Nothing,
}

/** Every kind of answer goes through our one field. */
export const fields = { StringField: AnswerField, NumberField: AnswerField, BooleanField: AnswerField, ArrayField: AnswerField }
