/** Filling three sections while the server goes away and the session ends. */
import { describe, expect, test } from 'vitest'
import { chosenPassword, hour } from '../../server.js'
import { answer, fieldOf } from '../controls.js'
import { settled } from '../people.js'
import { focused, name, page, press, restarted, savedWords, server, tabTo, tabToField } from './story.js'

export function filling(): void {
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
}
