/** The examples of a stage as a spreadsheet: what is given, what must come out, and beside each whether it does. */
import { Button, Pagination } from 'antd'
import { useState } from 'react'
import type { MadeExample } from '../../../../server/actions/views/cases'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import type { CaseResult } from '../../../../server/engine/examples/case-table'
import { announce } from '../../../ui/announce'
import { Icon } from '../../../ui/icon'
import { Empty, Failure } from '../../../ui/page-state'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { StageChoice, useStage } from '../stage-choice'
import { CaseDrawer } from './case-drawer'
import { type Case, emptyCase, newPath, unreadable, withCell, withValueAt } from './cases'
import { ExcelButtons } from './excel-buttons'
import { Grid } from './grid'
import { MakeDialog } from './make-dialog'
import { RowHead } from './row-head'
import { TakeDialog } from './take-dialog'
import { Toolbar } from './toolbar'
import { useView } from './view'
import './examples.css'

export default function ExamplesPage() {
  return <Opening>{(opened) => <Examples opened={opened} />}</Opening>
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

function Examples({ opened }: { opened: Opened }) {
  const [stage, choose] = useStage(opened)
  const broken = unreadable(opened.state.files).length
  return (
    <Frame opened={opened} title="示例">
      {broken > 0 && <p className="note tone-danger">有 {broken} 个示例文件不是完整的 JSON，请在“编辑文件”中改正。</p>}
      <Table key={stage} opened={opened} stage={stage} onStage={choose} />
    </Frame>
  )
}

function Table({ opened, stage, onStage }: { opened: Opened; stage: string; onStage: (stage: string) => void }) {
  const { draft } = opened
  const view = useView(opened, stage)
  const [opening, setOpening] = useState<{ path: string; at?: string }>()
  const [taking, setTaking] = useState<{ one: Case; result: CaseResult }>()
  const [making, setMaking] = useState(false)
  const add = (text: string, stem: string) => {
    const path = newPath(draft.read().files, stem)
    draft.apply('添加示例', { [path]: text })
    view.showLast()
    setOpening({ path })
    announce('已添加，请填写名称和内容。')
  }
  const copy = ({ path, id, title }: Case) => add(withValueAt(draft.read().files[path] ?? '', '/title', `${title}（副本）`), id)
  const take = ({ path, text, kept }: MadeExample) => {
    setMaking(false)
    draft.apply('从真实申报生成示例', { [path]: text })
    view.showLast()
    setOpening({ path })
    announce(
      kept.length > 0 ? `已生成。为了结论和金额不变，保留了：${kept.join('、')}。请核对。` : '已生成，单位的名称、代码和金额都已换掉。',
    )
  }
  const chosen = opening && view.all.find(({ path }) => path === opening.path)
  return (
    <>
      <div className="studio-lead">
        <h2>示例</h2>
        <StageChoice opened={opened} value={stage} onChange={onStage} />
        <div className="studio-tools">
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => add(emptyCase(stage, today()), stage)}>
            添加示例
          </Button>
          <Button onClick={() => setMaking(true)}>从真实申报生成</Button>
          <ExcelButtons {...{ opened, stage, cases: view.all, columns: view.columns, today: today() }} />
        </div>
      </div>
      <p className="quiet">
        每一行是一个假想的申报件：先写给出什么，再写按政策应当得出什么。改了政策以后，没有打算改的示例变红，说明改动影响到了别处；全部一致才能发布。
      </p>
      <Toolbar wish={view.wish} columns={view.columns} failed={view.failed} onChange={view.change} />
      {view.error && <Failure error={view.error} />}
      {view.all.length === 0 ? (
        <Empty title="这个环节还没有示例">先写一个条件都符合的，再把每一条规则各写一个不符合的。</Empty>
      ) : (
        <Rows opened={opened} view={view} onOpen={setOpening} onCopy={copy} onTake={(one, result) => setTaking({ one, result })} />
      )}
      {chosen && (
        <CaseDrawer
          key={chosen.path}
          opened={opened}
          one={chosen}
          columns={view.columns}
          at={opening?.at}
          onClose={() => setOpening(undefined)}
        />
      )}
      {making && <MakeDialog opened={opened} onMade={take} onClose={() => setMaking(false)} />}
      {taking && <TakeDialog opened={opened} {...taking} columns={view.columns} onClose={() => setTaking(undefined)} />}
    </>
  )
}

interface RowsProps {
  opened: Opened
  view: ReturnType<typeof useView>
  onOpen: (opening: { path: string; at?: string }) => void
  onCopy: (one: Case) => void
  onTake: (one: Case, result: CaseResult) => void
}

function Rows({ opened: { draft }, view, onOpen, onCopy, onTake }: RowsProps) {
  const change = (one: Case, column: CaseColumn, written: string) => {
    const next = withCell(draft.read().files[one.path] ?? '', column, written)
    if ('text' in next) draft.apply(`修改示例“${one.title}”的“${column.title}”`, { [one.path]: next.text })
    else announce(next.problem)
  }
  const remove = ({ path, title }: Case) => {
    draft.apply(`删除示例“${title}”`, { [path]: null })
    announce(`已删除“${title}”，可以撤销。`)
  }
  return (
    <>
      <Grid
        cases={view.cases}
        columns={view.visible}
        onChange={change}
        onOpen={({ path }, { at }) => onOpen({ path, at })}
        head={(one) => (
          <RowHead
            one={one}
            result={view.results.get(one.path)}
            onOpen={() => onOpen({ path: one.path })}
            onCopy={() => onCopy(one)}
            onRemove={() => remove(one)}
            onTake={(result) => onTake(one, result)}
          />
        )}
      />
      <Pagination
        className="examples-pages"
        size="small"
        current={view.page}
        pageSize={view.pageSize}
        total={view.total}
        showSizeChanger={false}
        showTotal={(total) => `共 ${total} 个`}
        onChange={(page) => view.change({ page })}
      />
      <p className="quiet">方向键移动，回车或直接输入修改，Delete 清空，Esc 放弃；灰底的格子内容较多，回车在旁边打开。</p>
    </>
  )
}
