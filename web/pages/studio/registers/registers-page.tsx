/** The registers of a programme: what their columns are, what reads them, and rows as examples have them. */
import { Button } from 'antd'
import { Link } from 'wouter'
import type { RegisterDefinition, RegistersFile } from '../../../../server/engine/generated/registers'
import { RowsTable } from '../../../form/rows-table'
import { announce } from '../../../ui/announce'
import { Icon } from '../../../ui/icon'
import { Empty } from '../../../ui/page-state'
import { StateTag } from '../../../ui/state-tag'
import { problemsBelow, useDocument } from '../document'
import { valueAt } from '../edits'
import { sectionOf } from '../examples/register-rows'
import { list, record, textOf } from '../forms/form-tree'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemList } from '../problem-list'
import { newKey } from '../properties/model'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { useChosen } from '../stage-choice'
import { readersOf, sampleRows } from './readers'

export default function RegistersPage() {
  return <Opening>{(opened) => <Registers opened={opened} />}</Opening>
}

const empty = { $schema: '../../schemas/platform/registers.schema.json', registers: [] }

function Registers({ opened }: { opened: Opened }) {
  const { files } = opened.state
  const path = 'schemas/registers.json' in files ? 'schemas/registers.json' : 'rules/registers.json'
  const [chosen, choose] = useChosen('register')
  const { value, insert, problems } = useDocument<RegistersFile>(opened, path, empty)
  const registers = list(value?.registers) as RegisterDefinition[]
  const index = registers.findIndex(({ id }) => id === chosen)
  const add = () => {
    const id = newKey('r')
    const columns = [
      { id: newKey('c'), label: '统一社会信用代码', type: 'string', required: true },
      { id: newKey('c'), label: '名称', type: 'string', required: true },
    ]
    insert('添加名单', ['registers'], { id, label: '新的名单', key: columns[0]?.id, columns })
    choose(id)
    announce('已添加，请填写名称和各列。')
  }
  return (
    <Frame opened={opened} title="名单">
      <div className="studio-lead">
        <h2>名单</h2>
        <Button type="primary" icon={<Icon name="plus" />} onClick={add}>
          添加名单
        </Button>
      </div>
      <p className="quiet">
        规则要对照的名单有哪些、各有哪些列，在这里定；名单里的内容按日期导入，在<Link href="/operate/registers">名单</Link>页面办理。
      </p>
      <div className="studio-pair">
        <nav className="studio-list" aria-label="名单">
          <ul>
            {registers.map(({ id, label }, at) => (
              <li key={id}>
                <button type="button" aria-current={id === chosen || undefined} onClick={() => choose(id)}>
                  <span>{label || '（没有名称）'}</span>
                  {problemsBelow(problems, `/registers/${at}`).length > 0 && <StateTag tone="danger">有问题</StateTag>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {index >= 0 ? (
          <Register key={chosen} opened={opened} path={path} index={index} onGone={() => choose(undefined)} />
        ) : (
          <Empty title={registers.length > 0 ? '选择一张名单' : '还没有名单'}>例如已获支持的企业、经营异常名录、失信名单。</Empty>
        )}
      </div>
    </Frame>
  )
}

interface Props {
  opened: Opened
  path: string
  index: number
  onGone: () => void
}

function Register({ opened, path, index, onGone }: Props) {
  const { value, set, problems } = useDocument<RegistersFile>(opened, path, empty)
  const place = ['registers', index]
  const register = record(valueAt(value, place))
  const id = textOf(register.id)
  const label = textOf(register.label)
  const readers = readersOf(opened.state.files, id)
  const section = sectionOf(register)
  const own = problemsBelow(problems, `/registers/${index}`)
  return (
    <section className="panel stack" aria-label={label}>
      <div className="panel-head">
        <h3>{label}</h3>
        <RemoveButton
          opened={opened}
          what={label}
          name={id}
          path={path}
          onRemove={() => {
            set(`删除名单“${label}”`, place, undefined)
            onGone()
          }}
        />
      </div>
      {own.length > 0 && <ProblemList opened={opened} path={path} problems={own} />}
      <PropertiesPanel opened={opened} path={path} place={place} label={label} />
      <h4>哪里用到它</h4>
      {readers.length === 0 ? (
        <p className="quiet">还没有事实读它。在“事实”里添加“查名单”的事实，规则和公式就能用。</p>
      ) : (
        <ul className="bullets">
          {readers.map(({ index: at, label: fact, asOf }) => (
            <li key={at}>
              <Link href={`/studio/${opened.programme}/facts?at=${encodeURIComponent(`/facts/${at}`)}`}>{fact}</Link>
              <span className="quiet">，{asOf ? '按指定的日期' : '按当天'}有效的名单</span>
            </li>
          ))}
        </ul>
      )}
      <h4>示例中的几行</h4>
      <RowsTable
        section={section}
        source={{ schema: {}, layout: { sections: {}, fields: {} }, dictionaries: {} }}
        rows={sampleRows(opened.state.files, id)}
        order={Object.keys(section.items.properties ?? {})}
        readOnly
        onEdit={() => undefined}
      />
    </section>
  )
}
