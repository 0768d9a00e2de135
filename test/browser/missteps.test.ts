/** What people do wrong every day: two clicks for one, nothing typed, what cannot be read, too many files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, goodAnswers, materials, pdfFor, printAndUpload, programme, save, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { chooseFiles, fieldOf, pdfFile } from './controls.js'
import { type People, people, settled } from './people.js'

let server: TestServer
let browser: People

beforeAll(async () => {
  server = await startServer()
  browser = await people(server)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('a double click', () => {
  test('on handing in asks once and leaves the question open; a double click on the answer hands in once', async () => {
    const client = await server.organisation({ district: 'zhongshan' })
    const id = await begin(client)
    await save(client, id, goodAnswers())
    await printAndUpload(client, id)
    const { page } = await browser.open(`/d/${id}/submit`, client)
    let sent = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/actions')) sent += 1
    })
    await page.getByRole('checkbox', { name: /真实/ }).check()
    await page.getByRole('button', { name: /^提交给/ }).dblclick()
    const sure = page.getByRole('dialog').getByRole('button', { name: '确定提交' })
    await sure.waitFor()
    await settled(page)
    expect(await sure.isVisible()).toBe(true)
    await sure.dblclick()
    await page.getByRole('heading', { name: '提交成功' }).waitFor()
    expect(sent).toBe(1)
  })
})

describe('what is too long', () => {
  test('is kept whole and said while one writes, not cut', async () => {
    const id = await submitted(await server.organisation({ district: 'xigang' }))
    const { page } = await browser.open(`/review/d/${id}`, await server.staff('district', { district: 'xigang' }))
    await page.getByRole('button', { name: '写意见：联系人' }).click()
    const dialog = page.getByRole('dialog')
    const words = dialog.getByLabel('需要怎样修改')
    await words.fill('核'.repeat(2050))
    await dialog.getByText('超出 50 个字，最多 2000 个字').waitFor()
    await dialog.getByRole('button', { name: '保存意见' }).click()
    await dialog.getByText('最多 2000 个字，请删减。').waitFor()
    expect((await words.inputValue()).length).toBe(2050)
    await words.fill('核'.repeat(1990))
    await dialog.getByRole('button', { name: '保存意见' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
})

describe('what is missing or cannot be read is said where it is', () => {
  test('signing in with empty fields names both', async () => {
    const { page } = await browser.open('/login')
    await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
    await expect.poll(() => page.locator('.error-summary a').allInnerTexts()).toEqual(['请填写“登录账号”', '请填写“密码”'])
  })

  test('contacts that are left empty are named, each by its title', async () => {
    const { page } = await browser.open('/home', await server.organisation({ district: 'zhongshan' }))
    await page.getByRole('button', { name: '修改联系方式' }).click()
    const dialog = page.getByRole('dialog')
    for (const field of ['contact', 'mobile']) await dialog.locator(`#contact-${field}`).fill(' ')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => dialog.locator('.error-summary a').allInnerTexts()).toEqual(['请填写“联系人”', '请填写“联系人电话”'])
  })

  test('an answer of the self-check says beside its question what is wrong, until it is mended', async () => {
    const { page } = await browser.open(`/p/${programme}/self-check`)
    const employees = fieldOf(page, 'employees')
    const type = async (text: string) => {
      await employees.locator('input').fill(text)
      await employees.locator('input').press('Tab')
    }
    await type('12.5')
    await employees.getByText('“从业人员数”应为整数').waitFor()
    await type('12')
    await employees.getByText('“从业人员数”应为整数').waitFor({ state: 'hidden' })
  })

  test('of too many files the one that was left out is named', async () => {
    const client = await server.organisation({ district: 'zhongshan' })
    const id = await begin(client)
    const { page } = await browser.open(`/d/${id}/materials`, client)
    const files = [...'甲乙丙丁戊己'].map((name) => pdfFile(`${name}.pdf`, pdfFor(id, materials[0], name)))
    await chooseFiles(page, page.getByRole('button', { name: '选择文件：企业营业执照及信用中国报告' }), files)
    await page.getByText('没有上传“己.pdf”：最多 5 个文件，请先移除一个。').waitFor()
    await page.getByRole('link', { name: /戊\.pdf/ }).waitFor()
  })
})

describe('an address that does not exist', () => {
  test('says so with a heading and the way home, also below a list', async () => {
    const client = await server.organisation({ district: 'zhongshan' })
    const { page } = await browser.open('/d/nothing', client)
    await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor()
    expect(await page.title()).toMatch(/^没有找到这个页面/)
    expect(await page.getByRole('link', { name: '回到首页' }).getAttribute('href')).toBe('/home')
  })
})
