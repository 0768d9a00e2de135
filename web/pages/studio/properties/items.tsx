/** Lists of things within a thing, each with a form of its own; things by their names likewise. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { announce } from '../../../ui/announce'
import { Icon } from '../../../ui/icon'
import { useSchemas } from '../data'
import { useDocument } from '../document'
import { type Place, valueAt } from '../edits'
import { leastAt } from '../schema-walk'
import { titleIn } from '../words'
import { useItemName } from './item-name'
import { newKey } from './model'
import type { PropertyProps } from './property-props'

interface Props extends PropertyProps {
  /** The form for the item at a place. */
  panelAt: (place: Place) => ReactNode
}

export function ItemsProperty({ opened, path, place, schema, property, panelAt }: Props) {
  const { value, set, insert, move } = useDocument<unknown>(opened, path)
  const schemas = useSchemas()
  const list: Place = [...place, property.name]
  const found = valueAt(value, list)
  const items = Array.isArray(found) ? found : []
  const nameOf = useItemName({ opened, path, schema }, list)
  const add = () => {
    const least = leastAt(schemas.data ?? {}, schema, [...list, items.length], value)
    insert(`添加${property.label}`, list, 'id' in least ? { ...least, id: newKey() } : least)
    announce(`已添加第 ${items.length + 1} 项。`)
  }
  const remove = (index: number) => {
    const empties = items.length === 1 && !property.required
    set(`删除${property.label}`, empties ? list : [...list, index], undefined)
    announce('已删除，可以撤销。')
  }
  return (
    <>
      <ol className="studio-items">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an item is
          <li key={index}>
            <Folded open={items.length === 1 || isEmpty(item)} title={nameOf(item, index)}>
              {panelAt([...list, index])}
            </Folded>
            <div className="studio-item-tools">
              <Tool
                label={`上移第 ${index + 1} 项`}
                disabled={index === 0}
                onClick={() => move(`移动${property.label}`, list, index, index - 1)}
              >
                ↑
              </Tool>
              <Tool
                label={`下移第 ${index + 1} 项`}
                disabled={index === items.length - 1}
                onClick={() => move(`移动${property.label}`, list, index, index + 1)}
              >
                ↓
              </Tool>
              <Tool label={`删除第 ${index + 1} 项`} onClick={() => remove(index)}>
                <Icon name="trash" />
              </Tool>
            </div>
          </li>
        ))}
      </ol>
      <Button size="small" icon={<Icon name="plus" />} onClick={add}>
        添加{property.label}
      </Button>
    </>
  )
}

export function MapProperty({ opened, path, place, schema, property, panelAt }: Props) {
  const { value, set } = useDocument<unknown>(opened, path)
  const schemas = useSchemas()
  const map: Place = [...place, property.name]
  const found = valueAt(value, map)
  const items = typeof found === 'object' && found !== null ? Object.entries(found) : []
  const add = () => {
    const key = newKey()
    set(`添加${property.label}`, [...map, key], leastAt(schemas.data ?? {}, schema, [...map, key], value))
  }
  return (
    <>
      <ul className="studio-items">
        {items.map(([key, item]) => (
          <li key={key}>
            <details open={items.length === 1}>
              <summary>{titleIn(item) || key}</summary>
              {panelAt([...map, key])}
            </details>
            <div className="studio-item-tools">
              <Tool label={`删除${titleIn(item) || key}`} onClick={() => set(`删除${property.label}`, [...map, key], undefined)}>
                <Icon name="trash" />
              </Tool>
            </div>
          </li>
        ))}
      </ul>
      <Button size="small" icon={<Icon name="plus" />} onClick={add}>
        添加{property.label}
      </Button>
    </>
  )
}

/** Opened or not at first; it does not close while somebody writes in it. */
function Folded({ open, title, children }: { open: boolean; title: string; children: ReactNode }) {
  const [isOpen] = useState(open)
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

interface ToolProps {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}

/** A small button beside an item, called by what it does. */
export function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <Button size="small" type="text" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  )
}

const isEmpty = (item: unknown) =>
  typeof item === 'object' &&
  item !== null &&
  Object.values(item).every((value) => value === '' || (Array.isArray(value) && value.length === 0))
