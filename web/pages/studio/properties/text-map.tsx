/** Texts by name, such as the cells of a register's row: a name is chosen where the programme declares which there are. */
import { Button, Select } from 'antd'
import { Field } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { useDocument } from '../document'
import { type Place, pointerOf, valueAt } from '../edits'
import { choicesOf, keysOf } from './choices'
import { ChoiceControl, TextControl } from './controls'
import { FormulaInput } from './formula-input'
import { Tool } from './items'
import { isFormulaText, newKey } from './model'
import type { PropertyProps } from './property-props'

export function TextMap(props: PropertyProps) {
  const { opened, path, place, property } = props
  const { value, set } = useDocument<unknown>(opened, path)
  const map: Place = [...place, property.name]
  const found = valueAt(value, map)
  const entries = typeof found === 'object' && found !== null ? Object.entries(found) : []
  const keys = keysOf(property, { path, files: opened.state.files, value: valueAt(value, place) })
  const left = keys?.filter(({ id }) => !entries.some(([key]) => key === id)) ?? []
  const add = (key: string) => set(`添加${property.label}`, [...map, key], '')
  const remove = (key: string) => set(`删除${property.label}`, entries.length === 1 && !property.required ? map : [...map, key], undefined)
  return (
    <>
      <ul className="studio-items">
        {entries.map(([key]) => {
          const label = keys ? keys.find(({ id }) => id === key)?.label || key : `文字中写 {${key}}`
          return (
            <li key={key}>
              <Text {...props} map={map} name={key} label={label} />
              <div className="studio-item-tools">
                <Tool label={`删除${label}`} onClick={() => remove(key)}>
                  <Icon name="trash" />
                </Tool>
              </div>
            </li>
          )
        })}
      </ul>
      {keys ? (
        left.length > 0 && (
          <Select
            aria-label={`添加${property.label}`}
            placeholder={`添加${property.label}：选择哪一项`}
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            options={left.map(({ id, label }) => ({ value: id, label: label || id }))}
            onSelect={(key: string | null) => key && add(key)}
            popupMatchSelectWidth={false}
          />
        )
      ) : (
        <Button size="small" icon={<Icon name="plus" />} onClick={() => add(newKey())}>
          添加{property.label}
        </Button>
      )}
    </>
  )
}

/** What stands for a name: a formula, one of a list, or a text of its own. */
function Text({ opened, path, place, property, map, name, label }: PropertyProps & { map: Place; name: string; label: string }) {
  const { value, set } = useDocument<unknown>(opened, path)
  const at = [...map, name]
  const id = `p${pointerOf(at).replaceAll('/', '-')}`
  const options = choicesOf(property, { path, files: opened.state.files, value: valueAt(value, place) })
  const common = {
    id,
    label,
    value: valueAt(value, at),
    required: true,
    onChange: (next: unknown) => set(`修改${property.label}`, at, next),
  }
  return (
    <Field id={id} label={label}>
      {isFormulaText(property) ? (
        <FormulaInput opened={opened} path={path} place={at} label={label} id={id} />
      ) : options.length > 0 ? (
        <ChoiceControl {...common} options={options.map((one) => ({ value: one.id, label: one.label || one.id }))} />
      ) : (
        <TextControl {...common} long={false} />
      )}
    </Field>
  )
}
