/** A group of fields as a form: RJSF, wrapped once. */
import Form from '@rjsf/core'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { forwardRef, type ReactNode, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { LayoutView } from '../../server/actions/views/stage'
import type { Asking } from './asking'
import { checkGroup, type FieldProblem } from './check'
import { type Dictionaries, fieldsOf, type GroupSchema, orderOf } from './model'
import { fields, templates } from './templates'
import { validatorFor } from './validator'
import './form.css'

interface Props {
  /** Prefix of the ids of its fields. */
  name: string
  group: GroupSchema
  layout: LayoutView['fields']
  order?: readonly string[]
  dictionaries: Dictionaries
  value: Readonly<Record<string, unknown>>
  onChange: (value: Record<string, unknown>) => void
  readOnly?: boolean
  /** Where only some fields may be changed. */
  isOpen?: (key: string) => boolean
  above?: (key: string) => ReactNode
  find?: Asking['find']
  /** Starts with its errors shown. */
  checked?: boolean
}

export interface GroupFormHandle {
  /** Shows every problem beside its field and answers them. */
  check(): FieldProblem[]
  /** The answers with what is still being typed. */
  current(): Record<string, unknown>
}

/** Id of a field in the page. */
export const fieldId = (name: string, key: string) => `${name}.${key}`

export const GroupForm = forwardRef<GroupFormHandle, Props>(function GroupForm(
  { name, group, layout, order, dictionaries, value, onChange, readOnly, isOpen, above, find, checked },
  ref,
) {
  const [shown, setShown] = useState(checked ?? false)
  const [pending] = useState(() => new Map<string, unknown>())
  const form = useRef<Form>(null)
  const validator = useMemo(() => validatorFor(dictionaries), [dictionaries])
  const uiSchema = useMemo(() => uiSchemaOf(group, layout, order, isOpen), [group, layout, order, isOpen])
  const current = () => ({ ...value, ...Object.fromEntries(pending) })
  const handOn = useRef((_: Record<string, unknown>) => {})
  useEffect(() => {
    handOn.current = (more) => {
      if (pending.size > 0 || Object.keys(more).length > 0) onChange({ ...current(), ...more })
    }
  })
  const asking = useMemo<Asking>(
    () => ({ dictionaries, pending, isOpen: isOpen ?? (() => true), above, find, fill: (answers) => handOn.current(answers) }),
    [dictionaries, pending, isOpen, above, find],
  )
  // a page that goes away without a blur takes nothing with it
  useEffect(() => () => handOn.current({}), [])
  useImperativeHandle(ref, () => ({
    current,
    check: () => {
      setShown(true)
      form.current?.validateForm()
      return checkGroup(group, current(), dictionaries)
    },
  }))
  return (
    <Form
      ref={form}
      tagName="div"
      schema={group as RJSFSchema}
      uiSchema={uiSchema}
      formData={value}
      formContext={asking}
      validator={validator}
      fields={fields}
      templates={templates}
      idPrefix={name}
      idSeparator="."
      readonly={readOnly}
      showErrorList={false}
      liveValidate={shown ? 'onChange' : undefined}
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } }}
      onChange={({ formData }) => onChange(formData ?? {})}
      onError={nothing}
    >
      {null}
    </Form>
  )
})

/** RJSF tells the console otherwise. */
const nothing = () => {}

/** RJSF's uiSchema, built from the layout alone: no name of an element ever comes from configuration. */
function uiSchemaOf(group: GroupSchema, layout: LayoutView['fields'], order: Props['order'], isOpen: Props['isOpen']): UiSchema {
  const one = (key: string, locked: boolean | undefined) => {
    const { widget, span, placeholder, rows, search } = layout[key] ?? {}
    return {
      'ui:options': { control: widget, span, placeholder, rows, search, ...((locked || isOpen?.(key) === false) && { readonly: true }) },
    }
  }
  return {
    'ui:order': orderOf(group, order).concat('*'),
    'ui:submitButtonOptions': { norender: true },
    ...Object.fromEntries([...fieldsOf(group)].map(([key, { locked }]) => [key, one(key, locked)])),
  }
}
