/** The notice in numbered clauses, each with what cites it. */
import { Button, Input, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import type { Clause, Clauses } from '../../../../server/engine/generated/clauses'
import { Empty } from '../../../ui/page-state'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { citationsIn } from './citations'
import { ClauseCard } from './clause-card'
import { ClauseDialog } from './clause-dialog'
import { PasteDialog } from './paste-dialog'
import './notice.css'

export default function NoticePage() {
  return <Opening>{(opened) => <Notice {...opened} />}</Opening>
}

export const clausesPath = 'schemas/clauses.json'
const none = { clauses: [] }

/** A clause that is being written: where it stands, or goes. */
export interface Editing {
  index: number
  clause?: Clause
}

function Notice(opened: Opened) {
  const { programme, state } = opened
  const document = useDocument<Clauses>(opened, clausesPath, none)
  const clauses = useMemo(() => document.value?.clauses ?? [], [document.value])
  const citations = useMemo(() => citationsIn(state.files), [state.files])
  const outline = useOutline(programme, state.version).data
  const open = useMemo(() => new Set(outline?.clauses.filter(({ by }) => by.length === 0).map(({ id }) => id)), [outline])
  const [editing, setEditing] = useState<Editing>()
  const [pasting, setPasting] = useState(false)
  const [only, setOnly] = useState<'all' | 'open'>('all')
  const [sought, setSought] = useState('')
  const chosen = useChosen(clauses.length > 0)
  const shown = clauses.filter(
    ({ id, label = '', text }) => (only === 'all' || open.has(id) || id === chosen) && (label + text).includes(sought.trim()),
  )
  return (
    <Frame opened={opened} title="通知条款">
      <div className="studio-lead">
        <p>
          {clauses.length > 0
            ? `共 ${clauses.length} 条，${open.size > 0 ? `${open.size} 条还没有落实` : '全部有落实的地方'}。`
            : '把通知全文粘贴进来，按编号自动分成条款。以后每一条规则、材料、步骤都可以注明依据哪一条。'}
        </p>
        <div className="studio-tools">
          <Button onClick={() => setEditing({ index: clauses.length })}>新增一条</Button>
          <Button type="primary" onClick={() => setPasting(true)}>
            粘贴通知全文
          </Button>
        </div>
      </div>
      {clauses.length > 0 && (
        <div className="studio-filters">
          <Segmented
            aria-label="显示哪些条款"
            value={only}
            onChange={setOnly}
            options={[
              { value: 'all', label: '全部' },
              { value: 'open', label: `没有落实（${open.size}）` },
            ]}
          />
          <Input
            aria-label="查找条款"
            placeholder="查找条款"
            allowClear
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        </div>
      )}
      {shown.length === 0 && <Empty title={clauses.length > 0 ? '没有符合的条款' : '还没有条款'} />}
      <ol className="notice-clauses">
        {shown.map((clause) => (
          <ClauseCard
            key={clause.id}
            {...{ programme, files: state.files, clause, document }}
            index={clauses.indexOf(clause)}
            count={clauses.length}
            citations={citations.get(clause.id) ?? []}
            isOpen={open.has(clause.id)}
            isChosen={clause.id === chosen}
            onEdit={setEditing}
          />
        ))}
      </ol>
      {editing && <ClauseDialog {...{ document, clauses, editing }} onClose={() => setEditing(undefined)} />}
      {pasting && <PasteDialog {...{ document, clauses, citations }} onClose={() => setPasting(false)} />}
    </Frame>
  )
}

/** The clause in the address, brought into view once. */
function useChosen(isThere: boolean): string | undefined {
  const chosen = new URLSearchParams(useSearch()).get('clause') ?? undefined
  useEffect(() => {
    if (!chosen || !isThere) return
    const element = document.getElementById(`clause-${chosen}`)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }, [chosen, isThere])
  return chosen
}
