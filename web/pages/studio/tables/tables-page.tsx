/** Decision tables as a grid: each row says when it applies and what it gives. */
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import type { DecisionTable } from '../../../../server/engine/generated/table'
import { readTable } from '../../../read-table'
import { announce } from '../../../ui/announce'
import { Icon } from '../../../ui/icon'
import { part } from '../../../ui/late'
import { Empty } from '../../../ui/page-state'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { nameOf, stageTitles, titleOf } from '../file-kinds'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { PropertiesPanel } from '../properties/panel'
import { useChosen } from '../stage-choice'
import { cellsOf } from './cells'
import { Grid } from './grid'
import { NewTable } from './new-table'
import { optionsIn } from './option-words'
import { PasteDialog } from './paste-dialog'

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
  const optionsOf = optionsIn(outline, opened.state.files, nameOf(path))
  const replace = (rows: DecisionTable['rows']) => {
    set('粘贴各行', ['rows'], rows)
    setPasting(false)
    announce(`已换成 ${rows.length} 行，可以撤销。`)
  }
  const save = async () => {
    const { default: writeExcelFile } = await part(() => import('write-excel-file/browser'))
    await writeExcelFile(cellsOf(table, optionsOf).map((cells) => cells.map((value) => ({ value, type: String })))).toFile(
      `${table.title}.xlsx`,
    )
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
        <Button
          onClick={() => {
            setText('')
            setPasting(true)
          }}
        >
          从表格粘贴
        </Button>
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
      <p className="quiet">
        一行读作：左边各列都符合，就得出右边的值。数字和日期写 &gt;= 1000（1000 及以上）、&lt; 50（小于 50）、[50..200)（含 50、不含
        200），- 表示不限。
      </p>
      <Grid {...{ opened, path, table, optionsOf }} />
      <section className="panel stack" aria-label="列和其他设置">
        <h3>列和其他设置</h3>
        <PropertiesPanel opened={opened} path={path} omit={['rows']} label="决策表" />
      </section>
      {pasting && (
        <PasteDialog {...{ table, optionsOf }} clauses={outline?.clauses} first={text} onTake={replace} onClose={() => setPasting(false)} />
      )}
    </div>
  )
}

const emptyRow = ({ inputs, outputs }: DecisionTable) => ({ when: inputs.map(() => '-'), then: outputs.map(() => '') })
