/** A form for any object of a configuration file, made from its meta-schema; whatever has no editor of its own is reached here. */
import { useState } from 'react'
import { Link } from 'wouter'
import { Field } from '../../../ui/field'
import { useOutline, useSchemas } from '../data'
import { problemsBelow, useDocument } from '../document'
import { type Place, pointerOf, valueAt } from '../edits'
import { kindOf } from '../file-kinds'
import type { Opened } from '../opening'
import { placeOfFile } from '../places'
import { choicesOf } from './choices'
import { ChoiceControl, ChoicesControl, FlagControl, LinesControl, NumberControl, TextControl } from './controls'
import { ConditionProperty, FormulaProperty } from './expressions'
import { ItemsProperty, MapProperty } from './items'
import { type Control, optionsOf, type Property, propertiesOf } from './model'
import type { PropertyProps } from './property-props'
import { TextMap } from './text-map'

export interface PanelProps {
  opened: Opened
  path: string
  /** Of the object; the whole file by default. */
  place?: Place
  /** Name of the meta-schema; that of the kind of file by default. */
  schema?: string
  /** Properties that have an editor elsewhere. */
  omit?: readonly string[]
  /** Shows these alone. */
  only?: readonly string[]
  /** What is being edited, for the list of undone changes. */
  label?: string
}

/** So few are shown whole. */
const fewEnough = 4

/** What is required, set, or says what it rests on is shown, everything else that may be set waits below. */
export function PropertiesPanel(props: PanelProps) {
  const { opened, path, place = [], schema, omit, only } = props
  const schemas = useSchemas()
  const { value } = useDocument<unknown>(opened, path)
  const name = schema ?? kindOf(path).schema
  if (!schemas.data || !name) return null
  const all = propertiesOf(schemas.data, name, place, value, omit).filter((property) => !only || only.includes(property.name))
  return <Properties key={pointerOf(place)} {...props} all={all} name={name} place={place} object={valueAt(value, place)} />
}

type PropertiesProps = PanelProps & { all: Property[]; name: string; place: Place; object: unknown }

function Properties({ opened, path, place, only, label = '', all, name, object }: PropertiesProps) {
  const isSet = (property: Property) => valueAt(object, [property.name]) !== undefined
  // what is being written does not jump from under the cursor when it comes to be set
  const [above] = useState(() => new Set(all.filter(isSet).map((property) => property.name)))
  const isWhole = only !== undefined || all.length <= fewEnough
  const isShown = ({ name, required }: Property) => isWhole || required || name === 'clause' || above.has(name)
  const rest = all.filter((property) => !isShown(property))
  const fields = (properties: readonly Property[]) =>
    properties.map((property) => <PropertyField key={property.name} {...{ opened, path, place, schema: name, property, label }} />)
  return (
    <div className="studio-properties">
      {fields(all.filter(isShown))}
      {rest.length > 0 && (
        <details className="studio-more">
          <summary>更多设置（{rest.length}）</summary>
          <div className="studio-properties">{fields(rest)}</div>
        </details>
      )}
    </div>
  )
}

function PropertyField(props: PropertyProps) {
  const { opened, path, place, property } = props
  const { problems } = useDocument<unknown>(opened, path)
  const at = pointerOf([...place, property.name])
  const grouped: readonly Control[] = ['object', 'list', 'map', 'text map']
  const own = grouped.includes(property.control) ? problems.filter((problem) => problem.at === at) : problemsBelow(problems, at)
  const problem = own.map(({ message }) => message).join(' ') || undefined
  if (grouped.includes(property.control))
    return (
      <fieldset className="studio-nested">
        <legend>
          {property.label}
          {property.required && <span className="quiet">（必填）</span>}
        </legend>
        {problem && <p className="field-error">{problem}</p>}
        {property.help && <p className="field-hint">{property.help}</p>}
        <Nested {...props} />
      </fieldset>
    )
  const id = `p${at.replaceAll('/', '-')}`
  return (
    <Field id={id} label={property.label} hint={property.help} problem={problem} required={property.required}>
      <Scalar {...props} id={id} />
    </Field>
  )
}

function Nested(props: PropertyProps) {
  const { opened, path, place, schema, property, label } = props
  const panelAt = (at: Place) => <PropertiesPanel {...{ opened, path, schema, label }} place={at} />
  if (property.control === 'list') return <ItemsProperty {...props} panelAt={panelAt} />
  if (property.control === 'map') return <MapProperty {...props} panelAt={panelAt} />
  if (property.control === 'text map') return <TextMap {...props} />
  return panelAt([...place, property.name])
}

function Scalar(props: PropertyProps & { id: string }) {
  const { opened, path, place, property, label, id } = props
  const { value, set } = useDocument<unknown>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version)
  const object = valueAt(value, place)
  const current = valueAt(object, [property.name])
  const names = choicesOf(property, { path, files: opened.state.files, outline: outline.data, value: object })
  const options = names.map((name) => ({ value: name.id, label: name.label || name.id }))
  const change = (next: unknown) => set(`修改${label}的${property.label}`, [...place, property.name], next)
  const common = { id, label: property.label, value: current, required: property.required, onChange: change }
  if (property.control === 'condition') return <ConditionProperty {...props} value={current} onChange={change} />
  if (property.control === 'formula') return <FormulaProperty {...props} value={current} onChange={change} />
  if (property.control === 'flag') return <FlagControl {...common} />
  if (property.control === 'number') return <NumberControl {...common} />
  if (property.control === 'choices') return <ChoicesControl {...common} options={optionsOf(property.values ?? [])} />
  if (property.control === 'texts' && options.length > 0) return <ChoicesControl {...common} options={options} />
  if (property.control === 'texts' && !hasLines(current)) return <LinesControl {...common} />
  if (property.control === 'choice') return <ChoiceControl {...common} options={optionsOf(property.values ?? [])} />
  if (property.control === 'other' || property.control === 'texts')
    return (
      <Link id={id} href={placeOfFile(opened.programme, path, pointerOf([...place, property.name]))}>
        {current === undefined ? '没有设置，' : '已设置，'}在高级编辑中修改
      </Link>
    )
  if (options.length > 0) return <ChoiceControl {...common} options={options} />
  return <TextControl {...common} long={property.control === 'long'} />
}

/** A text of several lines cannot be one of a list that has a line for each. */
const hasLines = (value: unknown) => Array.isArray(value) && value.some((item) => String(item).includes('\n'))
