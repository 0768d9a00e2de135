/** What a line of a condition compares with, asked by the type of what is compared. */
import { Input, Select } from 'antd'
import type { ValueShape } from '../../../../server/engine/conditions/operators'
import type { OutlineName } from '../../../../server/engine/outline'
import { normaliseDate } from '../../../form/formats'
import { nameOptions } from '../pickers'
import { type Lexicon, otherFact } from './words'

interface Props {
  name: OutlineName
  shape: ValueShape
  value: unknown
  lexicon: Lexicon
  onChange: (value: unknown) => void
}

export function ValueControl(props: Props) {
  const { name, shape, value, onChange } = props
  const label = `“${name.label}”比较的值`
  if (shape === 'flag') return <Choice label={label} value={value} options={flags('已填写', '未填写')} onChange={onChange} />
  if (shape === 'several' || shape === 'texts') return <Several {...props} label={label} />
  if (shape !== 'range') return <OneOrOther {...props} label={label} />
  const [low, high] = Array.isArray(value) ? value : []
  return (
    <span className="studio-range">
      <OneOrOther {...props} label={`${label}，最小`} value={low} onChange={(next) => onChange([next, high])} />至
      <OneOrOther {...props} label={`${label}，最大`} value={high} onChange={(next) => onChange([low, next])} />
    </span>
  )
}

type Labelled = Props & { label: string }

/** A value, or what another fact says. */
function OneOrOther(props: Labelled) {
  const { name, value, lexicon, label, onChange } = props
  const other = otherFact(value)
  const comparable = [...lexicon.names.values()].filter(({ id, type }) => id !== name.id && families[type] === families[name.type])
  const isOther = other !== undefined
  const mayBeEmpty = name.type === 'string' && props.shape !== 'text' && !knownValues(name, lexicon)
  const isEmpty = mayBeEmpty && value === ''
  return (
    <>
      {comparable.length > 0 && name.type !== 'list' && (
        <Select
          aria-label={`${label}：固定值还是另一项`}
          value={isOther ? 'other' : isEmpty ? 'empty' : 'value'}
          options={[
            { value: 'value', label: '固定值' },
            { value: 'other', label: '另一项' },
            ...(mayBeEmpty ? [{ value: 'empty', label: '空白' }] : []),
          ]}
          onChange={(next) => onChange(next === 'other' ? { fact: '' } : next === 'empty' ? '' : undefined)}
        />
      )}
      {isOther ? (
        <Select
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择另一项"
          value={other || undefined}
          options={nameOptions(comparable)}
          popupMatchSelectWidth={false}
          onChange={(fact: string) => onChange({ fact })}
        />
      ) : isEmpty ? null : (
        <One {...props} />
      )}
    </>
  )
}

const families: Record<OutlineName['type'], string> = {
  string: 'text',
  integer: 'number',
  decimal: 'number',
  boolean: 'flag',
  date: 'date',
  list: 'text',
  rows: 'rows',
}

function One({ name, shape, value, lexicon, label, onChange }: Labelled) {
  if (name.type === 'boolean') return <Choice label={label} value={value} options={flags('是', '否')} onChange={onChange} />
  const known = knownValues(name, lexicon)
  if (known && shape !== 'text')
    return <Choice label={label} value={value} options={known.map((one) => ({ ...one, given: one.value }))} onChange={onChange} />
  if (known) return <Prefix {...{ label, value, known, onChange }} />
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return (
    <Input
      aria-label={label}
      className="studio-value"
      value={text}
      suffix={name.unit}
      placeholder={name.type === 'date' ? '如 2024-01-31' : undefined}
      onChange={({ target }) => onChange(read(target.value, name.type))}
      onBlur={() => name.type === 'date' && normaliseDate(text) !== text && onChange(normaliseDate(text))}
    />
  )
}

/** A number as the language writes it: whole ones plain, decimals as text. */
function read(text: string, type: OutlineName['type']): unknown {
  if (text === '') return undefined
  const digits = text.replace(/[,，\s]/g, '')
  if (type === 'integer' && /^-?\d{1,15}$/.test(digits)) return Number(digits)
  return type === 'decimal' || type === 'integer' ? digits : text
}

/** The beginning of a code: one of the known, or written. */
function Prefix({ label, value, known, onChange }: { label: string; value: unknown; known: Known[]; onChange: Props['onChange'] }) {
  return (
    <Select
      aria-label={label}
      mode="tags"
      maxCount={1}
      showSearch={{ optionFilterProp: 'label' }}
      className="studio-value"
      popupMatchSelectWidth={false}
      value={typeof value === 'string' && value ? [value] : []}
      options={known}
      onChange={(next: string[]) => onChange(next.at(-1))}
    />
  )
}

function Several({ name, shape, value, lexicon, label, onChange }: Labelled) {
  const known = knownValues(name, lexicon)
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <Select
      aria-label={label}
      mode={known && shape === 'several' ? 'multiple' : 'tags'}
      showSearch={{ optionFilterProp: 'label' }}
      className="studio-value"
      popupMatchSelectWidth={false}
      placeholder={known ? '选择，可以选几项' : '输入后按回车，可以写几项'}
      value={chosen}
      options={known ?? []}
      onChange={(next: string[]) => onChange(next.map((text) => read(text, name.type)))}
    />
  )
}

interface Known {
  value: string
  label: string
}

function knownValues({ options, dictionary }: OutlineName, { codes }: Lexicon): Known[] | undefined {
  if (options) return options.map(({ value, label }) => ({ value, label }))
  if (dictionary === undefined) return undefined
  return [...codes(dictionary)].map(([value, label]) => ({ value, label: `${label}（${value}）` }))
}

interface Choosing {
  label: string
  value: unknown
  options: { value: string; label: string; given: unknown }[]
  onChange: (value: unknown) => void
}

function Choice({ label, value, options, onChange }: Choosing) {
  const unknown = value !== undefined && value !== '' && !options.some(({ given }) => given === value)
  const all = unknown ? [...options, { value: String(value), label: String(value), given: value }] : options
  return (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      className="studio-value"
      popupMatchSelectWidth={false}
      placeholder="选择"
      value={all.find(({ given }) => given === value)?.value}
      options={all.map((one) => ({ value: one.value, label: one.label }))}
      onChange={(next: string) => onChange(all.find((one) => one.value === next)?.given)}
    />
  )
}

const flags = (yes: string, no: string) => [
  { value: 'yes', label: yes, given: true },
  { value: 'no', label: no, given: false },
]
