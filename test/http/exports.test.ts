import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, people, printAndUpload, programme, save, stage } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let old: Client
let fresh: Client
const formula = '=HYPERLINK("http://evil.example","点这里")'

beforeAll(async () => {
  server = await startServer({ variables: { EXPORT_ROWS: '2' } })
  staff = await people(server)
  old = await server.organisation({ district: 'ganjingzi', name: '示例旧版有限公司' })
  await handIn(old, { profile: formula, revenue: '6000.10' })
  const { version, files } = await staff.administrator.get(`/api/studio/${programme}/draft`)
  const form = JSON.parse(files['schemas/selection.form.json'])
  form.properties.basics.properties.workshops = { type: 'integer', title: '生产车间数量', minimum: 0, maximum: 999 }
  const saved = await staff.administrator.put(`/api/studio/${programme}/draft`, {
    version,
    files: { 'schemas/selection.form.json': JSON.stringify(form) },
  })
  await staff.administrator.post(`/api/studio/${programme}/publications`, { note: '增加生产车间数量', version: saved.version }, 201)
  fresh = await server.organisation({ district: 'ganjingzi', name: '示例新版有限公司' })
  await handIn(fresh, { workshops: 3 })
})
afterAll(() => server.close())

async function handIn(client: Client, more: object): Promise<string> {
  const id = await begin(client)
  const answers = goodAnswers()
  await save(client, id, { ...answers, basics: { ...answers.basics, ...more } })
  await printAndUpload(client, id)
  await act(client, id, 'submit')
  return id
}

/** The rows of an export, by the words of its header. */
async function exported(client: Client, query = '', of = `&stage=${stage}`, name = '企业遴选'): Promise<Record<string, unknown>[]> {
  const response = await fetch(`${server.url}/api/declarations.xlsx?programme=${programme}${of}${query}`, {
    headers: { Cookie: client.cookie() },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toContain(`${encodeURIComponent(name)}.xlsx`)
  const sheets = await readExcel(Buffer.from(await response.arrayBuffer()))
  const [head = [], ...rows] = sheets[0]?.data ?? []
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [String(label), row[index]])))
}
const named = (rows: Record<string, unknown>[], name: string) => rows.find((row) => Object.values(row).includes(name))

describe('a list as an Excel file', () => {
  test('has the columns of the list unless others are named, in its order and with its filters', async () => {
    const rows = await exported(staff.district, '&sort=-@name')
    const { columns } = await staff.district.get(`/api/declarations?programme=${programme}&stage=${stage}`)
    expect(Object.keys(rows[0] ?? {})).toHaveLength(columns.length)
    expect(rows.map((row) => row.企业名称)).toEqual(['示例旧版有限公司', '示例新版有限公司'])
    expect(await exported(staff.district, `&q=${encodeURIComponent('示例新版')}`)).toHaveLength(1)
    expect(await exported(staff.otherDistrict)).toEqual([])
    expect(await exported(old)).toHaveLength(1)
  })

  test('of several stages is called after the programme and says of which stage each is', async () => {
    const rows = await exported(staff.city, '', '', '中小企业数字化转型试点')
    expect(rows.map(({ 编号, 环节 }) => [String(编号).slice(0, 3), 环节])).toEqual([
      ['ENT', '企业遴选'],
      ['ENT', '企业遴选'],
    ])
    expect(Object.keys((await exported(staff.city))[0] ?? {})).not.toContain('环节')
  })

  test('a field that was just published is in it; a declaration of the edition before has an empty cell there', async () => {
    const rows = await exported(staff.city, '&columns=@name,workshops')
    expect(named(rows, '示例新版有限公司')).toEqual({ 单位名称: '示例新版有限公司', 生产车间数量: 3 })
    expect(named(rows, '示例旧版有限公司')?.生产车间数量 ?? null).toBeNull()
    expect(Object.keys((await exported(staff.city, '&columns=all'))[0] ?? {})).toContain('生产车间数量')
  })

  test('numbers are numbers, days are days, and what begins like a formula stays text', async () => {
    const row =
      named(await exported(staff.city, '&columns=@name,@submittedAt,profile,revenue,evaluationDate,needs'), '示例旧版有限公司') ?? {}
    const value = (label: RegExp) => Object.entries(row).find(([key]) => label.test(key))?.[1]
    expect(value(/营业收入/)).toBe(6000.1)
    expect(value(/简介|情况/)).toBe(formula)
    expect(value(/提交时间/)).toBeInstanceOf(Date)
    expect(Object.values(row).filter((one) => one instanceof Date)).toHaveLength(2)
    expect(JSON.stringify(row)).toContain('按交期和产能自动排程')
  })

  test('fields that are withheld from a role are not in it, named or not', async () => {
    const { account } = await staff.thirdParty.get('/api/session')
    const { items } = await staff.city.get(`/api/declarations?programme=${programme}&stage=${stage}`)
    await staff.city.put(`/api/declarations/${items[0].id}/assignment`, { account: account.id })
    for (const columns of ['all', '@name,phone,contact']) {
      const rows = await exported(staff.thirdParty, `&columns=${columns}`)
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toMatch(/13900000001/)
      expect(Object.keys(rows[0] ?? {}).join()).not.toMatch(/电话|手机/)
    }
    expect(JSON.stringify(await exported(staff.city, '&columns=all'))).toContain('13900000001')
  })

  test('is in the audit log, and is refused with a sentence where it would be too long', async () => {
    const { items } = await staff.operator.get('/api/operate/audit')
    expect(items.find(({ action }: { action: string }) => action === 'export').text).toMatch(/^导出申报清单：.+，\d 件$/)
    await handIn(await server.organisation({ district: 'ganjingzi' }), {})
    const { error } = await staff.city.get(`/api/declarations.xlsx?programme=${programme}&stage=${stage}`, 422)
    expect(error.message).toBe('一次最多导出 2 件，请用筛选条件缩小范围后再导出。')
  })
})

describe('the template of a section of rows', () => {
  const at = (edition: string, section: string) => `${server.url}/api/editions/${edition}/stages/${stage}/rows/${section}`

  test('has a column for each field, and says in a second sheet how each is filled', async () => {
    const { edition } = (await fresh.get(`/api/declarations?programme=${programme}`)).items[0]
    const response = await fetch(at(edition, 'needs'), { headers: { Cookie: fresh.cookie() } })
    const [table, help] = await readExcel(Buffer.from(await response.arrayBuffer()))
    expect(table?.data).toEqual([['场景', '需求描述']])
    expect(help).toMatchObject({ sheet: '填写说明' })
    expect(help?.data[1]).toEqual(['场景', '必填', expect.stringContaining('只能是：')])
    for (const other of ['basics', 'none'])
      expect((await fetch(at(edition, other), { headers: { Cookie: fresh.cookie() } })).status).toBe(404)
  })
})
