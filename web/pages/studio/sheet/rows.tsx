/** Rows of a worksheet with their formulas and, beside them, what examples come to. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Sample } from '../../../../server/engine/examples/samples'
import type { WorksheetRow } from '../../../../server/engine/generated/worksheet'
import type { SheetRow } from '../../../../server/engine/worksheet/model'
import { Icon } from '../../../ui/icon'
import { problemsBelow, useDocument } from '../document'
import { type Place, pointerOf, valueAt } from '../edits'
import type { Opened } from '../opening'
import { FormulaInput } from '../properties/formula-input'
import { Tool } from '../properties/items'
import { newKey } from '../properties/model'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { WholeText } from '../whole-text'
import { PasteRows } from './paste-rows'

interface Props {
  opened: Opened
  path: string
  list: Place
  samples: readonly Sample[]
  /** Of line items: which of them, counted from 0. */
  line?: number
  /** A value was chosen whose way one wants to see. */
  onTrace?: (sample: string, row: string) => void
}

export function Rows({ opened, path, list, samples, line, onTrace }: Props) {
  const { value, set, insert } = useDocument<unknown>(opened, path)
  const [chosen, setChosen] = useState<number>()
  const found = valueAt(value, list)
  const rows: WorksheetRow[] = Array.isArray(found) ? found : []
  const add = () => {
    insert('添加一行', list, { id: newKey('r'), label: '', formula: '' })
    setChosen(rows.length)
  }
  return (
    <>
      <div className="studio-grid studio-sheet">
        <table>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">公式</th>
              {samples.map((sample) => (
                <th scope="col" key={sample.path}>
                  {sample.title}
                  {sample.differences.length > 0 && <p className="studio-wrong">与预期不一致</p>}
                </th>
              ))}
              <th scope="col">单位</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row
                key={row.id}
                {...{ opened, path, list, samples, line, onTrace, row, index }}
                isLast={index === rows.length - 1}
                isChosen={chosen === index}
                onChoose={() => setChosen(chosen === index ? undefined : index)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="studio-tools">
        <Button icon={<Icon name="plus" />} onClick={add}>
          添加一行
        </Button>
        <PasteRows {...{ opened, path, list }} />
      </div>
      {chosen !== undefined && rows[chosen] && (
        <section className="studio-nested stack" aria-label={`“${rows[chosen].label}”的其他设置`}>
          <PropertiesPanel
            opened={opened}
            path={path}
            place={[...list, chosen]}
            omit={['label', 'formula']}
            label={`“${rows[chosen].label}”`}
          />
          <RemoveButton
            opened={opened}
            what={rows[chosen].label}
            name={rows[chosen].id}
            path={path}
            onRemove={() => {
              set('删除一行', [...list, chosen], undefined)
              setChosen(undefined)
            }}
          />
        </section>
      )}
    </>
  )
}

interface RowProps extends Props {
  row: WorksheetRow
  index: number
  isLast: boolean
  isChosen: boolean
  onChoose: () => void
}

function Row({ opened, path, list, samples, line, onTrace, row, index, isLast, isChosen, onChoose }: RowProps) {
  const { set, move, problems } = useDocument<unknown>(opened, path)
  const label = row.label || `第 ${index + 1} 行`
  return (
    <tr aria-current={isChosen || undefined}>
      <td>
        <WholeText
          label={`第 ${index + 1} 行的名称`}
          value={row.label}
          onChange={(text) => set('修改行的名称', [...list, index, 'label'], text)}
        />
      </td>
      <td>
        <FormulaInput opened={opened} path={path} place={[...list, index, 'formula']} label={`“${label}”的公式`} />
        {problemsBelow(problems, pointerOf([...list, index])).map(({ message, remedy }) => (
          <p key={message} className="field-error">
            {message}
            {remedy && `（${remedy}）`}
          </p>
        ))}
      </td>
      {samples.map((sample) => (
        <td key={sample.path}>
          {line === undefined ? (
            <Value sample={sample} row={row.id} label={label} onTrace={onTrace} />
          ) : (
            <LineValues sample={sample} line={line} row={row.id} />
          )}
        </td>
      ))}
      <td>{row.unit}</td>
      <td className="studio-tools">
        <Tool label={`${label}的其他设置`} onClick={onChoose}>
          <Icon name="edit" />
        </Tool>
        <Tool label={`上移${label}`} disabled={index === 0} onClick={() => move('移动一行', list, index, index - 1)}>
          ↑
        </Tool>
        <Tool label={`下移${label}`} disabled={isLast} onClick={() => move('移动一行', list, index, index + 1)}>
          ↓
        </Tool>
      </td>
    </tr>
  )
}

/** So many lines of a sample are shown. */
const shownLines = 4

function LineValues({ sample, line, row }: { sample: Sample; line: number; row: string }) {
  const items = sample.sheet?.lines[line]?.items ?? []
  if (items.length === 0) return <span className="quiet">—</span>
  return (
    <ul className="studio-line-values">
      {items.slice(0, shownLines).map(({ index, rows, leftOut }) => {
        const found = rows.find(({ id }) => id === row)
        return (
          <li key={index}>
            <span className="quiet">第 {index} 条</span> {leftOut ? <span className="quiet">不计入</span> : textOf(found)}
          </li>
        )
      })}
      {items.length > shownLines && <li className="quiet">……共 {items.length} 条</li>}
    </ul>
  )
}

const textOf = (found: SheetRow | undefined) =>
  found?.value ?? found?.gap ?? (found && found.missing.length > 0 ? `缺：${found.missing.join('、')}` : '—')

function Value({ sample, row, label, onTrace }: { sample: Sample; row: string; label: string; onTrace?: Props['onTrace'] }) {
  const found = sample.sheet?.rows.find(({ id }) => id === row)
  if (!found) return <span className="quiet">—</span>
  const text = textOf(found)
  return (
    <button
      type="button"
      className="link"
      aria-label={`${sample.title}的${label}：${text}，查看算法`}
      onClick={() => onTrace?.(sample.path, row)}
    >
      {text}
    </button>
  )
}
