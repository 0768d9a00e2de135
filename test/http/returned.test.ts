import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith, submittedBakery } from '../harbour.js'
import { act, goodAnswers, pdfFor, people, printed, programme, save, settle, stage, stamped, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let enterprise: Client
let id: string

const returned = [
  { at: '/basics/profile', text: '请写具体' },
  { at: '/materials/licence', text: '请重新扫描' },
  { at: `/materials/${stamped}`, text: '请重新盖章' },
]
const corrected = () => {
  const answers = goodAnswers()
  return { ...answers, basics: { ...answers.basics, profile: '专做精密轴承套圈。' } }
}
const licence = async (client: Client) =>
  (await client.get(`/api/declarations/${id}/check`)).checklist.find(({ key }: { key: string }) => key === 'licence').files

beforeAll(async () => {
  server = await startServer()
  staff = await people(server)
  enterprise = await server.organisation({ district: 'ganjingzi' })
  id = await submitted(enterprise)
  await settle(staff.district, id)
  await act(staff.district, id, 'return', { remarks: returned })
})
afterAll(() => server.close())

describe('a declaration that was returned', () => {
  test('reviewers see what was handed in, the applicant what it edits', async () => {
    const before = await staff.district.get(`/api/declarations/${id}`)
    const [scanned] = await licence(staff.district)
    await save(enterprise, id, corrected())
    const { remarks } = await enterprise.get(`/api/declarations/${id}`)
    await enterprise.put(`/api/declarations/${id}/remarks/${remarks[0].id}`, { settled: true, reply: '正在改' })
    await enterprise.delete(`/api/declarations/${id}/materials/licence/${scanned.id}`)
    await enterprise.upload(id, 'licence', pdfFor(id, 'licence', 'again'))
    await enterprise.upload(id, stamped, await printed(enterprise, id))
    for (const who of [staff.district, staff.city]) {
      const seen = await who.get(`/api/declarations/${id}`)
      expect(seen.answers).toEqual(before.answers)
      expect(seen.changes).toEqual([])
      expect(seen.remarks).toHaveLength(3)
      expect(seen.remarks.every((one: { settled: boolean; reply?: string }) => !one.settled && one.reply === undefined)).toBe(true)
      expect(seen.savedAt).toBe(before.submittedAt)
      expect((await licence(who)).map((file: { id: string }) => file.id)).toEqual([scanned.id])
      expect((await who.request('GET', `/api/declarations/${id}/print`)).text).not.toContain('精密轴承套圈')
      const log = await who.get(`/api/declarations/${id}/history`)
      expect(log.at(-1).action).toBe('act:return')
      expect((await who.request('GET', `/api/declarations/${id}/revisions/3`)).status).toBe(404)
      const { items } = await who.get(`/api/declarations?programme=${programme}&stage=${stage}`)
      expect(JSON.stringify(items)).not.toContain('精密轴承套圈')
    }
    const own = await enterprise.get(`/api/declarations/${id}`)
    expect(own.answers.basics.profile).toContain('精密轴承套圈')
    expect(own.changes.map(({ at }: { at: string }) => at).sort()).toEqual(returned.map(({ at }) => at).sort())
    expect((await licence(enterprise))[0].id).not.toBe(scanned.id)
    expect((await enterprise.get(`/api/declarations/${id}/history`)).at(-1).action).toBe('upload')
  })

  test('handed in again, reviewers see the correction, with replaced materials beside changed fields', async () => {
    const { remarks } = await enterprise.get(`/api/declarations/${id}`)
    for (const remark of remarks as { id: string }[])
      await enterprise.put(`/api/declarations/${id}/remarks/${remark.id}`, { settled: true, reply: '已改' })
    await act(enterprise, id, 'resubmit')
    const seen = await staff.district.get(`/api/declarations/${id}`)
    expect(seen.answers.basics.profile).toContain('精密轴承套圈')
    expect(seen.remarks.every((one: { reply?: string }) => one.reply === '已改')).toBe(true)
    const material = seen.changes.find(({ at }: { at: string }) => at === '/materials/licence')
    expect(material).toMatchObject({ label: '企业营业执照及信用中国报告', before: 'licence.pdf', after: 'licence.pdf（新文件）' })
    const last = (await staff.district.get(`/api/declarations/${id}/history`)).findLast(({ action }: { action: string }) =>
      action.startsWith('act:resubmit'),
    )
    expect(last.changes.map(({ at }: { at: string }) => at)).toContain('/materials/licence')
  })

  test('keeps its stamped scan while a material and what is not printed change, and loses it with what is printed', async () => {
    const other = await server.organisation({ district: 'ganjingzi' })
    const own = await submitted(other)
    const remarks = ['/materials/licence', '/maturity/plannedInvestment', '/basics/profile'].map((at) => ({ at, text: '请核对' }))
    await act(staff.district, own, 'return', { remarks })
    const item = async (wanted: string) =>
      (await other.get(`/api/declarations/${own}/check`)).checklist.find(({ key }: { key: string }) => key === wanted)
    const [old] = (await item('licence')).files
    await other.delete(`/api/declarations/${own}/materials/licence/${old.id}`)
    await other.upload(own, 'licence', pdfFor(own, 'licence', 'again'))
    const { maturity, ...good } = goodAnswers()
    await save(other, own, { ...good, maturity: { ...maturity, plannedInvestment: '88' } })
    expect(await item(stamped)).toMatchObject({ present: true })
    await save(other, own, corrected())
    expect(await item(stamped)).toMatchObject({ present: false, stale: expect.stringContaining('企业基本情况') })
  })

  test('a hand-over to another district stands in its own log, for the applicant too', async () => {
    const { organisation } = await staff.district.get(`/api/declarations/${id}`)
    await staff.district.post(`/api/organisations/${organisation.id}/transfer`, { to: 'zhongshan', reason: '注册地在那里' }, 200)
    await staff.otherDistrict.post(`/api/transfers/${organisation.id}/accept`, undefined, 200)
    for (const who of [enterprise, staff.otherDistrict]) {
      const log = await who.get(`/api/declarations/${id}/history`)
      expect(log.at(-1)).toMatchObject({ action: 'hand-over', internal: false })
      expect(log.at(-1).text).toMatch(/甘井子.* → .*中山.*（注册地在那里）/)
    }
  })
})

describe('a returned declaration that somebody else moves on', () => {
  test('stays for reviewers as it was handed in: edits that were never handed in are nobody’s business', async () => {
    const root = harbourWith({
      'rules/application.workflow.json': (workflow) => {
        workflow.actions.push({
          id: 'lapse',
          label: '作废',
          kind: 'reject',
          by: ['bureau'],
          from: ['returned'],
          to: 'rejected',
          needs: ['comment'],
        })
      },
    })
    const harbour = await startServer({ root })
    const bureau = await harbour.staff('bureau')
    const quarter = await harbour.staff('quarter', { login: 'east', district: 'east' })
    const bakery = await harbour.organisation({ district: 'east' })
    const application = await submittedBakery(bakery)
    await act(quarter, application, 'return', { remarks: [{ at: '/plan/story', text: '请写具体' }] })
    const { answers } = await bakery.get(`/api/declarations/${application}`)
    await save(bakery, application, { ...answers, plan: { ...answers.plan, story: '还没有想好。' } })
    await act(bureau, application, 'lapse', { comment: '逾期没有修改。' })
    expect((await bureau.get(`/api/declarations/${application}`)).answers.plan.story).toBe(answers.plan.story)
    expect((await bakery.get(`/api/declarations/${application}`)).answers.plan.story).toBe('还没有想好。')
    await harbour.close()
    rmSync(root, { recursive: true })
  })
})
