import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { repository } from '../engine/shipped.js'
import { shenbao, temporaryFolder } from './commands.js'

const programme = 'dalian-digital-2024'
const examples = path.join(repository, 'rules', programme, 'examples')

describe('replay', () => {
  test('finds nothing changed under the same programme', async () => {
    const { status, out } = await shenbao('replay', programme, programme, '--cases', examples)
    expect(status).toBe(0)
    expect(out).toMatch(/\d+ 件，0 件有变化/)
  })

  test('says what a changed cap does to amounts, in words and as JSON, and writes nothing', async () => {
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder)
    const other = temporaryFolder()
    cpSync(folder, other, { recursive: true })
    const rules = path.join(other, 'rules/application.eligibility.json')
    const changed = JSON.parse(readFileSync(rules, 'utf8'))
    for (const rule of changed.rules) rule.conditions = { not: rule.conditions }
    writeFileSync(rules, JSON.stringify(changed))
    const cases = path.join(folder, 'rules/examples')
    const { out } = await shenbao('replay', folder, other, '--cases', cases)
    expect(out).toContain(' → ')
    const answer = JSON.parse((await shenbao('replay', folder, other, '--cases', cases, '--json')).out)
    expect(answer.changed.length).toBeGreaterThan(0)
    expect(answer.changed[0].findings[0].why).toContain('要求由')
    expect(JSON.parse(readFileSync(rules, 'utf8'))).toEqual(changed)
  })

  test('takes a list of cases, and says what is none', async () => {
    const folder = temporaryFolder()
    const list = path.join(folder, 'cases.json')
    const given = { now: '2024-09-10T09:00:00+08:00', organisation: { name: '甲', creditCode: '', district: '' }, answers: {} }
    writeFileSync(list, JSON.stringify([{ id: 'one', label: '第一件', stage: 'selection', ...given }, given]))
    expect(JSON.parse((await shenbao('replay', programme, programme, '--cases', list, '--json')).out).total).toBe(2)
    writeFileSync(list, '[1]')
    expect((await shenbao('replay', programme, programme, '--cases', list)).status).toBe(2)
    expect((await shenbao('replay', programme, programme, '--cases', path.join(folder, 'none'))).status).toBe(2)
    expect((await shenbao('replay', programme, programme)).status).toBe(2)
  })
})
