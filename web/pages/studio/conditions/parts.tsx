/** The parts of a line in the builder: what is compared, how, and with what. */
import { Button, Checkbox, Select } from 'antd'
import { type ComponentType, createContext, useContext } from 'react'
import {
  type ActionProps,
  isOptionGroupArray,
  type NotToggleProps,
  type ShiftActionsProps,
  type ValueEditorProps,
  type VersatileSelectorProps,
} from 'react-querybuilder'
import type { OutlineName } from '../../../../server/engine/outline'
import { factAndPath, keptField, negation } from './query'
import { ValueControl } from './value'
import type { Lexicon } from './words'

export interface Surroundings {
  lexicon: Lexicon
  /** The editor of a condition over the rows of a section. */
  Nested: ComponentType<{ rows: OutlineName; value: unknown; onChange: (value: unknown) => void }>
}

export const BuilderContext = createContext<Surroundings | undefined>(undefined)

/** A list to choose from, with a name for readers of the screen. */
export function PartSelector({ options, value, handleOnChange, title, disabled }: VersatileSelectorProps) {
  const groups = isOptionGroupArray(options) ? options : []
  const shown: Shown[] = isOptionGroupArray(options)
    ? groups.map((group) => ({ label: group.label, options: [...group.options].map(plainOption) }))
    : [...options].map(plainOption)
  return (
    <Select<string, Shown>
      aria-label={title}
      showSearch={{ optionFilterProp: 'label' }}
      className="studio-part"
      popupMatchSelectWidth={false}
      placeholder={title}
      disabled={disabled}
      value={value === '~' ? undefined : value}
      options={shown}
      onChange={handleOnChange}
    />
  )
}

interface Shown {
  label: string
  value?: string
  options?: Shown[]
}
const plainOption = ({ name, label }: { name: string; label: string }) => ({ value: name, label })

export function LineValue({ field, operator, value, handleOnChange }: ValueEditorProps) {
  const around = useContext(BuilderContext)
  const name = around && nameOfField(field, around.lexicon)
  if (field === keptField) return <span className="quiet">这一条在这里不能显示，会原样保留；要修改请到高级编辑。</span>
  if (!around || !name) return null
  const shape = around.lexicon.operators.find((one) => one.name === plain(operator))?.shape
  if (!shape) return null
  if (shape === 'rows') return <around.Nested rows={name} value={value} onChange={handleOnChange} />
  return <ValueControl {...{ name, shape, value, lexicon: around.lexicon }} onChange={handleOnChange} />
}

/** An operator without its negation. */
export const plain = (operator: string) => (operator.startsWith(negation) ? operator.slice(negation.length) : operator)

/** What a line compares: a name, or a column of a register's row. */
export function nameOfField(field: string, { names }: Lexicon): OutlineName | undefined {
  const [fact, path] = factAndPath(field)
  const whole = names.get(fact)
  return path ? whole?.columns?.find(({ id }) => `$.${id}` === path) : whole
}

export function PartButton({ handleOnClick, label, title, disabled }: ActionProps) {
  return (
    <Button size="small" title={title} aria-label={title} disabled={disabled} onClick={(event) => handleOnClick(event)}>
      {label}
    </Button>
  )
}

export function PartShift({ shiftUp, shiftDown, shiftUpDisabled, shiftDownDisabled, titles }: ShiftActionsProps) {
  return (
    <span className="studio-shift">
      <Button size="small" type="text" aria-label={titles?.shiftUp} title={titles?.shiftUp} disabled={shiftUpDisabled} onClick={shiftUp}>
        ↑
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={titles?.shiftDown}
        title={titles?.shiftDown}
        disabled={shiftDownDisabled}
        onClick={shiftDown}
      >
        ↓
      </Button>
    </span>
  )
}

export function PartNot({ handleOnChange, label, title, checked }: NotToggleProps) {
  return (
    <Checkbox checked={checked} title={title} onChange={({ target }) => handleOnChange(target.checked)}>
      {label}
    </Checkbox>
  )
}
