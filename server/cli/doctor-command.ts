/** What is missing or broken around the program, in one look. */
import { readEnvironment } from '../environment.js'
import { type Command, report, Usage } from './command.js'
import { type Diagnosis, diagnose } from './doctor-checks.js'

const signs: Record<Diagnosis['state'], string> = { good: '✓', fair: '!', bad: '✗' }

export const doctorCommands: Record<string, Command> = {
  doctor: {
    usage: '[--json]',
    summary: 'data folder, lock, disk, Chromium and fonts, mail, virus scanner, calendar: what works and what to do',
    arguments: [0, 0],
    options: { json: { type: 'boolean' } },
    async run(call) {
      const { environment, problems } = readEnvironment(process.env)
      if (problems.length) throw new Usage(`设置有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
      const found = await diagnose(environment, new Date())
      report(call, found, () => found.map(({ name, state, text }) => `${signs[state]} ${name}：${text}`).join('\n'))
      return found.some(({ state }) => state === 'bad') ? 1 : 0
    },
  },
}
