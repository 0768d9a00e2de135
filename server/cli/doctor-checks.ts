/** What an installation needs besides this program, each looked at by itself. */
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { WorkingCalendar } from '../engine/generated/calendar.js'
import { fonts } from '../engine/templates/print-styles.js'
import type { Environment } from '../environment.js'
import { createPdfPrinter } from '../paper/chromium.js'
import { withFonts } from '../paper/fonts.js'
import { lockInstance } from '../store/instance-lock.js'
import { clamd } from '../store/virus-scanner.js'
import { glyphsOf } from './doctor-glyphs.js'
import { shippedRoot } from './sources.js'

/** `bad`: something does not work; `fair`: it works with less. */
export interface Diagnosis {
  name: string
  state: 'good' | 'fair' | 'bad'
  text: string
}

type Check = (environment: Environment, now: Date) => Promise<Omit<Diagnosis, 'name'>[]>

const good = (text: string) => [{ state: 'good' as const, text }]
const fair = (text: string) => [{ state: 'fair' as const, text }]
const bad = (text: string) => [{ state: 'bad' as const, text }]
const sentenceOf = (error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))

const checks: Record<string, Check> = {
  数据文件夹: async ({ data }) => {
    const probe = path.join(data, `${randomUUID()}.probe`)
    const found = await stat(data).catch(() => undefined)
    if (!found) return fair(`${path.resolve(data)} 还没有，第一次启动时建立。`)
    try {
      await writeFile(probe, 'x')
      await rm(probe)
      const open = (found.mode & 0o077) !== 0
      return open ? fair(`${path.resolve(data)} 可以写，但别的用户也能读：请改为 0700。`) : good(`${path.resolve(data)} 可以写。`)
    } catch (error) {
      return bad(`${path.resolve(data)} 不能写：${sentenceOf(error)}`)
    }
  },
  占用: async ({ data, libsql }) => {
    if (libsql) return good('数据库在 libSQL 服务器上，不需要独占数据文件夹。')
    if (!(await stat(data).catch(() => undefined))) return good('没有服务在使用数据文件夹。')
    try {
      lockInstance(data, 0).release()
      return good('没有服务在使用数据文件夹。')
    } catch {
      const text = await readFile(path.join(data, 'server.json'), 'utf8').catch(() => '{}')
      const { url } = JSON.parse(text) as { url?: string } // written by our own server
      return good(`服务正在运行${url ? `：${url}` : ''}。`)
    }
  },
  磁盘: async ({ data }) => {
    const folder = (await stat(data).catch(() => undefined)) ? data : '.'
    const { bavail, bsize } = await statfs(folder)
    const gigabytes = (bavail * bsize) / 2 ** 30
    const text = `还有 ${gigabytes.toFixed(1)} GB。`
    return gigabytes < 1 ? bad(`${text}不足 1 GB，上传随时可能失败。`) : gigabytes < 5 ? fair(`${text}请尽早扩容。`) : good(text)
  },
  Chromium: async ({ chromium }) => {
    const printer = createPdfPrinter({ path: chromium })
    try {
      const { path: used, reason } = await printer.describe()
      return used ? [...good(used), ...(await fontsOf(await printer.print(withFonts(sample))))] : fair(reason ?? '')
    } catch (error) {
      return bad(`不能生成 PDF：${sentenceOf(error)}`)
    } finally {
      await printer.close()
    }
  },
  字形: async () => {
    const { total, lacking } = await glyphsOf(shippedRoot)
    if (lacking.length === 0) return good(`${total} 个表单和模板用到的字，随附的字体都有。`)
    const more = lacking.length > 5 ? `等 ${lacking.length} 个文件` : ''
    return fair(
      `随附的字体没有这些字：${lacking.slice(0, 5).join('；')}${more}。打印时要靠系统安装的字体，请换用常用的写法，或安装有这些字的字体。`,
    )
  },
  邮件: async ({ smtp }) => {
    if (!smtp) return fair('没有设置 SMTP_URL：邮件写入 outbox，不会寄出。')
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({ url: smtp, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000 })
    try {
      await transport.verify()
      return good('邮件服务器接受了连接和登录。')
    } catch (error) {
      return bad(`邮件服务器连接不上：${sentenceOf(error)}`)
    } finally {
      transport.close()
    }
  },
  病毒检查: async ({ clamd: address }) => {
    if (!address) return fair('没有设置 CLAMD_HOST：上传的文件不做病毒检查。')
    try {
      await clamd(address, 5000).scan(new Blob(['clean']).stream())
      return good(`${address.host}:${address.port} 有答复。`)
    } catch (error) {
      return bad(`${address.host}:${address.port} 没有答复，所有上传都会被拒绝：${sentenceOf(error)}`)
    }
  },
  工作日历: async (_, now) => {
    const file = path.join(shippedRoot, 'schemas/site/calendar.json')
    const { years } = JSON.parse(await readFile(file, 'utf8')) as WorkingCalendar
    const year = now.getFullYear()
    if (!(year in years)) return bad(`没有 ${year} 年的节假日，办理期限按周一至周五计算会有误。请补充 schemas/site/calendar.json。`)
    const soon = now.getMonth() >= 10 && !(String(year + 1) in years)
    return soon ? fair(`有 ${year} 年；还没有 ${year + 1} 年，国务院办公厅公布后请补充。`) : good(`有 ${year} 年的节假日。`)
  },
  上传的文件: async ({ data }) => {
    const prefixes = await readdir(path.join(data, 'files')).catch(() => [])
    const counts = await Promise.all(
      prefixes.filter((name) => name.length === 2).map(async (name) => (await readdir(path.join(data, 'files', name))).length),
    )
    const left = await readdir(path.join(data, 'files/incoming')).catch(() => [])
    const text = `${counts.reduce((sum, count) => sum + count, 0)} 个。`
    return left.length ? fair(`${text}有 ${left.length} 个没有传完的，运行中的服务会在一天后清理。`) : good(text)
  },
}

/** Looks at everything; nothing is changed. */
export async function diagnose(environment: Environment, now: Date): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const [name, check] of Object.entries(checks)) {
    const results = await check(environment, now).catch((error: unknown) => bad(sentenceOf(error)))
    found.push(...results.map((result) => ({ name, ...result })))
  }
  return found
}

const roles = ['title', 'fangsong', 'heiti', 'kaiti', 'songti']
const sample = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${fonts}</style></head><body>${roles
  .map((role) => `<p style="font-family: var(--${role})">申报</p>`)
  .join('')}</body></html>`

/** Which fonts the PDF got. */
async function fontsOf(pdf: Uint8Array): Promise<Omit<Diagnosis, 'name'>[]> {
  const text = Buffer.from(pdf).toString('latin1')
  const names = [...new Set([...text.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]]+)/g)].map(([, name]) => name ?? ''))].filter(
    Boolean,
  )
  if (/\/Subtype\s*\/Type3\b/.test(text) || names.length === 0)
    return fair('字体：PDF 中的中文没有作为轮廓字体嵌入，文字可能不能检索。请安装仿宋、黑体、楷体、小标宋，或补齐随附的字体。')
  const official = names.some((name) => /FangSong|SimFang|STFang|FandolFang/i.test(name))
  return official ? good(`字体：${names.join('、')}。`) : fair(`字体：${names.join('、')}。没有安装仿宋等公文字体，使用随附的字体。`)
}
