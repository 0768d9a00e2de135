/** The working calendar of the site, year by year: which days are off, and what that does to time limits. */
import { Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CalendarYear, WorkingCalendar } from '../../../../server/engine/generated/calendar'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { Empty } from '../../../ui/page-state'
import { useDocument } from '../document'
import { siteId } from '../folders'
import { isRecord, record } from '../forms/form-tree'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { missingYears } from '../overview/calendar-years'
import { ProblemList } from '../problem-list'
import { documentOf } from '../problems'
import { PropertiesPanel } from '../properties/panel'
import { useChosen } from '../stage-choice'
import { Month } from './month'
import { daysFrom } from './pasted'
import { emptyYear, movedLimits, toggled, type Years } from './year'
import './calendar.css'

const path = 'schemas/calendar.json'
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

export default function CalendarPage() {
  return <Opening>{(opened) => <Calendar opened={opened} />}</Opening>
}

function Calendar({ opened }: { opened: Opened }) {
  return (
    <Frame opened={opened} title="工作日历">
      {opened.programme === siteId ? (
        <SiteCalendar opened={opened} />
      ) : (
        <Empty title="工作日历是整个平台共用的">
          <Link href={`/studio/${siteId}/calendar`}>打开平台的工作日历</Link>
        </Empty>
      )}
    </Frame>
  )
}

function SiteCalendar({ opened }: { opened: Opened }) {
  const { set, edit, problems, value } = useDocument<WorkingCalendar>(opened, path, { years: {} })
  const [chosen, choose] = useChosen('year')
  const [pasting, setPasting] = useState(false)
  const years = yearsIn(value)
  const missing = missingYears(opened.state.files[path], new Date())
  const now = Number(today().slice(0, 4))
  const offered = [...new Set([...Object.keys(years).map(Number), now, now + 1])].sort()
  const year = Number(chosen ?? now)
  const known = years[String(year)]
  const toggle = (day: string) => set(`修改 ${day}`, ['years', String(year)], toggled(known ?? emptyYear, day))
  return (
    <div className="stack">
      <div className="studio-lead">
        <h2>工作日历</h2>
        <Segmented
          aria-label="年份"
          value={year}
          options={offered.map((one) => ({ value: one, label: `${one} 年` }))}
          onChange={(next) => choose(String(next))}
        />
        <Button type="primary" onClick={() => setPasting(true)}>
          粘贴放假通知
        </Button>
      </div>
      {missing.length > 0 && (
        <p className="note tone-attention">
          还没有 {missing.join('、')} 年的放假安排，期限暂按周一至周五计算。国务院办公厅公布后粘贴进来即可。
        </p>
      )}
      {!known && <p className="quiet">{year} 年没有数据。粘贴放假通知，或在下面逐日点选。</p>}
      <p className="quiet">
        点一下日期就能改：工作日改为放假，标“<span className="calendar-off">休</span>”；周末改为补班，标“
        <span className="calendar-on">班</span>”；再点一下恢复。
      </p>
      <div className="calendar-year">
        {months.map((month) => (
          <Month key={month} year={year} month={month} known={known} onToggle={toggle} />
        ))}
      </div>
      {problems.length > 0 && <ProblemList {...{ opened, path, problems }} />}
      <MovedLimits before={yearsIn(documentOf(opened.inForce[path]))} after={years} />
      <section className="panel" aria-label="依据">
        <PropertiesPanel opened={opened} path={path} only={['source']} label="工作日历" />
      </section>
      {pasting && (
        <PasteDialog
          year={year}
          onClose={() => setPasting(false)}
          onTake={(taken) => {
            const next = { ...record(value), years: { ...years, ...taken } }
            edit('粘贴放假安排', () => `${JSON.stringify(next, undefined, 2)}\n`)
            choose(Object.keys(taken)[0])
            setPasting(false)
            announce(`已填入 ${Object.keys(taken).join('、')} 年的放假安排，可以撤销。`)
          }}
        />
      )}
    </div>
  )
}

function yearsIn(document: unknown): Years {
  const entries = Object.entries(record(record(document).years)).filter(([, year]) => isRecord(year))
  return Object.fromEntries(entries) as Years
}

/** What the change does to limits, compared with the calendar in force. */
function MovedLimits({ before, after }: { before: Years; after: Years }) {
  if (JSON.stringify(before) === JSON.stringify(after)) return null
  const rows = movedLimits(today(), before, after)
  return (
    <section className="panel stack" aria-label="期限的变化">
      <h3>发布以后，期限怎样变</h3>
      <DataTable
        caption="期限的变化"
        rows={rows}
        rowKey={({ days }) => String(days)}
        columns={[
          { key: 'days', title: '期限', cell: ({ days }) => `${days} 个工作日` },
          { key: 'before', title: '今天开始，现在到', cell: (row) => row.before },
          { key: 'after', title: '改后到', cell: (row) => (row.after === row.before ? '不变' : <strong>{row.after}</strong>) },
          { key: 'starts', title: '今后一年里受影响的起算日', cell: ({ starts }) => (starts === 0 ? '没有' : `${starts} 天`) },
        ]}
      />
    </section>
  )
}

interface PasteProps {
  year: number
  onTake: (years: Record<string, CalendarYear>) => void
  onClose: () => void
}

function PasteDialog({ year, onTake, onClose }: PasteProps) {
  const [text, setText] = useState('')
  const { years, problems } = daysFrom(text, year)
  const found = Object.entries(years)
  return (
    <Modal
      open
      width={680}
      title="粘贴放假安排"
      okText="填入日历"
      cancelText="取消"
      okButtonProps={{ disabled: found.length === 0 }}
      onOk={() => onTake(years)}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          粘贴国务院办公厅放假通知的全文，例如“1月1日（周四）至3日（周六）放假调休，1月4日（周日）上班”；也可以每行写一个日期。会换掉这一年原来的安排。
        </p>
        <Input.TextArea aria-label="放假安排" rows={9} value={text} onChange={({ target }) => setText(target.value)} />
        {text.trim() !== '' && (
          <div aria-live="polite">
            {found.map(([name, { weekdayHolidays, weekendWorkdays }]) => (
              <p key={name}>
                {name} 年：放假（休）占用工作日 {dayWords(weekdayHolidays)}；周末补班（班）{dayWords(weekendWorkdays)}。
              </p>
            ))}
            {problems.map((problem) => (
              <p key={problem} className="field-error">
                {problem}
              </p>
            ))}
          </div>
        )}
      </div>
    </Modal>
  )
}

/** How many and which: 3 天（1月1日、1月2日、10月8日）. */
const dayWords = (days: readonly string[] = []) =>
  days.length === 0 ? '没有' : `${days.length} 天（${days.map((day) => day.replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日')).join('、')}）`
