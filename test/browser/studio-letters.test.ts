/** An administrator writes a letter beside how it looks, walks a case through the workflow, and looks at it as others would. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith } from '../harbour.js'
import { startServer, type TestServer } from '../server.js'
import { violations } from './accessibility.js'
import { type People, people, settled, type Window } from './people.js'

let server: TestServer
let browser: People
let administrator: Client
let studio: Window

beforeAll(async () => {
  server = await startServer({ root: harbourWith({}) })
  browser = await people(server)
  administrator = await server.staff('administrator')
  studio = await browser.open('/studio/oven-grant/letters', administrator)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('letters, the way of a case, and what others see', () => {
  test('what is written stands on the sheet beside it; an unknown name is told at its line, with the one that was meant', async () => {
    const { page } = studio
    const sheet = page.frameLocator('iframe').locator('.sheet').first()
    await sheet.getByText('临港第一面包房承诺：计划投入4真实有效。').waitFor()
    await page.getByLabel('“承诺书”的模板').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('<p>{{organisation.nam}}</p>')
    const preview = page.getByRole('region', { name: '预览' })
    await preview.getByRole('button', { name: '第 3 行：没有“organisation.nam”' }).waitFor()
    expect(await preview.innerText()).toContain('name')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Delete')
    await page.keyboard.type('<p>如有虚假，退回补贴。联系人：')
    const palette = page.getByRole('region', { name: '插入内容' })
    await palette.getByLabel('查找可插入的内容').fill('联系人')
    await palette.getByRole('button', { name: '联系人' }).first().click()
    await page.keyboard.type('</p>')
    await sheet.getByText('如有虚假，退回补贴。').waitFor()
    await page.locator('.template-chip', { hasText: '联系人' }).waitFor()
    await page.locator('.save-state', { hasText: '草稿已保存' }).waitFor()
    expect((await administrator.get('/api/studio/oven-grant/draft')).files['templates/pledge.hbs']).toContain(
      '<p>如有虚假，退回补贴。联系人：{{organisation.contact}}</p>',
    )
  }, 30_000)

  test('a new letter begins with its name on the sheet', async () => {
    const { page } = studio
    await page.getByRole('button', { name: '新增文书' }).click()
    await page.getByLabel('文书名称').fill('安装确认书')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /新\s*增/ })
      .click()
    await page.frameLocator('iframe').locator('.sheet h1', { hasText: '安装确认书' }).waitFor()
  }, 20_000)

  test('a case is walked step by step: whose turn it is, until when, what goes out', async () => {
    const { page } = studio
    await page.getByRole('navigation', { name: '配置' }).getByRole('link', { name: '走一遍' }).click()
    await page.getByRole('button', { name: '面包房：提交' }).click()
    await page.getByRole('definition').filter({ hasText: '片区审核员' }).waitFor()
    await page.getByText('3 个工作日，到 2025-03-06').waitFor()
    await page.getByText('邮件给片区审核员：有新的申请').waitFor()
    await page.getByRole('button', { name: '片区审核员：初审通过' }).click()
    await page.getByRole('button', { name: '市商务局：不通过' }).click()
    await page.getByText('到这里结束了，没有人还要做什么。').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '退回到“初审通过”之前' }).click()
    await page.getByRole('button', { name: '片区审核员：初审通过' }).waitFor()
  }, 20_000)

  test('the picture of the way stands at its natural size beside the names of its lanes; what is clicked in it opens', async () => {
    const { page } = studio
    await page.getByRole('navigation', { name: '配置' }).getByRole('link', { name: '流程' }).click()
    const picture = page.getByRole('region', { name: '流程图，内容与上面的表相同' })
    const action = picture.locator('.workflow-name', { hasText: '初审通过' })
    await action.click()
    await page.getByRole('dialog', { name: '操作“初审通过”' }).waitFor()
    await page.keyboard.press('Escape')
    await picture.locator('.workflow-state', { hasText: '片区初审' }).click()
    await page.getByRole('dialog', { name: '状态“片区初审”' }).waitFor()
    await page.keyboard.press('Escape')
    const size = page.viewportSize() ?? { width: 1280, height: 800 }
    await page.setViewportSize({ width: 390, height: 800 })
    expect((await action.boundingBox())?.height).toBe(18)
    await picture.evaluate((box) => box.scrollTo(500, 0))
    expect(await picture.evaluate((box) => box.scrollLeft)).toBe(500)
    const lane = picture.locator('.workflow-title', { hasText: '片区审核员' })
    expect((await lane.boundingBox())?.x).toBeCloseTo((await picture.boundingBox())?.x ?? 0, -1)
    await page.setViewportSize(size)
  }, 30_000)

  test('a reviewer of the draft sees the workbench; whatever is pressed, nothing is sent', async () => {
    const { page } = studio
    const sent: string[] = []
    page.on('request', (request) => request.url().includes('/api/declarations/') && sent.push(`${request.method()} ${request.url()}`))
    await page.goto(`${server.url}/studio/oven-grant/preview?role=quarter`)
    await settled(page)
    await page.getByRole('heading', { name: '申报数据' }).waitFor()
    await page.getByRole('button', { name: '不通过' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button').last().click()
    await dialog.waitFor()
    expect(sent).toEqual([])
    expect(studio.complaints).toEqual([])
  }, 20_000)
})
