/** Conditions and formulas among the properties of a thing. */
import { Input } from 'antd'
import { ConditionEditor } from '../conditions/editor'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { pointerOf, valueAt } from '../edits'
import { nameOf } from '../file-kinds'
import { documentOf } from '../problems'
import type { PropertyProps } from './property-props'

interface Props extends PropertyProps {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}

const placeIn = ({ place, property }: PropertyProps) => pointerOf([...place, property.name])

export function ConditionProperty({ opened, path, place, id, value, onChange }: Props) {
  const { value: document } = useDocument<unknown>(opened, path)
  const stage = valueAt(document, [...place, 'stage'])
  return (
    <div id={id}>
      <ConditionEditor
        opened={opened}
        stage={typeof stage === 'string' ? stage : stageOf(path, opened)}
        rowsOf={rowsAround(valueAt(document, place))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

/** The stage whose names are read in a file: its own, or that which uses the worksheet. */
function stageOf(path: string, { state: { files } }: PropertyProps['opened']): string | undefined {
  const name = nameOf(path)
  if (!path.endsWith('.worksheet.json')) return name || undefined
  const stages = valueAt(documentOf(files['schemas/programme.json']), ['stages'])
  const found = Array.isArray(stages) ? stages.find((stage) => valueAt(stage, ['worksheet']) === name) : undefined
  return String(valueAt(found, ['id']) ?? name)
}

/** The section of rows that a condition of the object is about. */
function rowsAround(object: unknown): string | undefined {
  const found = valueAt(object, ['forEach']) ?? valueAt(object, ['over'])
  return typeof found === 'string' ? found : undefined
}

export function FormulaProperty(props: Props) {
  const { opened, path, id, value, onChange } = props
  const outline = useOutline(opened.programme, opened.state.version)
  const words = outline.data?.formulas.find((one) => one.file === path && one.at === placeIn(props))?.text
  return (
    <>
      <Input.TextArea id={id} value={typeof value === 'string' ? value : ''} rows={2} onChange={({ target }) => onChange(target.value)} />
      {words && <p className="quiet">{words}</p>}
    </>
  )
}
