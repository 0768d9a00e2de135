/** Commands about publications and the declarations that they take along: publications, running, propose, reinstate, withdraw, undo. */
import type { MoveView, PublicationView, RunningCase, RunningView } from '../actions/views/studio.js'
import { chineseTime } from '../engine/conditions/display.js'
import { plainAmount } from '../engine/values/money.js'
import { AppError } from '../errors.js'
import { type Command, json, optional, report, required, Usage } from './command.js'
import { type Door, throughDoor } from './door.js'
import { draftOptions, publicationInput, publicationOptions, published } from './publication-options.js'

export const runningCommands: Record<string, Command> = {
  publications: {
    usage: 'programme [--json]',
    summary: 'every publication: since when, why, and which declarations it took along',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const all = await throughDoor((door) => door.publications(call.positionals[0] ?? ''))
      report(call, all, () => all.map(publicationLine).join('\n'))
      return 0
    },
  },
  running: {
    usage: 'programme [--number N] [--json]',
    summary: 'whom the draft, or publication N, would take along: what is lost, asked and decided otherwise; nothing is written',
    arguments: [1, 1],
    options: { number: { type: 'string' }, ...json },
    async run(call) {
      const [programme = ''] = call.positionals
      const number = optional(call, 'number')
      const found = await throughDoor(async (door) => previewed(door, programme, number === undefined ? {} : { number: numberOf(number) }))
      report(call, found, () => runningText(found))
      return 0
    },
  },
  propose: {
    usage: 'programme --note TEXT [--running new|drafts|returned] [--at TIME] [--explained]',
    summary: 'leave the draft, as it is written now, for another administrator to publish',
    arguments: [1, 1],
    options: draftOptions,
    async run(call) {
      const [programme = ''] = call.positionals
      const input = publicationInput(call)
      await throughDoor(async (door) => door.propose(programme, { ...input, version: (await door.draft(programme)).version }))
      call.print(`已提请发布“${programme}”，请另一位管理员核对后发布。`)
      return 0
    },
  },
  reinstate: {
    usage: 'programme N --note TEXT [--running new|drafts|returned] [--at TIME] [--json]',
    summary: 'put the edition of publication N in force again, as one more publication',
    arguments: [2, 2],
    options: { ...publicationOptions, ...json },
    async run(call) {
      const [programme = '', number = ''] = call.positionals
      const input = publicationInput(call)
      const publication = await throughDoor((door) => door.reinstate(programme, numberOf(number), input))
      report(call, publication, () => published(programme, publication))
      return 0
    },
  },
  withdraw: {
    usage: 'programme N --reason TEXT',
    summary: 'take back publication N before it takes effect; its text is the draft again',
    arguments: [2, 2],
    options: { reason: { type: 'string' } },
    async run(call) {
      const [programme = '', number = ''] = call.positionals
      const reason = required(call, 'reason')
      await throughDoor((door) => door.withdraw(programme, numberOf(number), reason))
      call.print(`已撤回“${programme}”第 ${number} 次发布。`)
      return 0
    },
  },
  undo: {
    usage: 'programme N [--json]',
    summary: 'let the declarations that publication N took along go back, as far as nobody has worked on them since',
    arguments: [2, 2],
    options: json,
    async run(call) {
      const [programme = '', given = ''] = call.positionals
      const number = numberOf(given)
      const { publication, moves } = await throughDoor(async (door) => ({
        publication: await door.undo(programme, number),
        moves: await door.moves(programme, number),
      }))
      report(call, { moves: publication.moves, declarations: moves }, () =>
        [
          `${publication.moves?.undone ?? 0} 件已恢复原来的版本，${publication.moves?.kept ?? 0} 件没有恢复。`,
          ...moves.flatMap(keptLine),
        ].join('\n'),
      )
      return publication.moves?.kept ? 1 : 0
    },
  },
}

/** Which publication is meant. */
export function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Usage(`“${text}”不是发布的次数，例如 2。`)
  return Number(text)
}

const publicationLine = ({ number, inForce, pending, withdrawn, effectiveAt, by, note, declarations, moves }: PublicationView) =>
  [
    `第 ${number} 次`,
    withdrawn ? '已撤回' : pending ? `待生效（${chineseTime(effectiveAt)}）` : inForce ? '生效中' : '以前的',
    chineseTime(effectiveAt),
    `${by}：${note}`,
    `${declarations} 件`,
    ...(moves ? [`带走 ${moves.moved} 件${moves.undone ? `，恢复 ${moves.undone} 件` : ''}`] : []),
  ].join('  ')

const keptLine = ({ number, organisation, undoObstacle }: MoveView) =>
  undoObstacle ? [`  ${organisation}（${number}）：${undoObstacle}`] : []

async function previewed(door: Door, programme: string, of: { number?: number }): Promise<RunningView> {
  for await (const step of door.running(programme, of)) {
    if ('error' in step) throw new AppError('unavailable', step.error)
    if ('result' in step) return step.result
  }
  throw new AppError('unavailable', '没有算完，请再试一次。')
}

type Told = Omit<RunningCase, 'returned'>

const outcomes = { met: '符合', 'not met': '不符合', unknown: '不能确定' }

function runningText({ cases, others, mail }: RunningView): string {
  const [returned, drafts] = [true, false].map((is) => cases.filter((one) => one.returned === is))
  return [
    `填报中的 ${drafts?.length ?? 0} 件（--running drafts），退回修改的 ${returned?.length ?? 0} 件（--running returned 时也包括）；其余 ${others} 件不受影响。`,
    ...cases.map(caseText),
    mail ? '改用新版本的申报单位会收到邮件。' : '站点没有配置“declaration-moved”邮件，申报单位不会收到邮件。',
  ].join('\n')
}

/** What becomes, or became, of a declaration, in a line. */
export function caseText({ organisation, number, stage, state, obstacle, lost, asked, verdict, amounts = [] }: Told): string {
  const parts = [
    obstacle && `不改：${obstacle}`,
    verdict && `结论由“${outcomes[verdict.before]}”变为“${outcomes[verdict.after]}”`,
    ...amounts.map(({ label, before, after }) => `${label}由 ${wan(before)} 变为 ${wan(after)}`),
    lost.length > 0 && `不能保留：${lost.map(({ label, value }) => `${label}（${value}）`).join('、')}`,
    asked.length > 0 && `新增：${asked.map(({ label, required: is }) => (is ? label : `${label}（选填）`)).join('、')}`,
  ].filter(Boolean)
  return `  ${organisation}（${number}，${stage}，${state}）：${parts.join('；') || '内容不变'}`
}

/** Whole fen as 万元. */
const wan = (fen: number | null | undefined) => (typeof fen === 'number' ? `${plainAmount(fen, '万元')} 万元` : '不能确定')
