/** Commands about what a publication has done, a draft that waits for two people, and whether anybody may declare: moves, refuse, close, open. */
import type { MoveView } from '../actions/views/studio.js'
import { type Command, json, report, required } from './command.js'
import { throughDoor } from './door.js'
import { caseText, numberOf } from './running-commands.js'

export const steeringCommands: Record<string, Command> = {
  moves: {
    usage: 'programme N [--json]',
    summary: 'each declaration that publication N took along: what was lost, what is asked now, what could not go back',
    arguments: [2, 2],
    options: json,
    async run(call) {
      const [programme = '', number = ''] = call.positionals
      const moves = await throughDoor((door) => door.moves(programme, numberOf(number)))
      report(call, moves, () => moves.map(moveText).join('\n') || '没有带走申报件。')
      return 0
    },
  },
  refuse: {
    usage: 'programme --reason TEXT',
    summary: 'send a proposed draft back; whoever proposed it reads the reason',
    arguments: [1, 1],
    options: { reason: { type: 'string' } },
    async run(call) {
      const [programme = ''] = call.positionals
      const reason = required(call, 'reason')
      await throughDoor((door) => door.refuse(programme, reason))
      call.print(`已退回“${programme}”的提请，草稿没有改动。`)
      return 0
    },
  },
  close: {
    usage: 'programme --reason TEXT',
    summary: 'nobody hands in any more, and reads the reason; what was handed in goes on',
    arguments: [1, 1],
    options: { reason: { type: 'string' } },
    async run(call) {
      const [programme = ''] = call.positionals
      const reason = required(call, 'reason')
      await throughDoor((door) => door.setState(programme, { open: false, reason }))
      call.print(`已关闭“${programme}”的申报。`)
      return 0
    },
  },
  open: {
    usage: 'programme',
    summary: 'declarations are taken again',
    arguments: [1, 1],
    options: {},
    async run(call) {
      const [programme = ''] = call.positionals
      await throughDoor((door) => door.setState(programme, { open: true, reason: '' }))
      call.print(`已重新开放“${programme}”的申报。`)
      return 0
    },
  },
}

const moveText = ({ undone, undoObstacle, ...move }: MoveView) =>
  [caseText(move), undone && '    已恢复原来的版本', undoObstacle && `    没有恢复：${undoObstacle}`].filter(Boolean).join('\n')
