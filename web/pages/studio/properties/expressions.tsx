/** Conditions and formulas among the properties of a thing. */
import { ConditionEditor } from '../conditions/editor'
import { useDocument } from '../document'
import { valueAt } from '../edits'
import { nameOf } from '../file-kinds'
import { documentOf } from '../problems'
import { FormulaInput } from './formula-input'
import type { PropertyProps } from './property-props'

interface Props extends PropertyProps {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}

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

export const FormulaProperty = ({ opened, path, place, property, id }: Props) => (
  <FormulaInput opened={opened} path={path} place={[...place, property.name]} label={property.label} id={id} />
)
