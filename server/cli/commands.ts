/** Every command in one table, its help, and one call from words to exit status. */
import { parseArgs } from 'node:util'
import { AppError } from '../errors.js'
import { type Command, Usage } from './command.js'
import { configurationCommands } from './configuration-commands.js'
import { doctorCommands } from './doctor-command.js'
import { evaluationCommands } from './evaluation-commands.js'
import { publicationCommands } from './publication-commands.js'
import { replayCommands } from './replay-command.js'
import { runningCommands } from './running-commands.js'
import { ConfigurationProblems, problemLine } from './sources.js'
import { steeringCommands } from './steering-commands.js'

/** Every command by name, in the order of the help. */
export const commands: Record<string, Command> = {
  ...configurationCommands,
  ...evaluationCommands,
  ...replayCommands,
  ...publicationCommands,
  ...runningCommands,
  ...steeringCommands,
  ...doctorCommands,
}

/** The text of --help; docs/cli.md holds the same rows. */
export function help(): string {
  const rows = Object.entries(commands).map(([name, command]) => `  ${`${name} ${command.usage}`.padEnd(76)} ${command.summary}`)
  return `npm run -s shenbao -- <command>\n\n${rows.join('\n')}\n\nExit status: 0 in order, 1 problems (listed), 2 usage. A programme is named by its id (its folders in schemas/, rules/, templates/)\nor by a directory that holds the three folders, as export writes it.\n`
}

interface Streams {
  out: (text: string) => void
  err: (text: string) => void
}

/** Runs a command line; answers the exit status: 0 in order, 1 problems, 2 usage. */
export async function runCommand(argv: readonly string[], { out, err }: Streams): Promise<number> {
  try {
    const [name = '--help', ...rest] = argv
    if (['--help', '-h', 'help'].includes(name)) {
      out(help())
      return 0
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new Usage(`没有命令“${name}”。运行 --help 查看全部命令。`)
    const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: command.options, strict: true })
    if (positionals.length < command.arguments[0] || positionals.length > command.arguments[1])
      throw new Usage(`用法：${name} ${command.usage}`)
    return await command.run({ positionals, values, print: (text) => out(`${text}\n`) })
  } catch (error) {
    const { text, status } = ending(error)
    err(`${text}\n`)
    return status
  }
}

/** What is expected ends with a sentence; only what nobody foresaw shows its stack. */
function ending(error: unknown): { text: string; status: number } {
  if (!(error instanceof Error)) return { text: String(error), status: 1 }
  const isMisparsed = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (error instanceof Usage || isMisparsed) return { text: error.message, status: 2 }
  if (error instanceof AppError) return { text: [error.message, ...error.problems.map(problemLine)].join('\n'), status: 1 }
  if (error instanceof ConfigurationProblems) return { text: error.message, status: 1 }
  return { text: error.stack ?? error.message, status: 1 }
}
