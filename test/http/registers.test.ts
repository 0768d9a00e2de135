import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerKey } from '../../server/engine/facts/fact-records.js'
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
  const first = await operator.get(`${path}/rows?asOf=2024-02-01`)
  expect(first.items).toHaveLength(50)
  const second = await operator.get(`${path}/rows?asOf=2024-02-01&after=${first.next}`)
  expect(second.items[0].cells.name).toBe('示例50有限公司')
})

test('a list is searched as of a day: by any column, with the days between which a row counted', async () => {
  const operator = await server.as('operator')
  const path = `/api/operate/registers/${programme}/abnormalOperation`
  await operator.post(path, {
    asOf: '2024-03-01',
    rows: [{ creditCode: creditCode(5007), name: '示例7有限公司', listedOn: '2024-01-01' }],
    dryRun: false,
  })
  const found = async (query: string) => (await operator.get(`${path}/rows?${query}`)).items
  expect(await found(`q=${encodeURIComponent('示例7有限')}`)).toMatchObject([
    { cells: { listedOn: '2024年1月1日' }, validFrom: '2024-02-01' },
  ])
  expect(await found(`q=${encodeURIComponent('示例8有限')}`)).toEqual([])
  expect(await found(`q=${creditCode(5008)}&asOf=2024-02-15`)).toMatchObject([{ validFrom: '2024-02-01', validTo: '2024-03-01' }])
  expect(await found('q=%25&asOf=2024-02-15')).toEqual([])
  await operator.get(`${path}/rows?asOf=soon`, 422)
})

test('a code that is none is pointed out with its row before the list is taken; who sends it all the same has it', async () => {
  const operator = await server.as('operator')
  const path = `/api/operate/registers/${programme}/abnormalOperation`
  const rows = [
    { creditCode: creditCode(5007), name: '示例7有限公司', listedOn: '2024-01-01' },
    { creditCode: '912102', name: '抄错的公司', listedOn: '2024-01-01' },
  ]
  const { doubts, problems } = await operator.post(path, { asOf: '2024-04-01', rows, dryRun: true })
  expect([doubts, problems]).toEqual([
    [{ at: '/rows/1/creditCode', message: '第 2 行“统一社会信用代码”912102：统一社会信用代码应为 18 位，现在是 6 位。' }],
    [],
  ])
  expect(await operator.post(path, { asOf: '2024-04-01', rows, dryRun: false })).toMatchObject({ applied: true, added: 1 })
})

test('keys are found however they are typed: codes without their blanks and hyphens, numbers of other kinds with theirs', () => {
  expect(registerKey(' ９１210211-MAC0DE0168 ')).toBe('91210211MAC0DE0168')
  expect(registerKey('q-2026-000001')).toBe('Q-2026-000001')
})
