/** Which names the letters of a batch may read: its columns, members, money, dates and public notice. */
import type { BatchKind } from '../programme.js'
import { object, programmeNames, site, type TemplateName, type TemplateNames, text } from './names.js'

const most = 500
const fen = (label: string): TemplateName => ({ label, type: 'fen' })

/** Every name that there is in a letter of a kind of batch. */
export function batchNames({ title, columns, amount, members, workflow }: BatchKind): TemplateNames {
  const byColumn = (label: string, chosen = columns) =>
    object(label, Object.fromEntries(chosen.map((column) => [column.id, text(column.label)])))
  const parts = object('各部分金额', Object.fromEntries((amount?.split ?? []).map((part) => [part.id, fen(part.label)])))
  const member = object('成员', {
    number: text('申报编号'),
    columns: byColumn('栏目'),
    masked: byColumn('遮挡后的栏目'),
    fen: fen('金额'),
    computed: fen('核减前的金额'),
    reason: text('核减原因'),
    parts,
  })
  return new Map<string, TemplateName>([
    ['programme', programmeNames],
    ['site', site],
    ['batch', batch(title)],
    ['members', { label: '成员', type: 'rows', most: members.most ?? most, names: member.names }],
    [
      'totals',
      byColumn(
        '合计',
        columns.filter(({ total }) => total),
      ),
    ],
    ['fen', fen('金额合计')],
    ['parts', parts],
    ['budget', object('预算', { fen: fen('预算'), left: fen('余额') })],
    ['dates', object('日期', Object.fromEntries(workflow.actions.flatMap(({ id, date }) => (date ? [[id, day(date)]] : []))))],
    ['today', day('今天')],
  ])
}

const day = (label: string): TemplateName => ({ label, type: 'date' })

const batch = (title: string) =>
  object(title, {
    number: text('批次编号'),
    title: text('标题'),
    state: text('状态'),
    district: text('所属区域'),
    count: { label: '成员数', type: 'integer' },
    from: day('公示开始'),
    until: day('公示结束'),
    workingDays: { label: '公示的工作日数', type: 'integer' },
  })
