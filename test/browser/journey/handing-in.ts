/** Materials, print, stamped scan, submission. */
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { pdfFor } from '../../selection.js'
import { type Chosen, chooseFiles, pdfFile } from '../controls.js'
import { settled } from '../people.js'
import { enterprise, go, own, page, press, printAndScan, tabTo, tabUntil } from './story.js'

export function handingIn(): void {
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
        {
          name: '说明.docx',
          mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          buffer: Buffer.from('PK'),
        },
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
}
