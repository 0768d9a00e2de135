/** An applicant in a browser, on the small programme: an application by keyboard alone; pages of a build that is not there any more. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allocationFiles } from '../allocation.js'
import { programmeRoot } from '../programme-root.js'
import { pdfFor, printed } from '../selection.js'
import { chosenPassword, startServer, type TestServer } from '../server.js'
import { fieldOf, focused, keyTo, pdfFile, tabUntil } from './controls.js'
import { type People, people, settled, type Window } from './people.js'

const programme = 'oven-grant'

let root: string
let server: TestServer
let browser: People

beforeAll(async () => {
  root = programmeRoot({ [programme]: allocationFiles })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  browser = await people(server)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

describe('an application by keyboard alone', () => {
  let desk: Window
  const onward = async (label: string, path: RegExp) => {
    await tabUntil(desk.page, ({ name }) => name.startsWith(label), label)
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForURL(path)
    await settled(desk.page)
  }
  const typeInto = async (place: string, text: string) => {
    await tabUntil(desk.page, ({ key, id }) => key === place || id === place, place)
    await desk.page.keyboard.type(text)
  }
  /** Uploads by keyboard; the focus comes to what stands in the place of the button, as a rule the button again. */
  const choose = async (title: string, file: ReturnType<typeof pdfFile>, next: string) => {
    const { page } = desk
    await tabUntil(page, ({ name }) => name === `选择文件：${title}`, title)
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles(file)
    await page.getByRole('link', { name: new RegExp(file.name) }).waitFor()
    await expect.poll(async () => (await focused(page)).name).toContain(next)
  }

  test('from signing in through the form and its files to the receipt', async () => {
    const client = await server.organisation({ district: 'east', name: '键盘面包房' })
    desk = await browser.open('/login')
    const { page } = desk
    await typeInto('login', (await client.get('/api/organisation')).creditCode)
    await typeInto('password', chosenPassword)
    await onward('登录', /\/home$/)
    await onward('开始填报', /\/d\//)
    const id = new URL(page.url()).pathname.split('/')[2] ?? ''
    await onward('基本情况', /\/basics$/)
    await typeInto('staff', '5')
    await tabUntil(page, ({ key }) => key === 'shop', 'shop')
    await page.keyboard.press('Space')
    await typeInto('account', '6222020000000000001')
    await onward('保存并继续', /\/plan$/)
    await typeInto('cost', '4')
    await typeInto('story', '更换两台烤炉。')
    await onward('保存并继续', /\/ovens$/)
    await keyTo(page, '编辑第 1 条')
    await page.getByRole('dialog').waitFor()
    await typeInto('model', 'K-1')
    await keyTo(page, '确定')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(async () => (await focused(page)).name).toBe('编辑第 1 条') // the focus is back
    await onward('保存并继续', /\/materials$/)
    await choose('申请表盖章扫描件', pdfFile('scan.pdf', await printed(client, id)), 'scan.pdf')
    await choose('营业执照', pdfFile('licence.pdf', pdfFor(id, 'licence')), '选择文件：营业执照')
    await onward('核对并提交', /\/submit$/)
    await tabUntil(page, ({ id: at }) => at.includes('truth'), 'truth')
    await page.keyboard.press('Space')
    await tabUntil(page, ({ name }) => name.startsWith('提交给'), '提交给')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await onward('确定提交', /\/receipt$/)
    expect(desk.complaints).toEqual([])
    expect((await client.get(`/api/declarations/${id}`)).state).toBe('quarter-review')
    await desk.close()
  })
})

describe('a newer build', () => {
  test('whose pages have other names is spoken of; what was typed is there when the page is loaded anew', async () => {
    const client = await server.organisation({ district: 'east', name: '换版面包房' })
    const { id } = await client.post('/api/declarations', { programme, stage: 'application' }, 201)
    const { page, close } = await browser.open(`/d/${id}/section/plan`, client)
    await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, json: {} }))
    await fieldOf(page, 'story').locator('textarea').fill('更换两台烤炉。')
    await page.getByRole('link', { name: '办理记录' }).click()
    const told = page.getByRole('alert').filter({ hasText: '系统刚刚更新过' })
    await told.waitFor()
    expect(await page.getByRole('banner').isVisible()).toBe(true)
    await page.unroute('**/assets/*.js')
    await told.getByRole('button', { name: '重新加载' }).click()
    await page
      .getByRole('heading', { name: /办理记录/ })
      .first()
      .waitFor()
    await page.goto(`${server.url}/d/${id}/section/plan`)
    await settled(page)
    expect(await fieldOf(page, 'story').locator('textarea').inputValue()).toBe('更换两台烤炉。')
    await close()
  })
})
