/** The self-check, the registration, the mailed password. */
import { describe, expect, test } from 'vitest'
import { chosenPassword } from '../../server.js'
import { answer, choose } from '../controls.js'
import { code, email, keepOwn, name, page, press, server } from './story.js'

export function beforeSigningIn(): void {
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
      keepOwn(new URL(page.url()).pathname)
    })
  })
}
