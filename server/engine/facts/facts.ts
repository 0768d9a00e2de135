/** Reads the facts of one evaluation: lazily, once each, with where they come from and, where they are unknown, why. */
import { type AnswerReader, answerReader, answerReading, rowsReading, unknownReading, valueReading } from '../conditions/answer-facts.js'
import { MAX_STEPS } from '../formula/formula.js'
import type { FactReading, Inputs, Json } from '../model.js'
import type { FactInfo, Facts, Programme, Stage } from '../programme.js'
import { todayOf } from '../values/dates.js'
import { readDeclared } from './kinds.js'
import { firstSubmission, recordValue } from './records.js'

interface Gathering {
  programme: Programme
  stage: Stage
  inputs: Inputs
  answers: AnswerReader
}

/** The facts of a stage under these inputs; those of an earlier stage are read within the same budget. */
export function gatherFacts(programme: Programme, stage: Stage, inputs: Inputs, budget = { steps: MAX_STEPS }): Facts {
  const gathering: Gathering = { programme, stage, inputs, answers: answerReader(stage, inputs.answers) }
  const rows = new Map<string, Facts>()
  const known = new Map<string, FactReading>()
  const facts: Facts = {
    info: (id) => stage.facts.get(id),
    read: readOnce(
      (id) => readFact(id, gathering, facts),
      (id) => stage.facts.get(id),
      known,
    ),
    readings: () => [...known.values()],
    row: (section, index) => {
      const key = `${section}#${index}`
      const row = rows.get(key) ?? rowFacts(section, index, gathering, facts)
      rows.set(key, row)
      return row
    },
    rowCount: (section) => rowsOf(section, gathering)?.length,
    budget,
  }
  return facts
}

/** Reads each name once; what comes back to itself is unknown. */
function readOnce(read: Facts['read'], info: Facts['info'], cache = new Map<string, FactReading>()): Facts['read'] {
  const open = new Set<string>()
  return (id) => {
    const known = cache.get(id)
    if (known) return known
    if (open.has(id)) return unknownReading(id, info(id), '它的计算又用到了它自己')
    open.add(id)
    const reading = read(id)
    open.delete(id)
    cache.set(id, reading)
    return reading
  }
}

function readFact(id: string, gathering: Gathering, facts: Facts): FactReading {
  const { programme, stage, inputs, answers } = gathering
  const info = stage.facts.get(id)
  if (!info) return unknownReading(id, info, `没有名为“${id}”的事实`)
  if (inputs.assumed && Object.hasOwn(inputs.assumed, id)) return valueReading(info, inputs.assumed[id], '假设', '', programme)
  const fact = programme.facts.get(id)
  if (fact) return readDeclared(fact, info, { programme, inputs, facts })
  if (Object.hasOwn(builtIns, id)) return valueReading(info, builtIns[id]?.(inputs), builtInSource(id), `还没有“${info.label}”`, programme)
  const own = readRecord(info, stage, id, gathering)
  if (own) return own
  const earlier = splitStage(id, programme)
  if (earlier) return readEarlier(info, earlier, gathering, facts.budget)
  if (info.type === 'rows') return rowsReading(info, answers.rows(id))
  return answerReading(info, answers.group(stage.form.fields.get(id)?.section ?? ''), id, programme)
}

const builtIns: Record<string, (inputs: Inputs) => Json | undefined> = {
  'organisation.id': ({ organisation }) => organisation.id,
  'organisation.kind': ({ organisation }) => organisation.kind,
  'organisation.name': ({ organisation }) => organisation.name,
  'organisation.creditCode': ({ organisation }) => organisation.creditCode,
  'organisation.district': ({ organisation }) => organisation.district,
  'organisation.districtName': ({ organisation }) => organisation.districtName,
  'organisation.contact': ({ organisation }) => organisation.contact,
  'organisation.mobile': ({ organisation }) => organisation.mobile,
  'organisation.email': ({ organisation }) => organisation.email,
  now: ({ now }) => now,
  today: todayOf,
  submittedAt: ({ submittedAt }) => submittedAt,
  firstSubmittedAt: firstSubmission,
}

const builtInSource = (id: string) => (id.startsWith('organisation.') ? '单位注册信息' : '系统时间')

/** Splits `stage.name` where the first part is a stage of the programme. */
function splitStage(id: string, programme: Programme): { stage: Stage; name: string } | undefined {
  const end = id.indexOf('.')
  const stage = end < 0 ? undefined : programme.stages.get(id.slice(0, end))
  return stage && { stage, name: id.slice(end + 1) }
}

/** What is on record beside the answers; undefined = no name of that kind. */
function readRecord(info: FactInfo, stage: Stage, name: string, { programme, inputs }: Gathering): FactReading | undefined {
  const found = recordValue(
    name,
    inputs.records && Object.hasOwn(inputs.records, stage.id) ? inputs.records[stage.id] : undefined,
    info.unit,
  )
  if (!found) return undefined
  const missing = name.startsWith('granted.') ? `还没有核定“${info.label}”` : `还没有“${info.label}”`
  return valueReading(info, found.value, found.source, missing, programme)
}

function readEarlier(
  info: FactInfo,
  { stage, name }: { stage: Stage; name: string },
  gathering: Gathering,
  budget: Facts['budget'],
): FactReading {
  const { programme, inputs } = gathering
  const record = programme.facts.has(name) || stage.form.fields.has(name) ? undefined : readRecord(info, stage, name, gathering)
  if (record) return record
  const answers = inputs.earlier?.[stage.id]
  if (!answers) return unknownReading(info.id, info, `还没有“${stage.definition.title}”的申报件`)
  const { submittedAt, firstSubmittedAt } = inputs.records?.[stage.id] ?? inputs
  const reading = gatherFacts(programme, stage, { ...inputs, answers, submittedAt, firstSubmittedAt }, budget).read(name)
  return { ...reading, id: info.id, label: info.label, source: `${stage.definition.title}：${reading.source}` }
}

function rowsOf(id: string, { programme, inputs, answers }: Gathering) {
  const earlier = splitStage(id, programme)
  return earlier ? answerReader(earlier.stage, inputs.earlier?.[earlier.stage.id] ?? {}).rows(earlier.name) : answers.rows(id)
}

function rowFacts(section: string, index: number, gathering: Gathering, outside: Facts): Facts {
  const { programme, inputs } = gathering
  const infos = gathering.stage.facts.get(section)?.rows
  const row = rowsOf(section, gathering)?.[index] ?? {}
  const readOwn = (id: string, info: FactInfo) => {
    const fact = programme.facts.get(id)
    return fact ? readDeclared(fact, info, { programme, inputs, facts }) : answerReading(info, row, id, programme)
  }
  const facts: Facts = {
    ...outside,
    info: (id) => infos?.get(id) ?? outside.info(id),
    read: readOnce(
      (id) => {
        const info = infos?.get(id)
        return info ? readOwn(id, info) : outside.read(id)
      },
      (id) => infos?.get(id) ?? outside.info(id),
    ),
  }
  return facts
}
