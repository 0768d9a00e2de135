/** The main job in a real browser, from the self-check to the approval, with a server that goes away and a session that ends on the way. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { creditCode } from '../credit-codes.js'
import { importRegisters, pdfFor, programme, submitted } from '../selection.js'
import { chosenPassword, hour, startServer, type TestServer } from '../server.js'
import { answer, type Chosen, choose, chooseFiles, fieldOf, pdfFile } from './controls.js'
import { type People, people, settled, type Window } from './people.js'

const code = creditCode(720)
const email = 'browser-journey@example.com'
const name = '示例轴承制造有限公司'
const data = mkdtempSync(path.join(tmpdir(), 'shenbao-journey-'))

let server: TestServer
let browser: People
let enterprise: Window
let page: Page
let district: Client
let city: Client
/** Address of the declaration. */
let own: string

beforeAll(async () => {
  server = await startServer({ data, now: '2024-12-10T02:00:00.000Z' })
  browser = await people(server)
  await importRegisters(await server.staff('operator'))
  enterprise = await browser.open(`/p/${programme}/self-check`)
  page = enterprise.page
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(data, { recursive: true, force: true })
})

const press = (label: string | RegExp) => page.getByRole('button', { name: label }).first().click()
const go = async (address: string) => {
  await page.goto(server.url + address)
  await settled(page)
}
const savedWords = () => page.getByText('已自动保存').first().waitFor({ timeout: 30_000 })

/** Goes away and comes back at the same address with the same data, as after an update. */
async function restarted(between: () => Promise<void>): Promise<void> {
  const now = server.now()
  const { port } = new URL(server.url)
  await server.close()
  await between()
  server = await startServer({ data, now, variables: { PORT: port } })
}

describe('before signing in', () => {
  test('the self-check says which condition is not met, citing the clause, and is content with good answers', async () => {
    await answer(page, 'city', '其他城市')
    const failed = page.locator('.finding', { hasText: '不符合' }).filter({ hasText: '注册登记' })
    await failed.getByText('依据：申报指南 一（一）').click()
    await failed.locator('blockquote').waitFor()
    for (const [key, value] of [
      ['city', '大连市'],
      ['quality', '专精特新中小企业'],
      ['industry', '滚动轴承制造'],
      ['revenue', '６，０００'],
      ['employees', '120'],
      ['smeFunded', '否'],
      ['pilot2022', '否'],
    ] as const)
      await answer(page, key, value)
    await page.getByText(/不符合 0 项/).waitFor()
  })

  test('registering names a wrong check digit and asks for the consent', async () => {
    await press('保存结果并注册')
    await page.getByText('自测的答案会带入您的申报表').waitFor()
    await page.getByLabel('企业名称').fill(name)
    await page.locator('#register-creditCode').fill(`${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`)
    await choose(page, page.locator('.ant-select'), '甘井子区')
    await page.locator('#register-contact').fill('王芳')
    await page.locator('#register-mobile').fill('１３９００００００１２')
    await page.locator('#register-email').fill(email)
    await press('注册')
    expect(await page.locator('.error-summary a').allInnerTexts()).toEqual([
      expect.stringMatching(/^第 18 位“.”与前 17 位不符（校验码）/),
      expect.stringMatching(/^请阅读并勾选/),
    ])
    expect(await page.title()).toMatch(/^错误：/)
    await page.locator('#register-creditCode').fill(` ${code.toLowerCase().replace(/^(.{4})/, '$1 ')} `)
    await page.locator('#register-consent').check()
    await press('注册')
    await page.getByRole('heading', { name: '注册成功' }).waitFor()
    await page.getByText(/一般 5 ?分钟内/).waitFor()
  })

  test('the mailed password has to be changed before anything else', async () => {
    await press('去登录')
    expect(await page.getByLabel('登录账号').inputValue()).toBe(code)
    const mailed = await server.mailedPassword(email)
    await page.getByLabel('密码', { exact: true }).fill(mailed)
    await press('登录')
    await page.getByRole('heading', { name: '修改密码' }).waitFor()
    await page.goto(`${server.url}/home`)
    await page.getByRole('heading', { name: '修改密码' }).waitFor()
    await page.locator('#password-current').fill(mailed)
    await page.locator('#password-next').fill(chosenPassword)
    await page.locator('#password-again').fill(chosenPassword)
    await press('修改密码')
    await page.getByRole('link', { name: '继续办理' }).first().click()
    await page.getByRole('heading', { name: '任务清单' }).waitFor()
    own = new URL(page.url()).pathname
  })
})

describe('filling', () => {
  test('the answers of the self-check and of the registration stand in the form', async () => {
    await page
      .getByRole('link', { name: /^基础信息 / })
      .last()
      .click()
    await settled(page)
    expect(await page.locator('[id="basics.revenue"]').inputValue()).toBe('6000')
    expect(await fieldOf(page, 'industry').innerText()).toContain('滚动轴承')
    expect(await fieldOf(page, 'name').innerText()).toContain(name)
    expect(await page.locator('[id="basics.phone"]').inputValue()).toBe('13900000012')
  })

  test('an incomplete section says everything at once, in the same words above and at the field, beside the help', async () => {
    await press('保存并继续')
    const summary = page.locator('.error-summary')
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.title()).toMatch(/^错误：/)
    const links = await summary.locator('a').allInnerTexts()
    expect(links.length).toBeGreaterThan(6)
    expect(await page.locator('.field .field-error').allInnerTexts()).toEqual(links)
    expect(await fieldOf(page, 'profit').innerText()).toMatch(/请填写“上年度利润”[\s\S]*亏损填负数/)
    for (const key of ['address', 'ownership', 'subIndustry', 'mainProduct', 'profit']) {
      await summary.locator(`a[href="#basics.${key}"]`).click()
      expect(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field)).toBe(key)
    }
  })

  test('a server that restarts while somebody types loses nothing, and it is said', async () => {
    await answer(page, 'address', '大连市甘井子区示例路1号')
    await savedWords()
    await restarted(async () => {
      const profile = page.locator('[id="basics.profile"]')
      await profile.pressSequentially('主要生产深沟球轴承')
      await page.getByText('离线，已保存在本机。').waitFor({ timeout: 30_000 })
      await profile.pressSequentially('和圆锥滚子轴承。')
      await answer(page, 'ownership', '民营')
    })
    await savedWords()
    await page.reload()
    await settled(page)
    expect(await page.locator('[id="basics.profile"]').inputValue()).toBe('主要生产深沟球轴承和圆锥滚子轴承。')
    expect(await fieldOf(page, 'ownership').getByRole('radio', { name: '民营', exact: true }).isChecked()).toBe(true)
  })

  test('a session that ended is renewed in place', async () => {
    server.advance(8 * hour + 60_000)
    await answer(page, 'size', '小型企业')
    const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' })
    await dialog.waitFor({ timeout: 30_000 })
    await dialog.getByLabel('密码').fill(chosenPassword)
    await dialog.getByRole('button', { name: '登录并继续' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await savedWords()
    expect(await fieldOf(page, 'size').getByRole('radio', { name: '小型企业', exact: true }).isChecked()).toBe(true)
  })

  test('every kind of control takes what people type', async () => {
    for (const [key, value] of [
      ['scale', '规模以上企业'],
      ['subIndustry', '轴承、齿轮和传动部件制造'],
      ['mainProduct', '深沟球轴承'],
      ['profit', '1,000.5'],
      ['revenuePerHead', '５０'],
      ['digitalInvestment', '80'],
    ] as const)
      await answer(page, key, value)
    expect(await page.locator('[id="basics.profit"]').inputValue()).toBe('1000.5')
    expect(await page.locator('[id="basics.revenuePerHead"]').inputValue()).toBe('50')
    await press('保存并继续')
    await page
      .getByRole('heading', { name: /数字化改造现状/ })
      .first()
      .waitFor()
    for (const [key, value] of [
      ['evaluationVersion', '2024年版'],
      ['level', '二级（规范级）'],
      ['foundationScore', '22'],
      ['managementScore', '１２．５'],
      ['effectScore', '8'],
      ['evaluationDate', '2024.8.20'],
      ['bindingScenes', '4'],
      ['guidingScenes', '2'],
    ] as const)
      await answer(page, key, value)
    expect(await page.locator('[id="maturity.evaluationDate"]').inputValue()).toBe('2024-08-20')
    await press('保存并继续')
  })

  test('rows are added with nothing but the keyboard', async () => {
    await page
      .getByRole('heading', { name: /数字化改造需求/ })
      .first()
      .waitFor()
    await press('保存并继续')
    await page.locator('.error-summary').waitFor()
    await tabTo('+新增')
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: /第 1 条/ })
    await drawer.waitFor()
    await tabToField('scene')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabToField('need')
    await page.keyboard.type('多品种小批量排产靠经验，需要自动排程。')
    await tabTo('确定')
    await page.keyboard.press('Enter')
    await drawer.waitFor({ state: 'hidden' })
    expect(await page.getByRole('table').innerText()).toContain('计划排程')
  })

  test('what is missing in a row leads into the row', async () => {
    await press('+新增')
    await press('确定')
    await press('先保存，以后再改')
    await press('保存并继续')
    await page.locator('.error-summary a').filter({ hasText: '需求描述' }).click()
    await page.getByRole('dialog', { name: /第 2 条/ }).waitFor()
    await expect.poll(async () => (await focused()).key).toBe('need')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).last().click()
    await press('删除第 2 条')
    await tabTo('保存并继续')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/materials$/)
  })
})

describe('materials, print and submission', () => {
  const licence = '企业营业执照及信用中国报告'
  const audit = '企业上一年度审计报告'
  const item = (title: string) => page.locator('.material', { hasText: title })
  const upload = (title: string, files: Chosen | Chosen[]) =>
    chooseFiles(page, page.getByRole('button', { name: `选择文件：${title}` }), files)

  test('a file that cannot be taken is refused with a sentence of its own', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
    const encrypted = await document.save()
    await upload(licence, [
      { name: '说明.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from('PK') },
      pdfFile('空.pdf', new Uint8Array()),
      pdfFile('太大.pdf', new Uint8Array(21 * 1_048_576)),
    ])
    await expect
      .poll(() => item(licence).locator('.upload-problems p').allInnerTexts())
      .toEqual([
        expect.stringMatching(/“说明.docx”不是 PDF/),
        expect.stringMatching(/“空.pdf”是空的/),
        expect.stringMatching(/“太大.pdf”.*20MB/),
      ])
    await upload(licence, pdfFile('加密.pdf', encrypted))
    await item(licence)
      .getByText(/密码|加密/)
      .waitFor()
    expect(await item(licence).locator('.files li').count()).toBe(0)
  })

  test('an upload shows its progress and can be cancelled', async () => {
    await page.route('**/materials/licence?*', () => {})
    await upload(licence, pdfFile('执照.pdf', pdfFor(own, 'licence')))
    await item(licence)
      .getByRole('progressbar', { name: `${licence} 上传进度` })
      .waitFor()
    await press('取消上传 执照.pdf')
    await item(licence).getByText('已取消上传。').waitFor()
    await page.unroute('**/materials/licence?*')
  })

  test('a photo becomes a PDF', async () => {
    const photo = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 })
      canvas.getContext('2d')?.fillRect(100, 100, 500, 300)
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
    })
    await upload(licence, { name: '执照照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo, 'base64') })
    await item(licence)
      .getByRole('link', { name: /执照照片.pdf/ })
      .waitFor()
    await item(licence).getByText(/1 页/).waitFor()
  })

  test('files are chosen with the keyboard too', async () => {
    await tabTo(`选择文件：${audit}`)
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles(pdfFile('审计报告.pdf', pdfFor(own, 'auditReport')))
    await item(audit)
      .getByRole('link', { name: /审计报告.pdf/ })
      .waitFor()
    for (const title of ['申报企业所属细分行业的证明材料', '数字化转型自评等级截图']) {
      await upload(title, pdfFile(`${title}.pdf`, pdfFor(own, title === '数字化转型自评等级截图' ? 'level' : 'proof')))
      await item(title)
        .getByRole('link', { name: new RegExp(`${title}.pdf`) })
        .waitFor()
    }
  })

  test('the print is recorded, and its scan counts', async () => {
    await go(`${own}/print`)
    await page.getByText('还没有打印过').waitFor()
    await printAndScan()
  })

  test('handing in without a mouse gives a receipt with number, district and due date', async () => {
    await go(`${own}/submit`)
    await page.getByText('内容和材料已齐，可以提交。').waitFor()
    await tabUntil(({ name: at }) => at.startsWith('提交给'), '提交给')
    await page.keyboard.press('Enter')
    await page.locator('.error-summary').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await tabUntil(({ name: at }) => at.startsWith('提交给'), '提交给')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('审批期间不能修改').waitFor()
    await tabTo('确定提交')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/receipt$/)
    await settled(page)
    const receipt = await page.locator('main').innerText()
    for (const words of [/ENT-2024-\d{6}/, /甘井子/, /2024-12-13/, /等待区县审批/]) expect(receipt).toMatch(words)
    expect(enterprise.complaints).toEqual([])
  })
})

/** Prints the form, and uploads what came out of the printer. */
async function printAndScan(): Promise<void> {
  await press('直接打印')
  await page.getByText('打印后内容没有改动').waitFor()
  const paper = await enterprise.context.newPage()
  await paper.goto(`${server.url}/api/declarations/${own.slice(3)}/print`)
  const scan = pdfFile('盖章扫描件.pdf', await paper.pdf({ preferCSSPageSize: true }))
  await paper.close()
  const place = page.locator('.material')
  const replace = place.getByRole('button', { name: /^替换/ })
  await chooseFiles(page, (await replace.count()) > 0 ? replace : place.getByRole('button', { name: /^选择文件/ }), scan)
  await place.getByText('已上传').waitFor()
}

describe('review', () => {
  let desk: Window
  const review = (label: string | RegExp) => desk.page.getByRole('button', { name: label }).first().click()
  const dialog = () => desk.page.getByRole('dialog')

  const remark = async (place: string, text: string) => {
    await review(`写意见：${place}`)
    await dialog().getByLabel('需要怎样修改').fill(text)
    await dialog().getByRole('button', { name: '保存意见' }).click()
    await dialog().waitFor({ state: 'hidden' })
  }
  const openFrom = async (client: Client, of = name) => {
    desk = await browser.open('/review', client)
    const row = desk.page.getByRole('row', { name: new RegExp(of) })
    expect(await row.innerText()).toMatch(/工作日|—/)
    await row.getByRole('link', { name: of }).click()
    await settled(desk.page)
  }
  const settleFindings = async () => {
    const open = desk.page.getByRole('button', { name: /^认定符合：/ })
    for (let left = await open.count(); left > 0; left--) {
      await open.first().click()
      await desk.page.getByLabel('认定符合的理由').fill('已核对材料，符合。')
      await desk.page.getByRole('button', { name: '认定符合', exact: true }).click()
      await expect.poll(() => open.count()).toBe(left - 1)
    }
  }
  const conclude = async (label: string, confirm: string) => {
    await review(label)
    await dialog().getByRole('button', { name: confirm }).click()
    await dialog().waitFor({ state: 'hidden' })
    await settled(desk.page)
    expect(desk.complaints).toEqual([])
    await desk.close()
  }

  beforeAll(async () => {
    district = await server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' })
    city = await server.staff('city')
  })

  test('the district sees the days left, and returns two fields and one material with remarks', async () => {
    await openFrom(district)
    await desk.page
      .getByText(/剩 ?\d 个工作日/)
      .first()
      .waitFor()
    await remark('上年度利润', '与审计报告不一致，请核对。')
    await remark('从业人员数', '请按社保人数填写。')
    await remark('企业营业执照及信用中国报告', '扫描件不清晰。')
    await conclude('退回修改（3 条意见）', '退回修改，发出 3 条意见')
  })

  test('the enterprise finds exactly those open, corrects, ticks off, prints anew and hands in again', async () => {
    await go(own)
    await page.getByText('3 处意见：已改 0').waitFor()
    await go(`${own}/section/basics`)
    expect(
      await page.locator('[data-field]:not(.field-fixed)').evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field'))),
    ).toEqual(['profit', 'employees'])
    expect(await fieldOf(page, 'profit').innerText()).toContain('与审计报告不一致，请核对。')
    await answer(page, 'profit', '480')
    await answer(page, 'employees', '130')
    await savedWords()
    await go(`${own}/section/maturity`)
    expect(await page.locator('[data-field]:not(.field-fixed)').count()).toBe(0)
    await go(`${own}/materials`)
    expect(await page.locator('.material', { has: page.getByRole('button', { name: /^(替换|移除|选择文件)/ }) }).count()).toBe(2)
    await chooseFiles(
      page,
      page.getByRole('button', { name: '替换 执照照片.pdf' }),
      pdfFile('清晰的执照.pdf', pdfFor(own, 'licence', 'clear')),
    )
    await page.getByRole('link', { name: /清晰的执照.pdf/ }).waitFor()
    await go(`${own}/print`)
    await page.getByText(/打印之后内容有改动.*“上年度利润”/).waitFor()
    await printAndScan()
    await go(own)
    for (let left = 3; left > 0; left--) {
      await press('已改好')
      await page.getByText(`3 处意见：已改 ${4 - left}`).waitFor()
    }
    await go(`${own}/submit`)
    await page.getByRole('checkbox').check()
    await press(/^提交给/)
    await press('确定提交')
    await page.waitForURL(/\/receipt$/)
    expect(enterprise.complaints).toEqual([])
  })

  test('the second look shows old and new; the district settles what only a person can, and passes', async () => {
    await openFrom(district)
    const changed = desk.page.getByRole('row', { name: /上年度利润/ })
    expect(await changed.locator('del').innerText()).toMatch(/1,?000\.5/)
    expect(await changed.locator('.value').innerText()).toContain('480')
    expect(await desk.page.getByRole('row', { name: /从业人员数/ }).innerText()).toMatch(/120[\s\S]*130/)
    await settleFindings()
    await conclude('初审通过', '确定初审通过')
  })

  test('the city approves, and the enterprise sees it', async () => {
    await openFrom(city)
    await settleFindings()
    await conclude('复核通过', '确定复核通过')
    await go(own)
    await page.getByText('复核通过').first().waitFor()
  })

  test('another enterprise is refused for good: typed confirmation, the reason is shown, nothing starts again', async () => {
    const refused = await server.organisation({ district: 'ganjingzi', name: '示例被拒有限公司' })
    const id = await submitted(refused)
    await openFrom(district, '示例被拒有限公司')
    await review('不通过')
    await dialog().locator('#act-comment').fill('不属于申报范围。')
    await dialog().locator('#act-confirmation').fill('0000')
    await dialog().getByRole('button', { name: '确定不通过' }).click()
    await dialog().locator('.error-summary').waitFor()
    await dialog().locator('#act-confirmation').fill(refused.creditCode.slice(-4))
    await dialog().getByRole('button', { name: '确定不通过' }).click()
    await dialog().waitFor({ state: 'hidden' })
    const theirs = await browser.open(`/d/${id}`, refused)
    await theirs.page.getByText('不属于申报范围。').waitFor()
    await theirs.page.getByText('无法再次发起申报').first().waitFor()
    await theirs.page.goto(`${server.url}/s/${programme}/selection`)
    await settled(theirs.page)
    expect(await theirs.page.getByRole('button', { name: /开始填报|新增一份/ }).count()).toBe(0)
    expect([...desk.complaints, ...theirs.complaints]).toEqual([])
    await desk.close()
    await theirs.close()
  })
})

/** Where the focus is: the name of a button, the key of a field. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement
    return {
      name: element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '',
      key: element?.closest<HTMLElement>('[data-field]')?.dataset.field,
    }
  })

async function tabUntil(found: (at: Awaited<ReturnType<typeof focused>>) => boolean, what: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (found(await focused())) return
  }
  throw new Error(`“${what}” cannot be reached with the keyboard.`)
}
const tabTo = (label: string) => tabUntil(({ name: at }) => at === label, label)
const tabToField = (key: string) => tabUntil(({ key: at }) => at === key, key)
