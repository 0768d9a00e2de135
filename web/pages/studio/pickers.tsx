/** Choices of what the programme itself declares: its clauses, the names that a stage may read. */
import { Select } from 'antd'
import type { Outline, OutlineName } from '../../../server/engine/outline'

interface ClauseProps {
  outline: Pick<Outline, 'clauses'> | undefined
  value: string | undefined
  onChange: (clause: string | undefined) => void
  /** What it is the basis of, for readers of the screen. */
  label?: string
  id?: string
}

/** The clause of the notice that something rests on. */
export function ClausePicker({ outline, value, onChange, label = '政策依据', id }: ClauseProps) {
  // until the clauses are there nobody reads an id in the place of one
  const options = outline?.clauses.map((clause) => ({ value: clause.id, label: clause.label })) ?? (value ? [{ value, label: '…' }] : [])
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="选择条款"
      value={value}
      options={options}
      onChange={(next) => onChange(next ?? undefined)}
      popupMatchSelectWidth={false}
      className="studio-wide"
    />
  )
}

const sources: Record<OutlineName['from'], string> = {
  answer: '本环节填报的内容',
  fact: '推算的事实',
  'other stage': '其他环节',
  platform: '单位与时间',
}

/** Names for a list to choose from, grouped by where they come from; unusable ones are left out. */
export function nameOptions(names: readonly OutlineName[], usable: (name: OutlineName) => boolean = () => true) {
  return Object.entries(sources)
    .map(([from, label]) => ({
      label,
      options: names.filter((name) => name.from === from && usable(name)).map(({ id, label: title }) => ({ value: id, label: title })),
    }))
    .filter(({ options }) => options.length > 0)
}

interface NameProps {
  names: readonly OutlineName[]
  usable?: (name: OutlineName) => boolean
  value: string | undefined
  onChange: (name: string) => void
  label: string
  id?: string
}

/** One of the names that a stage may read, by its Chinese label. */
export function NamePicker({ names, usable, value, onChange, label, id }: NameProps) {
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选择"
      value={value}
      options={nameOptions(names, usable)}
      onChange={onChange}
      popupMatchSelectWidth={false}
      className="studio-wide"
    />
  )
}
