/** The command line: `npm run -s shenbao -- <command>`. Exit status 0 = in order, 1 = problems (listed), 2 = usage. */
import { parseArgs } from 'node:util'
import { type Command, Usage } from './cli/command.js'
import { configurationCommands } from './cli/configuration-commands.js'
import { evaluationCommands } from './cli/evaluation-commands.js'
import { publicationCommands } from './cli/publication-commands.js'

/** Every command by name, in the order of the help. */
export const commands: Record<string, Command> = { ...configurationCommands, ...evaluationCommands, ...publicationCommands }

/** The text of --help; docs/cli.md holds the same rows. */
export function help(): string {
  const rows = Object.entries(commands).map(([name, command]) => `  ${`${name} ${command.usage}`.padEnd(76)} ${command.summary}`)
  return `npm run -s shenbao -- <command>\n\n${rows.join('\n')}\n\nExit status: 0 in order, 1 problems (listed), 2 usage. A programme is named by its id (its folders in schemas/, rules/, templates/)\nor by a directory that holds the three folders, as export writes it.\n`
}

async function main(argv: string[]): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (['--help', '-h', 'help'].includes(name)) {
    process.stdout.write(help())
    return 0
  }
  const command = commands[name]
  if (!command) throw new Usage(`没有命令“${name}”。运行 --help 查看全部命令。`)
  const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: command.options, strict: true })
  if (positionals.length < command.arguments[0] || positionals.length > command.arguments[1])
    throw new Usage(`用法：${name} ${command.usage}`)
  return command.run({ positionals, values, print: (text) => process.stdout.write(`${text}\n`) })
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    const isUsage =
      error instanceof Usage || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    process.stderr.write(`${error instanceof Error ? (isUsage ? error.message : (error.stack ?? error.message)) : String(error)}\n`)
    process.exitCode = isUsage ? 2 : 1
  },
)
