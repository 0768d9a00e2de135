/** The command line: `npm run -s shenbao -- <command>`. Exit status 0 = in order, 1 = problems (listed), 2 = usage. */
import { runCommand } from './cli/commands.js'

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
