/** The commands that record cases and replay them under two editions. */
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises'
import type { CaseStep } from '../actions/views/cases.js'
import type { WhatIfView } from '../actions/views/what-if.js'
import { type Replay, replay } from '../engine/replay/replay.js'
import { yuanText } from '../engine/values/money.js'
import { AppError } from '../errors.js'
import { type Command, json, report, required, Usage } from './command.js'
import { type Door, throughDoor } from './door.js'
import { readCases, readProgramme } from './sources.js'

export const replayCommands: Record<string, Command> = {
  cases: {
    usage: 'programme --to FILE [--identified]',
    summary: 'every declaration as a case for replay; without --identified nobody can be recognised in it',
    arguments: [1, 1],
    options: { to: { type: 'string' }, identified: { type: 'boolean' } },
    async run(call) {
      const [programme = ''] = call.positionals
      const target = required(call, 'to')
      const file = await open(target, 'wx').catch(() => {
        throw new Usage(`文件“${target}”已经存在，或不能写入，没有改动它。`)
      })
      try {
        const total = await throughDoor((door) => writeCases(door.cases(programme, call.values.identified === true), file))
        call.print(`已写入 ${target}：${total} 件。接着运行：npm run -s shenbao -- replay ${programme} DIR --cases ${target}`)
        return 0
      } catch (error) {
        await rm(target)
        throw error
      } finally {
        await file.close()
      }
    },
  },
  example: {
    usage: 'programme NUMBER --to FILE',
    summary: 'a declaration as an example about nobody: every rule and amount comes out the same; what had to stay is named',
    arguments: [2, 2],
    options: { to: { type: 'string' } },
    async run(call) {
      const [programme = '', declaration = ''] = call.positionals
      const target = required(call, 'to')
      const { text, kept } = await throughDoor((door) => door.example(programme, declaration))
      await writeFile(target, text, { flag: 'wx' }).catch(() => {
        throw new Usage(`文件“${target}”已经存在，或不能写入，没有改动它。`)
      })
      call.print(`已写入 ${target}。${kept.length > 0 ? `为了结论和金额不变，保留了：${kept.join('、')}。` : ''}`)
      return 0
    },
  },
  replay: {
    usage: 'A B --cases FILE|DIR [--json]',
    summary: 'recorded cases or examples under two programmes: verdicts and amounts that change, totals, per district; nothing is written',
    arguments: [2, 2],
    options: { cases: { type: 'string' }, json: { type: 'boolean' } },
    async run(call) {
      const [before = '', after = ''] = call.positionals
      const { programme, site } = await readProgramme(before)
      const next = (await readProgramme(after)).programme
      const cases = await readCases(required(call, 'cases'), site)
      if (cases.length === 0) throw new Usage(`“${call.values.cases}”中没有案例。`)
      const [first = ''] = programme.stages.keys()
      const recorded = cases.map((one) => ({
        ...one,
        stage: one.stage ?? first,
        ...(one.inputs.organisation.district && { district: one.inputs.organisation.district }),
      }))
      const answer = replay(programme, next, recorded)
      const names = new Map(site.file.districts.map(({ id, name }) => [id, name]))
      report(call, answer, () => lines(answer, names).join('\n'))
      return 0
    },
  },
  'what-if': {
    usage: 'programme [--json]',
    summary: 'what the draft would change for every declaration there is: verdicts, amounts, totals against the budget; nothing is written',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const [programme = ''] = call.positionals
      const answer = await throughDoor(async (door) => tried(door, programme))
      report(call, answer, () =>
        [...lines(answer, new Map(Object.entries(answer.districtNames))), ...answer.budgets.map(budgetLine)].join('\n'),
      )
      return 0
    },
  },
}

async function tried(door: Door, programme: string): Promise<WhatIfView> {
  for await (const step of door.whatIf(programme, (await door.draft(programme)).version)) {
    if ('error' in step) throw new AppError('unavailable', step.error)
    if ('result' in step) return step.result
  }
  throw new AppError('unavailable', '没有算完，请再试一次。')
}

const budgetLine = ({ label, fen, before, after }: WhatIfView['budgets'][number]) =>
  `${label} ${yuan(fen)}：合计 ${yuan(before)} → ${yuan(after)}`

/** A JSON list, a case on each line, written as the cases come. */
async function writeCases(steps: AsyncIterable<CaseStep>, file: FileHandle): Promise<number> {
  let count = 0
  await file.write('[')
  for await (const step of steps) {
    if ('error' in step) throw new Error(step.error)
    if ('case' in step) await file.write(`${count++ > 0 ? ',' : ''}\n${JSON.stringify(step.case)}`)
  }
  await file.write('\n]\n')
  return count
}

function lines(answer: Replay, names: ReadonlyMap<string, string>): string[] {
  return [
    ...answer.changed.flatMap(({ id, label, verdict, findings, amounts }) => [
      `${label ?? id}${verdict ? `：${said[verdict.before]} → ${said[verdict.after]}` : ''}`,
      ...findings.map((finding) => `  ${finding.label}：${said[finding.before]} → ${said[finding.after]}（${finding.why}）`),
      ...amounts.map((amount) => `  ${amount.label}：${yuan(amount.before)} → ${yuan(amount.after)}`),
    ]),
    ...answer.notEvaluated.map(({ id, stage }) => `${id}：没有环节“${stage}”，未计算`),
    `${answer.total} 件，${answer.changed.length} 件有变化；结论不能确定：${answer.unknown.before} 件 → ${answer.unknown.after} 件。`,
    ...answer.verdicts
      .filter(({ before, after }) => before !== after)
      .map(({ before, after, count }) => `  ${said[before]} → ${said[after]}：${count} 件`),
    ...answer.amounts.map(totalLine),
    ...answer.districts.flatMap(({ district, total, changed, amounts }) => [
      `${names.get(district) ?? (district || '未注明地区')}：${total} 件，${changed} 件有变化`,
      ...amounts.map((amount) => `  ${totalLine(amount)}`),
    ]),
  ]
}

const totalLine = ({ label, before, after, unknown }: Replay['amounts'][number]) =>
  `${label}合计：${yuan(before)} → ${yuan(after)}（不能确定 ${unknown.before} 件 → ${unknown.after} 件）`

const said = { met: '符合', 'not met': '不符合', unknown: '不能确定', 'not applicable': '不适用' } as const

function yuan(fen: number | null | undefined): string {
  if (fen === undefined) return '没有'
  return fen === null ? '不能确定' : `${yuanText(fen)} 元`
}
