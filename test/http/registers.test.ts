import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerKey } from '../../server/engine/fact-records.js'
import { creditCode } from '../credit-codes.js'
import { programme } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

test('a list of many thousand rows is imported at once, and every row can be looked up', async () => {
  const operator = await server.staff('operator')
  const rows = Array.from({ length: 4000 }, (_, index) => ({
    creditCode: creditCode(index + 5000),
    name: `示例${index}有限公司`,
    listedOn: '2024-01-01',
  }))
  const path = `/api/operate/registers/${programme}/abnormalOperation`
  expect(await operator.post(path, { asOf: '2024-02-01', rows, dryRun: true })).toMatchObject({ problems: [], added: 4000 })
  await operator.post(path, { asOf: '2024-02-01', rows, dryRun: false })
  const list = (await operator.get('/api/operate/registers')).find(({ id }: { id: string }) => id === 'abnormalOperation')
  expect(list.imported.rows).toBe(4000)
})

test('keys are found however they are typed: codes without their blanks and hyphens, numbers of other kinds with theirs', () => {
  expect(registerKey(' ９１210211-MAC0DE0168 ')).toBe('91210211MAC0DE0168')
  expect(registerKey('q-2026-000001')).toBe('Q-2026-000001')
})
