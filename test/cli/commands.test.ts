import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands, help } from '../../server/cli/commands.js'
import { newProgramme } from '../../server/cli/new-programme.js'
import { compile } from '../../server/engine/compile/compile.js'
import { runExamples } from '../../server/engine/examples/examples.js'
import { repository, shipped } from '../engine/shipped.js'
import { routes } from '../http/routes.js'
import { shenbao, temporaryFolder } from './commands.js'

const programme = 'dalian-digital-2024'
const example = (name: string) => path.join(repository, 'rules', programme, 'examples', `${name}.json`)

describe('the command line', () => {
  test('has one row in docs/cli.md for each command, and the same in its help', () => {
    const rows = Object.entries(commands).map(([name, { usage, summary }]) => `- \`${name} ${usage}\` — ${summary}`)
    const text = readFileSync(path.join(repository, 'docs/cli.md'), 'utf8')
    expect(text.split('\n').filter((line) => /^- `[a-z-]+ .*` — /.test(line))).toEqual(rows)
    for (const [name, { usage, summary }] of Object.entries(commands)) {
      expect(help()).toContain(`${name} ${usage}`)
      expect(help()).toContain(summary)
    }
  })

  test('can do whatever the studio can: each of its routes is asked by a command, or documented beside the commands', () => {
    const told = ['server/cli/door.ts', 'docs/cli.md'].map((file) => readFileSync(path.join(repository, file), 'utf8')).join('\n')
    const asked = Object.keys(routes).flatMap((route) => /^[A-Z]+ \/api\/studio\/:programme\/(.+)$/.exec(route)?.slice(1) ?? [])
    expect(asked.length).toBeGreaterThan(25)
    const isTold = (route: string) =>
      new RegExp(`[\`' ]${route.replace(/:\w+/g, '(?::\\w+|\\$\\{[^}]+\\})').replace('.', '\\.')}[\`' ]`).test(told)
    expect(asked.filter((route) => !isTold(route))).toEqual([])
  })

  test('ends with 0 and the help where nothing is asked', async () => {
    expect(await shenbao()).toEqual({ status: 0, out: help(), err: '' })
    expect((await shenbao('help')).status).toBe(0)
  })

  test('ends with 2 and a sentence where it is called wrongly', async () => {
    const wrong = [
      ['nothing'],
      ['toString'],
      ['check'],
      ['check', 'a', 'b'],
      ['check', '--wrong'],
      ['check', 'no-such-programme'],
      ['publish', 'x'],
    ]
    for (const argv of wrong) {
      const { status, out, err } = await shenbao(...argv)
      expect([argv.join(' '), status, out]).toEqual([argv.join(' '), 2, ''])
      expect(err).not.toContain('    at ')
      expect(err.trim()).not.toBe('')
    }
    expect((await shenbao('nothing')).err).toContain('没有命令“nothing”')
  })
})

describe('the process', () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [path.join(repository, 'dist/server/cli.js'), ...argv], { encoding: 'utf8' })

  test('ends with the status of its command and keeps problems off the output', () => {
    expect(run('help')).toMatchObject({ status: 0, stdout: help(), stderr: '' })
    expect(run('nothing')).toMatchObject({ status: 2, stdout: '', stderr: '没有命令“nothing”。运行 --help 查看全部命令。\n' })
    expect(run('coverage', programme).status).toBe(0)
  })
})

describe('check', () => {
  test('finds the shipped programme in order', async () => {
    const { status, out } = await shenbao('check', programme)
    expect(out).toMatch(/^0 个问题；\d+ 个示例，0 个不一致。\n$/)
    expect(status).toBe(0)
  })

  test('ends with 1 and names file, place and remedy of what is wrong; as JSON too', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const file = path.join(folder, 'rules/application.eligibility.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"incity"', '"inCity"'))
    const { status, out } = await shenbao('check', folder)
    expect(status).toBe(1)
    expect(out).toContain('rules/application.eligibility.json /rules/0/conditions/fact')
    const answer = JSON.parse((await shenbao('check', folder, '--json')).out)
    expect(answer.problems[0]).toMatchObject({ file: 'rules/application.eligibility.json', at: '/rules/0/conditions/fact' })
  })

  test('ends with 1 where an example comes out otherwise', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const file = path.join(folder, 'rules/subsidy.worksheet.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"0.5"', '"0.4"'))
    const { status, out } = await shenbao('check', folder)
    expect(status).toBe(1)
    expect(out).toContain('金额“预计补贴”（元）应为 “200,000.00”，实际为 “160,000.00”')
  })
})

describe('new', () => {
  test('writes a programme that compiles, whose examples pass, and of which every clause is honoured', async () => {
    const folder = temporaryFolder()
    expect((await shenbao('new', 'green-upgrade', '--to', folder, '--title', '绿色改造补贴')).status).toBe(0)
    expect((await shenbao('check', folder)).out).toBe('0 个问题；4 个示例，0 个不一致。\n')
    expect((await shenbao('coverage', folder)).status).toBe(0)
    const form = path.join(folder, 'schemas/application.form.json')
    const { properties, ...rest } = JSON.parse(readFileSync(form, 'utf8'))
    properties.basics.properties.idle = { type: 'string', title: '没人用的一项', printed: false }
    writeFileSync(form, JSON.stringify({ ...rest, properties }))
    expect(await shenbao('coverage', folder)).toMatchObject({ status: 1, out: expect.stringContaining('没人用的一项') })
    const { site } = await shipped()
    const { value, problems } = compile(newProgramme('green-upgrade', '绿色改造补贴'), site)
    expect(problems).toEqual([])
    expect(value && runExamples(value, site.calendar).rules).toEqual([{ rule: 'registered-here', met: true, notMet: true, unknown: true }])
  })

  test('never writes over a programme, and refuses a name that is none', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    expect((await shenbao('new', 'green-upgrade', '--to', folder)).status).toBe(2)
    expect((await shenbao('new', '绿色', '--to', folder)).status).toBe(2)
  })
})

describe('the JSON that scripts read', () => {
  test('has the same keys in every answer, and the status says whether something is wrong', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const answer = async (...argv: string[]) => {
      const { status, out } = await shenbao(...argv, '--json')
      return { status, ...JSON.parse(out) }
    }
    expect(await answer('check', folder)).toEqual({ status: 0, problems: [], examples: { total: 4, failed: [] } })
    const covered = await answer('coverage', folder)
    expect(Object.keys(covered)).toEqual(['status', 'total', 'clauses', 'uncovered', 'unusedFields'])
    expect(covered).toMatchObject({ status: 0, total: 3, uncovered: [], unusedFields: [] })
    const tried = await answer('mutate', folder)
    expect(Object.keys(tried)).toEqual(['status', 'total', 'survivors'])
    expect(tried.total).toBeGreaterThan(50)
    expect(tried).toMatchObject({ status: 1, survivors: expect.arrayContaining([expect.objectContaining({ at: '/actions/5/needs/0' })]) })
    const evaluated = await answer('evaluate', '--programme', folder, '--input', path.join(folder, 'rules/examples/03-capped.json'))
    expect(Object.keys(evaluated)).toEqual(
      expect.arrayContaining(['verdict', 'findings', 'materials', 'amounts', 'sheet', 'missing', 'nearestMiss', 'problems']),
    )
    expect(evaluated).toMatchObject({ status: 0, verdict: 'met', amounts: { estimate: 30_000_000 } })
  })

  test('coverage ends with 1 and the label of a clause that nothing honours any more', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const file = path.join(folder, 'schemas/clauses.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"clauses": [', '"clauses": [{ "id": "4", "label": "四", "text": "其他。" },'))
    const { status, out } = await shenbao('coverage', folder, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ total: 4, uncovered: ['四'] })
  })

  test('verify-amount holds an exported sheet to what it was computed from', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const input = path.join(folder, 'rules/examples/03-capped.json')
    const { out } = await shenbao('evaluate', '--programme', folder, '--input', input, '--json')
    const file = path.join(folder, 'sheet.json')
    const verify = async (text: string) => {
      writeFileSync(file, text)
      return shenbao('verify-amount', file, '--json')
    }
    const sound = await verify(out)
    expect([sound.status, JSON.parse(sound.out)]).toEqual([0, { equal: true, differences: [] }])
    const tampered = await verify(out.replaceAll('30000000', '30000001'))
    expect([tampered.status, JSON.parse(tampered.out)]).toEqual([
      1,
      {
        equal: false,
        differences: [
          '结果 › “预计补贴” › 分：表中是 30000001，重新计算得 30000000',
          '金额 › estimate：表中是 30000001，重新计算得 30000000',
        ],
      },
    ])
    expect(await verify('{ "sheet": ')).toMatchObject({ status: 2, err: `“${file}”不是 JSON 文件。\n` })
  })
})

describe('diff, coverage, explain, types', () => {
  test('diff says what changed between a folder and another', async () => {
    const [before, after] = [temporaryFolder(), temporaryFolder()]
    await shenbao('new', 'green-upgrade', '--to', before)
    await shenbao('new', 'green-upgrade', '--to', after)
    expect(await shenbao('diff', before, after)).toEqual({ status: 0, out: '没有变化。\n', err: '' })
    const file = path.join(after, 'rules/subsidy.worksheet.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"30"', '"20"'))
    expect((await shenbao('diff', before, after)).out).toBe('参数：参数“最高补贴”的数值由 30 万元 改为 20 万元\n')
  })

  test('coverage lists every clause of the shipped notice and ends with 0', async () => {
    const { status, out } = await shenbao('coverage', programme)
    expect(status).toBe(0)
    expect(out).toContain('申报指南 一（三）：')
    expect(out).toContain('未落实 0 条')
  })

  test('explain says one rule in plain words with its clause', async () => {
    const { out } = await shenbao('explain', programme, 'legal-person')
    expect(out).toBe('具有独立法人资格：统一社会信用代码以“91”开头。（申报指南 一（一））\n')
    expect((await shenbao('explain', programme, 'no-such-rule')).status).toBe(2)
  })

  test('types gives the answers of every stage as TypeScript', async () => {
    const { out } = await shenbao('types', programme)
    expect(out).toContain('export interface SelectionAnswers')
    expect(out).toMatch(/employees: number/)
    expect(out).toMatch(/chainProduct\?: boolean/)
  })
})

describe('evaluate and render', () => {
  test('evaluate gives verdict, findings, materials and amounts of a whole example', async () => {
    const { status, out } = await shenbao('evaluate', '--programme', programme, '--input', example('149-amount-40'), '--json')
    const answer = JSON.parse(out)
    expect(status).toBe(0)
    expect(answer.verdict).toBe('met')
    expect(answer.amounts).toEqual({ estimate: 20_000_000 })
    expect(answer.problems).toEqual([])
    expect(answer.materials).toHaveLength(5)
  })

  test('evaluate takes what an example gives, at another instant', async () => {
    const file = path.join(temporaryFolder(), 'case.json')
    writeFileSync(file, JSON.stringify({ answers: { basics: { city: 'elsewhere' } } }))
    const call = ['evaluate', '--programme', programme, '--input', file]
    expect((await shenbao(...call)).status).toBe(2)
    expect((await shenbao(...call, '--now', '2024-09-10T09:00:00+08:00')).out).toContain('结论：not met')
  })

  test('evaluate refuses a case that is misspelt, with the place', async () => {
    const file = path.join(temporaryFolder(), 'case.json')
    writeFileSync(file, JSON.stringify({ now: '2024-09-10T09:00:00+08:00', anwsers: {} }))
    const { status, err } = await shenbao('evaluate', '--programme', programme, '--input', file)
    expect(status).toBe(2)
    expect(err).toContain('anwsers')
  })

  test('render gives a letter as a page', async () => {
    const { status, out } = await shenbao(
      'render',
      '--programme',
      programme,
      '--letter',
      'commitment-letter',
      '--input',
      example('173-letter'),
    )
    expect(status).toBe(0)
    expect(out).toContain('改造项目服务承诺书')
    expect(out).toContain('大连示例轴承制造有限公司')
  })
})
