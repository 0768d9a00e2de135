import { displayAnswer } from '../../engine/conditions/display.js'
import { isObject } from '../../engine/form/answers.js'
import type { Answers, Json } from '../../engine/model.js'
import type { FieldModel, Programme, SectionModel, Stage } from '../../engine/programme.js'
import { AppError } from '../../errors.js'
import { listDeclarations as list } from '../../store/declaration-lists.js'
import type { DeclarationRow } from '../../store/declarations.js'
import { type Context, requireAccount } from '../context.js'
import { declarationSummary } from '../declarations/declaration-summary.js'
import { builtInColumns } from '../reading/stage-view.js'
import { rowForReader } from '../reading/subject.js'
import { answersFor, withheldKeys } from '../reading/withheld.js'
import { record } from '../record.js'
import type { DeclarationSummary } from '../views/declaration.js'
import type { WorkbookContent } from '../views/document.js'
import type { ListInput } from '../views/list.js'
import type { ColumnView } from '../views/stage.js'
import { type Value, workbook } from '../workbook.js'
import { answersAbove } from './answers-above.js'
import { askedList, listFilter } from './list-declarations.js'

interface Column {
  key: string
  label: string
}
/** One declaration, as its reader may see it, with the stage of the edition that it is pinned to. */
interface Member {
  summary: DeclarationSummary
  answers: Answers
  programme: Programme
  stage: Stage
  /** What the list shows of the declarations above it. */
  above: Readonly<Record<string, string>>
}

const pageSize = 500

/** What tells the declarations of several stages apart. */
const ofSeveralStages: readonly Column[] = [
  { key: '@number', label: '编号' },
  { key: '@stage', label: '环节' },
]

/** The whole list as an Excel file: filters, order and reach of the list; its columns, or named ones, or every field of the stage (`all`). */
export async function exportDeclarations(context: Context, input: ListInput & { columns?: string }): Promise<WorkbookContent> {
  requireAccount(context)
  const { programme, stage, columns: shown } = await askedList(context, input)
  if (!programme || !stage) throw new AppError('invalid', '请先选择要导出哪个申报事项。')
  const filter = await listFilter(context, { ...input, programme: programme.id }, stage, shown)
  const members = await membersOf(context, filter, input.stage ? [] : shown)
  const every = everyColumn(members, stage)
  const columns =
    input.columns === undefined
      ? [
          ...(input.stage ? [] : ofSeveralStages.filter(({ key }) => !shown.some(({ field }) => field === key))),
          ...shown.map(({ field, label, unit }) => ({ key: field, label: unit ? `${label}（${unit}）` : label })),
        ]
      : input.columns === 'all'
        ? every
        : input.columns.split(',').flatMap((key) => every.find((column) => column.key === key) ?? [])
  const withheld = withheldKeys(programme, stage, context.actor.role)
  const kept = columns.filter(({ key }) => !withheld.has(key))
  const name = input.stage ? stage.definition.title : (programme.file.shortTitle ?? programme.file.title)
  await context.store.write((tx) =>
    record(tx, context, {
      action: 'export',
      programme: programme.id,
      internal: true,
      detail: { title: name, name: `${members.length} 件` },
    }),
  )
  return workbook({
    name,
    header: kept.map(({ label }) => label),
    rows: members.map((member) => kept.map(({ key }) => cellOf(member, key))),
  })
}

/** Every declaration of the list; more than an export may hold are refused. */
async function membersOf(
  context: Context,
  filter: Awaited<ReturnType<typeof listFilter>>,
  columns: readonly ColumnView[],
): Promise<Member[]> {
  const most = context.settings.exportRows
  const site = await context.programmes.site()
  const members: Member[] = []
  let after: string | undefined
  do {
    const page = await list(context.store.read, context.actor, { ...filter, limit: pageSize, after })
    const above = await answersAbove(context, page.rows, columns, site)
    for (const row of page.rows) members.push({ ...(await memberOf(context, row, site)), above: above.get(row.id) ?? {} })
    if (members.length > most) throw new AppError('invalid', `一次最多导出 ${most} 件，请用筛选条件缩小范围后再导出。`)
    after = page.next
  } while (after)
  return members
}

async function memberOf(
  context: Context,
  found: DeclarationRow,
  site: Parameters<typeof declarationSummary>[4],
): Promise<Omit<Member, 'above'>> {
  const programme = await context.programmes.edition(found.edition)
  const stage = programme?.stages.get(found.stage)
  if (!programme || !stage) throw new Error(`The declaration ${found.id} has no edition.`)
  const row = await rowForReader(context, found, stage)
  const answers = answersFor(programme, stage, context.actor.role, JSON.parse(row.answers) as Answers)
  return { summary: declarationSummary(context, row, programme, stage, site, []), answers, programme, stage }
}

/** What is known of each, then every field of the stage as it is now, then what only older editions asked. */
function everyColumn(members: readonly Member[], stage: Stage): Column[] {
  const columns = new Map<string, string>(Object.entries(builtInColumns))
  for (const one of new Set([stage, ...members.map((member) => member.stage)])) {
    for (const section of one.form.sections) {
      if (section.kind === 'rows') columns.set(section.key, columns.get(section.key) ?? section.title)
      else for (const { key, title, unit } of section.fields) columns.set(key, columns.get(key) ?? (unit ? `${title}（${unit}）` : title))
    }
  }
  return [...columns].map(([key, label]) => ({ key, label }))
}

function cellOf({ summary, answers, programme, stage, above }: Member, key: string): Value {
  const known = builtIns[key]
  if (known) return known(summary)
  const section = stage.form.sections.find((one) => one.kind === 'rows' && one.key === key)
  if (section) return rowsText(section, answers[key], programme)
  const field = stage.form.fields.get(key)
  if (!field) return above[key] ?? ''
  if (field.pointer.includes('*')) return ''
  const group = answers[field.section]
  return answerOf(field, isObject(group) && Object.hasOwn(group, key) ? group[key] : undefined, programme)
}

function answerOf(field: FieldModel, value: Json | undefined, programme: Programme): Value {
  if (value === undefined || value === null || value === '') return ''
  const isPlain = !field.options && !field.schema.dictionary
  if (isPlain && (field.type === 'integer' || field.type === 'decimal')) return { number: String(value) }
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return { day: String(value) }
  return displayAnswer(field, value, programme)
}

/** Rows as lines, each field with its title. */
function rowsText(section: SectionModel, rows: Json | undefined, programme: Programme): string {
  if (!Array.isArray(rows)) return ''
  const line = (row: Json) =>
    section.fields
      .map((field) => [field.title, displayAnswer(field, isObject(row) ? row[field.key] : undefined, programme)] as const)
      .filter(([, text]) => text)
      .map(([title, text]) => `${title}：${text}`)
      .join('，')
  return rows.map(line).join('\n')
}

const builtIns: Record<string, (summary: DeclarationSummary) => Value> = {
  '@number': ({ number }) => number,
  '@name': ({ organisation }) => organisation.name,
  '@creditCode': ({ organisation }) => organisation.creditCode,
  '@district': ({ organisation }) => organisation.districtName,
  '@stage': ({ stageTitle }) => stageTitle,
  '@state': ({ stateLabel }) => stateLabel,
  '@submittedAt': ({ submittedAt }) => (submittedAt ? { instant: submittedAt } : ''),
  '@dueAt': ({ deadline }) => (deadline ? { day: deadline.day } : ''),
}
