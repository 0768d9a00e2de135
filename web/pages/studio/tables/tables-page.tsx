/** Decision tables as a grid: each row says when it applies and what it gives. */
import { Button, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import type { DecisionTable } from '../../../../server/engine/generated/table'
import { readTable } from '../../../read-table'
import { announce } from '../../../ui/announce'
import { Icon } from '../../../ui/icon'
import { part } from '../../../ui/late'
import { Empty } from '../../../ui/page-state'
import { useOutline } from '../data'
import { problemsBelow, useDocument } from '../document'
import { nameOf, stageTitles, titleOf } from '../file-kinds'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ClausePicker } from '../pickers'
import { Tool } from '../properties/items'
import { PropertiesPanel } from '../properties/panel'
import { useChosen } from '../stage-choice'
import { cellsOf, rowsFrom } from './cells'
import { NewTable } from './new-table'
import { optionsOf, wordsOfCell } from './option-words'

export default function TablesPage() {
  return <Opening>{(opened) => <Tables opened={opened} />}</Opening>
}

function Tables({ opened }: { opened: Opened }) {
  const { files } = opened.state
  const [chosen, choose] = useChosen('table')
  const paths = Object.keys(files).filter((path) => path.endsWith('.table.json'))
  const path = paths.find((one) => nameOf(one) === chosen) ?? paths[0]
  return (
    <Frame opened={opened} title="决策表">
      <div className="studio-lead">
        <h2>决策表</h2>
        {paths.length > 0 && (
          <Select
            aria-label="决策表"
            value={path}
            options={paths.map((one) => ({ value: one, label: titleOf(one, files, stageTitles(files)) }))}
            onChange={(next) => choose(nameOf(next))}
            popupMatchSelectWidth={false}
            className="studio-choice"
          />
        )}
        <NewTable opened={opened} onMade={choose} />
      </div>
      {path ? (
        <Table key={path} opened={opened} path={path} />
      ) : (
        <Empty title="还没有决策表">通知里的标准、档次、比例表照样写成一张表：按什么查，得出什么。</Empty>
      )}
    </Frame>
  )
}

function Table({ opened, path }: { opened: Opened; path: string }) {
  const { value: table, set, insert, problems } = useDocument<DecisionTable>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version).data
  const [pasting, setPasting] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  if (!table?.rows || !table.inputs || !table.outputs)
    return <Empty title="这张表还没有写完">请在“编辑文件”中补上输入列、输出列和行。</Empty>
  const read = rowsFrom(text, table, outline?.clauses)
  const replace = () => {
    set('粘贴各行', ['rows'], read.rows)
    setPasting(false)
    announce(`已换成 ${read.rows.length} 行，可以撤销。`)
  }
  const save = async () => {
    const { default: writeExcelFile } = await part(() => import('write-excel-file/browser'))
    await writeExcelFile(cellsOf(table).map((cells) => cells.map((value) => ({ value, type: String })))).toFile(`${table.title}.xlsx`)
  }
  const open = async (chosen: File | undefined) => {
    if (!chosen) return
    setText(await readTable(chosen).catch(() => ''))
    setPasting(true)
  }
  const whole = problems.filter(({ at }) => !at.startsWith('/rows/'))
  return (
    <div className="stack">
      {whole.map(({ at, message, remedy }) => (
        <p key={at + message} className="note tone-danger">
          {message}
          {remedy && `（${remedy}）`}
        </p>
      ))}
      <div className="studio-tools">
        <Button icon={<Icon name="plus" />} onClick={() => insert('添加一行', ['rows'], emptyRow(table))}>
          添加一行
        </Button>
        <Button onClick={() => setPasting(true)}>从表格粘贴</Button>
        <Button onClick={() => file.current?.click()}>导入 Excel</Button>
        <Button onClick={() => void save()}>导出 Excel</Button>
        <input
          ref={file}
          type="file"
          accept=".xlsx,.csv"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="选择表格文件"
          onChange={({ target }) => void open(target.files?.[0])}
        />
      </div>
      <Grid opened={opened} path={path} table={table} />
      <section className="panel stack" aria-label="列和其他设置">
        <h3>列和其他设置</h3>
        <PropertiesPanel opened={opened} path={path} omit={['rows']} label="决策表" />
      </section>
      <Modal
        open={pasting}
        title="从表格粘贴各行"
        okText={`换成这 ${read.rows.length} 行`}
        okButtonProps={{ disabled: read.rows.length === 0 || read.problems.length > 0 }}
        onOk={replace}
        onCancel={() => setPasting(false)}
      >
        <p>在 Excel 中选中各行复制，粘贴到这里；列的顺序同下面的表，最后可以多一列依据条款；会换掉现有各行。</p>
        <Input.TextArea aria-label="各行的内容" rows={8} value={text} onChange={({ target }) => setText(target.value)} />
        {read.problems.slice(0, 5).map((problem) => (
          <p key={problem} className="field-error">
            {problem}
          </p>
        ))}
      </Modal>
    </div>
  )
}

const emptyRow = ({ inputs, outputs }: DecisionTable) => ({ when: inputs.map(() => '-'), then: outputs.map(() => '') })

function Grid({ opened, path, table }: { opened: Opened; path: string; table: DecisionTable }) {
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
            <Row key={index} {...{ opened, path, table, columns, index }} />
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
interface RowProps {
  opened: Opened
  path: string
  table: DecisionTable
  columns: readonly GridColumn[]
  index: number
}

function Row({ opened, path, table, columns, index }: RowProps) {
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
      {columns.map(({ column, at, part }) => {
        const text = row?.[part][at] ?? ''
        const words = wordsOfCell(text, optionsOf(outline, opened.state.files, nameOf(path), column.id))
        return (
          <td key={`${part}${at}`}>
            <Input
              aria-label={`第 ${index + 1} 行，${column.label ?? column.id}`}
              value={text}
              onChange={({ target }) => set(label, ['rows', index, part, at], target.value)}
            />
            {words && <span className="quiet">{words}</span>}
          </td>
        )
      })}
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
