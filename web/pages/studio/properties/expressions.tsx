/** Conditions and formulas among the properties of a thing. */
import { Input } from 'antd'
import { Link } from 'wouter'
import { useOutline } from '../data'
import { pointerOf } from '../edits'
import { placeOfFile } from '../places'
import type { PropertyProps } from './property-props'

interface Props extends PropertyProps {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}

const placeIn = ({ place, property }: PropertyProps) => pointerOf([...place, property.name])

export function ConditionProperty(props: Props) {
  const { opened, path, id, value } = props
  const outline = useOutline(opened.programme, opened.state.version)
  const at = placeIn(props)
  const sentence = outline.data?.sentences.find((one) => one.file === path && one.at === at)?.text
  return (
    <p id={id}>
      {value === undefined ? <span className="quiet">没有条件。</span> : sentence}{' '}
      <Link href={placeOfFile(opened.programme, path, at)}>在高级编辑中修改</Link>
    </p>
  )
}

export function FormulaProperty(props: Props) {
  const { opened, path, id, value, onChange } = props
  const outline = useOutline(opened.programme, opened.state.version)
  const words = outline.data?.formulas.find((one) => one.file === path && one.at === placeIn(props))?.text
  return (
    <>
      <Input.TextArea
        id={id}
        value={typeof value === 'string' ? value : ''}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={({ target }) => onChange(target.value)}
      />
      {words && <p className="quiet">{words}</p>}
    </>
  )
}
