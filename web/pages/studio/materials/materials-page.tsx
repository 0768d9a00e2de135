/** The checklist of a stage as a table; each material is edited below it. */
import { Button, Select } from 'antd'
import { useLocation, useSearch } from 'wouter'
import type { Material } from '../../../../server/engine/generated/materials'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { stageTitles } from '../file-kinds'
import { newKey } from '../forms/business-types'
import { isRecord, list, record } from '../forms/form-tree'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemList } from '../problem-list'
import { PropertiesPanel } from '../properties/panel'
import { MaterialPanel } from './material-panel'
import { needWords } from './words'
import '../forms/forms.css'

export default function MaterialsPage() {
  return <Opening>{(opened) => <Materials opened={opened} />}</Opening>
}

const empty = { materials: [] }

function Materials({ opened }: { opened: Opened }) {
  const query = new URLSearchParams(useSearch())
  const [location, go] = useLocation()
  const stages = stageTitles(opened.state.files)
  const stage = query.get('stage') ?? [...stages.keys()][0] ?? ''
  const path = `schemas/${stage}.materials.json`
  const { value, insert, move, problems } = useDocument<unknown>(opened, path, empty)
  const outline = useOutline(opened.programme, opened.state.version).data
  const materials = list(record(value).materials).filter(isRecord) as unknown as Material[]
  const at = query.get('at')
  const chosen = at === null ? undefined : materials[Number(at)]
  const choose = (index?: number) =>
    go(`${location}?${new URLSearchParams({ stage, ...(index !== undefined && { at: String(index) }) })}`, { replace: true })
  const add = () => {
    const id = newKey('m', new Set(materials.map((one) => one.id)))
    insert('添加材料', ['materials'], { id, title: '新的材料', need: 'required' })
    choose(materials.length)
    announce('已添加，请在下面填写名称和要求。')
  }
  const shift = (from: number, to: number) => {
    move(`移动“${materials[from]?.title}”`, ['materials'], from, to)
    if (chosen) choose(to)
  }
  const sentence = (place: string) => outline?.sentences.find((one) => one.file === path && one.at === place)?.text
  const clause = (id: string | undefined) => outline?.clauses.find((one) => one.id === id)?.label ?? id
  return (
    <Frame opened={opened} title="材料">
      <div className="studio-lead">
        <h2>材料</h2>
        <Select
          aria-label="环节"
          value={stage}
          options={[...stages].map(([id, label]) => ({ value: id, label }))}
          popupMatchSelectWidth={false}
          onChange={(next) => go(`${location}?${new URLSearchParams({ stage: next })}`, { replace: true })}
        />
        <Button type="primary" onClick={add}>
          添加材料
        </Button>
      </div>
      <div className="panel">
        <DataTable
          caption="材料清单"
          rows={materials}
          rowKey={({ id }, index) => `${id}${index}`}
          empty="这个环节还没有材料"
          columns={[
            {
              key: 'title',
              title: '名称',
              cell: ({ title }, index) => (
                <button type="button" className="link" aria-current={index === Number(at ?? -1) || undefined} onClick={() => choose(index)}>
                  {title || '（没有名称）'}
                </button>
              ),
            },
            { key: 'need', title: '要求', cell: (material) => needWords(material, materials) },
            {
              key: 'when',
              title: '条件',
              cell: (material, index) => (material.when ? (sentence(`/materials/${index}/when`) ?? '有条件') : '总是要求'),
            },
            {
              key: 'files',
              title: '份数、大小',
              cell: ({ maxFiles = 1, maxMegabytes }) => `${maxFiles} 个文件${maxMegabytes ? `，每个 ${maxMegabytes} MB 以内` : ''}`,
            },
            { key: 'validity', title: '有效期', cell: ({ validity }) => validity },
            {
              key: 'printed',
              title: '由系统打印',
              cell: ({ stampedPrint, letter }) => (stampedPrint ? '盖章的申报表' : letter ? '签字的文书' : ''),
            },
            { key: 'clause', title: '依据', cell: ({ clause: id }) => clause(id) },
            {
              key: 'order',
              title: '顺序',
              cell: ({ title }, index) => (
                <span className="forms-moves">
                  <button type="button" aria-label={`上移“${title}”`} disabled={index === 0} onClick={() => shift(index, index - 1)}>
                    ↑
                  </button>
                  <button
                    type="button"
                    aria-label={`下移“${title}”`}
                    disabled={index === materials.length - 1}
                    onClick={() => shift(index, index + 1)}
                  >
                    ↓
                  </button>
                </span>
              ),
            },
          ]}
        />
      </div>
      {problems.length > 0 && <ProblemList {...{ opened, path, problems }} />}
      {chosen && (
        <MaterialPanel key={chosen.id} {...{ opened, path, stage }} material={chosen} index={Number(at)} onGone={() => choose()} />
      )}
      <details className="panel">
        <summary>整份清单的名称和说明</summary>
        <PropertiesPanel opened={opened} path={path} only={['title', 'note']} label="清单" />
      </details>
    </Frame>
  )
}
