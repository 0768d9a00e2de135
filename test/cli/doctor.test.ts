import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { glyphsOf } from '../../server/cli/doctor-glyphs.js'
import { lockInstance } from '../../server/store/instance-lock.js'
import { onData, shenbao, temporaryFolder } from './commands.js'

interface Diagnosis {
  name: string
  state: string
  text: string
}

async function doctor(variables: Record<string, string>, folder = temporaryFolder()) {
  onData(folder)
  for (const [name, value] of Object.entries({ CHROMIUM_PATH: '/nowhere/chromium', SMTP_URL: '', CLAMD_HOST: '', ...variables }))
    vi.stubEnv(name, value)
  const { status, out } = await shenbao('doctor', '--json')
  const found: Diagnosis[] = JSON.parse(out)
  return { status, of: (name: string) => found.filter((one) => one.name === name) }
}

test('the doctor names what is missing and what to do, and what only works with less is no failure', async () => {
  const { status, of } = await doctor({})
  expect(status).toBe(0)
  expect(of('Chromium')).toMatchObject([{ state: 'fair', text: expect.stringContaining('CHROMIUM_PATH') }])
  expect(of('邮件')).toMatchObject([{ state: 'fair', text: expect.stringContaining('outbox') }])
  expect(of('磁盘')[0]?.text).toMatch(/还有 [\d.]+ GB/)
  expect(of('工作日历')[0]?.text).toMatch(/20\d\d 年/)
  expect(of('占用')).toMatchObject([{ state: 'good', text: '没有服务在使用数据文件夹。' }])
})

test('the doctor finds glyphs for every character of the shipped forms and letters', async () => {
  const { of } = await doctor({})
  expect(of('字形')).toMatchObject([{ state: 'good', text: expect.stringMatching(/^\d\d+ 个表单和模板/) }])
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'templates/x'), { recursive: true })
  writeFileSync(path.join(folder, 'templates/x/letter.hbs'), '<p>甲𪚥公司</p>')
  expect(await glyphsOf(folder)).toEqual({ total: 1, lacking: ['templates/x/letter.hbs 的“𪚥”'] })
})

test('what is set and does not answer is a failure', async () => {
  const { status, of } = await doctor({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@example.com', CLAMD_HOST: '127.0.0.1:1' })
  expect(status).toBe(1)
  expect(of('邮件')).toMatchObject([{ state: 'bad' }])
  expect(of('病毒检查')).toMatchObject([{ state: 'bad', text: expect.stringContaining('所有上传都会被拒绝') }])
})

test('a running server, and uploads that never ended, are seen', async () => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  mkdirSync(path.join(folder, 'files/incoming/half'), { recursive: true })
  const lock = lockInstance(folder)
  const { of } = await doctor({}, folder)
  lock.release()
  expect(of('占用')).toMatchObject([{ text: '服务正在运行。' }])
  expect(of('数据文件夹')).toMatchObject([{ state: 'fair', text: expect.stringContaining('0700') }])
  expect(of('上传的文件')).toMatchObject([{ state: 'fair', text: expect.stringContaining('1 个没有传完的') }])
})

test('with a Chromium it prints a page and names the fonts that the page got', async () => {
  const { of } = await doctor({ CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? '' })
  expect(
    of('Chromium')
      .map(({ text }) => text)
      .join('\n'),
  ).toMatch(/chromium[\s\S]*字体：\S+/)
})
