/** Return, correction, second look, approval; and a refusal for good. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../client.js'
import { pdfFor, programme, submitted } from '../../selection.js'
import { answer, chooseFiles, fieldOf, pdfFile } from '../controls.js'
import { settled, type Window } from '../people.js'
import { browser, enterprise, go, name, own, page, press, printAndScan, savedWords, server } from './story.js'

export function reviewing(): void {
  describe('review', () => {
    let desk: Window
    let district: Client
    let city: Client
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
        await page
          .locator('[data-field]:not(.field-fixed)')
          .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field'))),
      ).toEqual(['profit', 'employees'])
      expect(await fieldOf(page, 'profit').innerText()).toContain('与审计报告不一致，请核对。')
      await answer(page, 'profit', '480')
      await answer(page, 'employees', '130')
      await savedWords()
      await press('保存并继续')
      await page.waitForURL(/\/materials$/) // what stays closed is passed over
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
}
