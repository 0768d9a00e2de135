/** The worksheet as people know it from spreadsheets: parameters, rows with their formulas, and what examples come to. */
import { Select } from 'antd'
import { useState } from 'react'
import type { SheetRow } from '../../../../server/engine/worksheet/model'
import { Empty } from '../../../ui/page-state'
import { nameOf, stageTitles, titleOf } from '../file-kinds'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { PropertiesPanel } from '../properties/panel'
import { useSamples } from '../samples'
import { useChosen } from '../stage-choice'
import { Lines } from './lines'
import { NewSheet } from './new-sheet'
import { Parameters } from './parameters'
import { Rows } from './rows'
import { stagesWith } from './stages'
import { Trace } from './trace'

export default function SheetPage() {
  return <Opening>{(opened) => <Sheets opened={opened} />}</Opening>
}

function Sheets({ opened }: { opened: Opened }) {
  const { files } = opened.state
  const [chosen, choose] = useChosen('sheet')
  const paths = Object.keys(files).filter((path) => path.endsWith('.worksheet.json'))
  const path = paths.find((one) => nameOf(one) === chosen) ?? paths[0]
  return (
    <Frame opened={opened} title="测算">
      <div className="studio-lead">
        <h2>测算</h2>
        {paths.length > 1 && (
          <Select
            aria-label="核算表"
            value={path}
            options={paths.map((one) => ({ value: one, label: titleOf(one, files, stageTitles(files)) }))}
            onChange={(next) => choose(nameOf(next))}
            popupMatchSelectWidth={false}
          />
        )}
        <NewSheet opened={opened} onMade={choose} />
      </div>
      {path ? (
        <Sheet key={path} opened={opened} path={path} />
      ) : (
        <Empty title="还没有核算表">补助金额怎样算：一行一个步骤，公式像电子表格一样写，旁边是各个示例算出的数。</Empty>
      )}
    </Frame>
  )
}

function Sheet({ opened, path }: { opened: Opened; path: string }) {
  const [stage = ''] = stagesWith(opened.state.files, nameOf(path))
  const [paths, setPaths] = useState<string[]>()
  const [cell, setCell] = useState<{ sample: string; row: string }>()
  const found = useSamples(opened, stage, [path], paths)
  const samples = found.data?.samples ?? []
  const traced = samples.find((one) => one.path === cell?.sample)
  const row: SheetRow | undefined = traced?.sheet?.rows.find(({ id }) => id === cell?.row)
  return (
    <div className="stack">
      <Parameters opened={opened} path={path} />
      <section className="panel stack" aria-labelledby="studio-rows">
        <div className="panel-head">
          <h3 id="studio-rows">各行</h3>
          <Select
            aria-label="用哪些示例试算"
            mode="multiple"
            maxCount={6}
            maxTagCount={0}
            maxTagPlaceholder={(hidden) => `用 ${hidden.length} 个示例试算`}
            className="studio-value"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择示例"
            value={paths ?? samples.map((one) => one.path)}
            options={(found.data?.all ?? []).map((one) => ({ value: one.path, label: one.title }))}
            onChange={setPaths}
            popupMatchSelectWidth={false}
          />
        </div>
        <Rows {...{ opened, path, samples }} list={['rows']} onTrace={(sample, id) => setCell({ sample, row: id })} />
        {traced && row && <Trace title={traced.title} row={row} />}
      </section>
      <Lines {...{ opened, path, stage, samples }} />
      <section className="panel stack" aria-label="结果和其他设置">
        <h3>结果和其他设置</h3>
        <PropertiesPanel opened={opened} path={path} omit={['parameters', 'lines', 'rows']} label="核算表" />
      </section>
    </div>
  )
}
