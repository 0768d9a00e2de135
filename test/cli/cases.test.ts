import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkCreditCode } from '../../server/engine/values/credit-code.js'
import { submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { onData, shenbao, temporaryFolder } from './commands.js'

const programme = 'dalian-digital-2024'

async function filed(): Promise<{ server: TestServer; owner: { creditCode: string; email: string }; id: string }> {
  const server = await startServer()
  onTestFinished(() => server.close())
  const owner = await server.organisation({ district: 'ganjingzi' })
  const id = await submitted(owner)
  onData(server.data)
  return { server, owner, id }
}

describe('cases', () => {
  test('are every declaration, replayed to the same verdict and amounts; without names, codes and free text unless asked', async () => {
    const { server, owner, id } = await filed()
    const { organisation, answers } = await detailsOf(server, owner.creditCode, id)
    const folder = temporaryFolder()
    const [plain, masked] = [path.join(folder, 'plain.json'), path.join(folder, 'masked.json')]
    expect(await shenbao('cases', programme, '--to', plain, '--identified')).toMatchObject({ status: 0, err: '' })
    expect((await shenbao('cases', programme, '--to', masked)).out).toContain('1 件')

    const [known] = JSON.parse(readFileSync(plain, 'utf8'))
    expect(known).toMatchObject({ id, stage: 'selection', answers, organisation: { creditCode: owner.creditCode } })
    const text = readFileSync(masked, 'utf8')
    const [anonymous] = JSON.parse(text)
    for (const word of [organisation.name, owner.creditCode, organisation.mobile, owner.email, answers.basics.profile, id])
      expect(text).not.toContain(word)
    expect(checkCreditCode(anonymous.organisation.creditCode)).toBeUndefined()
    expect(anonymous.answers.basics.creditCode).toBe(anonymous.organisation.creditCode)
    expect(anonymous.answers.basics.revenue).toBe(answers.basics.revenue)

    const replayed = async (file: string) => JSON.parse((await shenbao('replay', programme, programme, '--cases', file, '--json')).out)
    const [one, other] = [await replayed(plain), await replayed(masked)]
    expect(one).toMatchObject({ total: 1, changed: [] })
    expect({ verdicts: other.verdicts, amounts: other.amounts }).toEqual({ verdicts: one.verdicts, amounts: one.amounts })
  })

  test('stand in the audit log, overwrite no file, and are given with names to nobody over the network', async () => {
    const { server } = await filed()
    const file = path.join(temporaryFolder(), 'cases.json')
    await shenbao('cases', programme, '--to', file)
    expect((await shenbao('cases', programme, '--to', file)).status).toBe(2)
    expect((await shenbao('cases', 'nothing-here', '--to', `${file}.2`)).status).toBe(1)
    const administrator = await server.staff('administrator')
    const { error } = await administrator.post(`/api/studio/${programme}/cases`, { identified: true }, 403)
    expect(error.message).toContain('命令行')
    const operator = await server.staff('operator')
    expect(JSON.stringify(await operator.get('/api/operate/audit'))).toContain('导出案例')
  })
})

describe('an example', () => {
  test('is made of one declaration, about nobody, with the same outcome; only administrators make it, and the log says so', async () => {
    const { server, owner, id } = await filed()
    const { organisation, answers, number } = await detailsOf(server, owner.creditCode, id)
    const file = path.join(temporaryFolder(), 'real.json')
    expect(await shenbao('example', programme, number, '--to', file)).toMatchObject({ status: 0, err: '' })
    expect((await shenbao('example', programme, number, '--to', file)).status).toBe(2)
    expect((await shenbao('example', programme, 'SB-0', '--to', `${file}.2`)).err).toContain('没有编号为“SB-0”的申报件')
    const text = readFileSync(file, 'utf8')
    for (const word of [organisation.name, owner.creditCode, organisation.mobile, owner.email, answers.basics.profile, id, number])
      expect(text).not.toContain(word)
    const { given, expect: expected } = JSON.parse(text)
    expect(given.answers.basics.creditCode).toBe(given.organisation.creditCode)

    const administrator = await server.staff('administrator')
    const made = await administrator.post(`/api/studio/${programme}/example`, { declaration: number })
    expect(JSON.parse(made.text)).toMatchObject({ given: { ...given, now: JSON.parse(made.text).given.now }, expect: expected })
    const { version } = await administrator.get(`/api/studio/${programme}/draft`)
    const { examples, problems } = await administrator.put(`/api/studio/${programme}/draft`, { version, files: { [made.path]: made.text } })
    expect({ problems, failed: examples.failed }).toEqual({ problems: [], failed: [] })
    const operator = await server.staff('operator')
    expect(JSON.stringify(await operator.get('/api/operate/audit'))).toContain('从申报件匿名生成示例')
  })
})

async function detailsOf(server: TestServer, login: string, id: string) {
  const client = await server.as(login)
  const { organisation, answers, number } = await client.get(`/api/declarations/${id}`)
  return { organisation, answers, number }
}
