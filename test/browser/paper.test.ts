import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, materials, pdfFor, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { violations } from './accessibility.js'
import { type People, people, settled, type Window } from './people.js'

let server: TestServer
let browser: People
let client: Client
let id: string
let window: Window
let pdf: Buffer

const upload = async (content: Uint8Array) => {
  const input = window.page.locator('input[type=file]')
  await input.setInputFiles({ name: '盖章扫描件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(content) })
  await window.page
    .locator('.uploading')
    .waitFor({ state: 'visible' })
    .catch(() => undefined)
  await window.page.locator('.uploading').waitFor({ state: 'hidden' })
  await settled(window.page)
}
const shown = () => window.page.locator('.material').innerText()
const change = async (basics: object, maturity: object = {}) => {
  const answers = goodAnswers()
  await save(client, id, { ...answers, basics: { ...answers.basics, ...basics }, maturity: { ...answers.maturity, ...maturity } })
  await window.page.reload()
  await settled(window.page)
}

beforeAll(async () => {
  server = await startServer()
  browser = await people(server)
  client = await server.organisation({ district: 'ganjingzi' })
  id = await begin(client)
  await save(client, id, goodAnswers())
  window = await browser.open(`/d/${id}/print`, client)
})
afterAll(async () => {
  await browser?.close()
  await server.close()
})

describe('print, stamp, scan in the browser', () => {
  test('the PDF is downloaded under its own name and counts as a print', async () => {
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      window.page.getByRole('button', { name: '下载 PDF（推荐）' }).click(),
    ])
    pdf = await readFile(await download.path())
    expect(download.suggestedFilename()).toMatch(/申报表 ENT-\d{4}-\d{6}\.pdf$/)
    await window.page.getByText(/已打印.*校验码 [0-9A-F]{4}-[0-9A-F]{4}，PDF 共 \d+ 页/).waitFor()
  })

  test('its scan is matched at once; a change that is not printed keeps it', async () => {
    await upload(pdf)
    expect(await shown()).toMatch(/校验码一致[\s\S]*页全部核对一致/)
    await change({}, { plannedInvestment: '88' })
    expect(await shown()).toContain('已上传')
  })

  test('a change of a printed field refuses the old scan and names the field', async () => {
    await change({ revenue: '6100' })
    await upload(pdf)
    expect(await shown()).toMatch(/需重新上传[\s\S]*打印之后修改过“上年度营业收入”/)
    await window.page.getByText('逐页核对结果').click()
    expect(await shown()).toContain('扫描件第 1 页：以前打印的内容')
    expect(await violations(window.page)).toEqual([])
    await change({})
    expect(await shown()).toContain('已上传')
  })

  test('a scan without codes counts with the applicant’s word; the reviewer sees it as unverified, and what no machine sees', async () => {
    await upload(samplePdf('no codes', 1))
    expect(await shown()).toContain('没有读到校验码')
    await window.page.getByRole('checkbox', { name: /我确认扫描件/ }).click()
    await window.page.getByText('已上传').waitFor()
    for (const key of materials) await client.upload(id, key, pdfFor(id, key))
    await act(client, id, 'submit')
    const desk = await browser.open(`/review/d/${id}`, await server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' }))
    await desk.page.getByText('逐页核对结果').click()
    const papers = await desk.page.locator('.pane-papers').innerText()
    for (const words of ['未核验：没有校验码', '确认内容一致', '手写的改动不能自动发现']) expect(papers).toContain(words)
    expect(await violations(desk.page)).toEqual([])
    expect([...desk.complaints, ...window.complaints]).toEqual([])
  })
})
