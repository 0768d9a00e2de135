/** The rows of a decision table: what each looks at, what it gives, and the clause it rests on. */
import type { DecisionTable } from '../../../../server/engine/generated/table'
import { Icon } from '../../../ui/icon'
import { useOutline } from '../data'
import { problemsBelow, useDocument } from '../document'
import type { Opened } from '../opening'
import { ClausePicker } from '../pickers'
import { Tool } from '../properties/items'
import { Cell } from './cell'
import type { OptionsOf } from './option-words'

interface GridProps {
  opened: Opened
  path: string
  table: DecisionTable
  optionsOf: OptionsOf
}

export function Grid({ opened, path, table, optionsOf }: GridProps) {
  const columns: GridColumn[] = [
    ...table.inputs.map((column, at) => ({ column, at, part: 'when' as const })),
    ...table.outputs.map((column, at) => ({ column, at, part: 'then' as const })),
  ]
  return (
    <div className="studio-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map(({ column, at, part }) => (
              <th scope="col" key={`${part}${at}`}>
                {part === 'then' && '得出：'}
                {column.label ?? column.id}
                {column.unit && `（${column.unit}）`}
              </th>
            ))}
            <th scope="col">依据条款</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the table is what a row is
            <Row key={index} {...{ opened, path, table, optionsOf, columns, index }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GridColumn {
  column: DecisionTable['inputs'][number] | DecisionTable['outputs'][number]
  at: number
  part: 'when' | 'then'
}
interface RowProps extends GridProps {
  columns: readonly GridColumn[]
  index: number
}

function Row({ opened, path, table, optionsOf, columns, index }: RowProps) {
  const { set, move, problems } = useDocument<DecisionTable>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version).data
  const row = table.rows[index]
  const label = `修改第 ${index + 1} 行`
  return (
    <tr>
      <th scope="row">
        {index + 1}
        {problemsBelow(problems, `/rows/${index}`).map(({ message }) => (
          <p key={message} className="field-error">
            {message}
          </p>
        ))}
      </th>
      {columns.map(({ column, at, part }) => (
        <td key={`${part}${at}`}>
          <Cell
            label={`第 ${index + 1} 行，${column.label ?? column.id}`}
            text={row?.[part][at] ?? ''}
            isTest={part === 'when'}
            options={optionsOf(column)}
            onChange={(text) => set(label, ['rows', index, part, at], text)}
          />
        </td>
      ))}
      <td>
        <ClausePicker
          outline={outline}
          label={`第 ${index + 1} 行的依据条款`}
          value={row?.clause}
          onChange={(clause) => set(label, ['rows', index, 'clause'], clause)}
        />
      </td>
      <td className="studio-tools">
        <Tool label={`上移第 ${index + 1} 行`} disabled={index === 0} onClick={() => move('移动一行', ['rows'], index, index - 1)}>
          ↑
        </Tool>
        <Tool label={`删除第 ${index + 1} 行`} onClick={() => set('删除一行', ['rows', index], undefined)}>
          <Icon name="trash" />
        </Tool>
      </td>
    </tr>
  )
}
