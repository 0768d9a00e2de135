/** Screen and paper say the same: every label with its value, in the same order; and the printed pages hold all of it. */
import { PDFDocument } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, importRegisters, printAndUpload, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { type People, people, settled, type Window } from './people.js'

let server: TestServer
let browser: People
let enterprise: Client & { creditCode: string }
let district: Client
let id: string
let paper: Window

/** Everything that may be answered, as long as it may be. */
function fullest(): Record<string, unknown> {
  const good = goodAnswers()
  return {
    basics: {
      ...good.basics,
      industry: '3499',
      chainProduct: true,
      chainExplanation: '产业链上的主要客户。'.repeat(30),
      profile: '主要生产轴承。'.repeat(71),
      revenue: '39999.5',
      profit: '-1234567.25',
    },
    maturity: { ...good.maturity, plannedInvestment: '60' },
    needs: Array.from({ length: 30 }, (_, index) => ({
      scene: 'scheduling',
      need: `第 ${index + 1} 项：${'按交期排程。'.repeat(index + 1)}`,
    })),
  }
}

beforeAll(async () => {
  server = await startServer()
  browser = await people(server)
  await importRegisters(await server.staff('operator'))
  district = await server.staff('district', { login: 'zhongshan', district: 'zhongshan' })
  enterprise = await server.organisation({ district: 'zhongshan', name: '示'.repeat(60) })
  id = await begin(enterprise)
  await save(enterprise, id, fullest())
  await printAndUpload(enterprise, id)
  await act(enterprise, id, 'submit')
  paper = await browser.open(`/api/declarations/${id}/print`, enterprise)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

type Pair = readonly [label: string, value: string]

/** Separators, the style of a day and blanks may differ; nothing else. */
const plain = (text: string) =>
  text
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, year, month, day) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/\s/g, '')

const plainPairs = (pairs: readonly Pair[]) => pairs.map(([label, value]) => [plain(label), plain(value)])

/** What stands on paper: of choices, what is ticked. */
const onPaper = (page: Page): Promise<Pair[]> =>
  page.evaluate(() => {
    const textOf = (cell: Element | null | undefined) => {
      const options = [...(cell?.querySelectorAll('.option') ?? [])]
      if (options.length === 0) return cell?.textContent ?? ''
      const chosen = options.filter((option) => option.querySelector('.mark.on'))
      return chosen.map((option) => (option.textContent ?? '').replace('☑', '')).join('、')
    }
    const pairs = [...document.querySelectorAll('table.grid th')].map((label): [string, string] => [
      label.textContent ?? '',
      textOf(label.nextElementSibling),
    ])
    const [rows] = [...document.querySelectorAll('table.rows')]
    const heads = [...(rows?.querySelectorAll('th') ?? [])].slice(1).map((head) => head.textContent ?? '')
    const lines = [...(rows?.querySelectorAll('tr') ?? [])].filter((row) => row.querySelectorAll('td').length > heads.length)
    const cells = lines.flatMap((line) =>
      heads.map((head, index): [string, string] => [head, textOf(line.querySelectorAll('td')[index + 1])]),
    )
    return [...pairs, ...cells]
  })

/** What the pages of a submitted declaration show. */
const onScreen = (page: Page): Promise<Pair[]> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('[data-field]')].map((field): [string, string] => [
      field.querySelector('.label')?.textContent ?? '',
      field.querySelector('.answer')?.textContent ?? '',
    ])
    const heads = [...document.querySelectorAll('main table th')].slice(1).map((head) => head.textContent ?? '')
    const cells = [...document.querySelectorAll('main table tbody tr')].flatMap((row) =>
      heads.map((head, index): [string, string] => [head, row.querySelectorAll('td, th')[index + 1]?.textContent ?? '']),
    )
    return [...fields, ...cells]
  })

/** What the workbench shows. */
const onDesk = (page: Page): Promise<Pair[]> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('.answer-table tr')].map((row): [string, string] => [
      row.querySelector('th')?.textContent ?? '',
      row.querySelector('.value')?.textContent ?? '',
    ])
    const cells = [...document.querySelectorAll('.answer-row p')].map((cell): [string, string] => {
      const label = cell.querySelector('span')?.textContent ?? ''
      return [label, (cell.textContent ?? '').slice(label.length)]
    })
    return [...fields, ...cells]
  })

describe('a form that is filled to its bounds', () => {
  let printed: string[][]
  /** Asked on the screen, kept off the paper by configuration. */
  const unprinted = ['计划数字化改造投入', '是否已签订数字化改造合同']
  const isPrinted = ([label]: Pair) => !unprinted.includes(label)

  beforeAll(async () => {
    printed = plainPairs(await onPaper(paper.page))
  })

  test('has on paper every field, the rows included', () => {
    expect(printed.length).toBeGreaterThan(30 + 60)
    expect(printed).toContainEqual(['企业名称', '示'.repeat(60)])
    expect(printed).toContainEqual(['上年度利润', '-1234567.25万元'])
    expect(printed).toContainEqual(['企业性质', '民营'])
    expect(printed).toContainEqual(['评测日期', '2024-08-20'])
    for (const [, value] of printed) expect(value).not.toBe('')
  })

  test('reads the same, in the same order, on the pages of the enterprise', async () => {
    const shown: Pair[] = []
    const { page, close } = await browser.open(`/d/${id}`, enterprise)
    for (const section of ['basics', 'maturity', 'needs']) {
      await page.goto(`${server.url}/d/${id}/section/${section}`)
      await settled(page)
      shown.push(...(await onScreen(page)))
    }
    await close()
    expect(plainPairs(shown.filter(isPrinted))).toEqual(printed)
  })

  test('reads the same at the reviewer’s desk', async () => {
    const { page, close } = await browser.open(`/review/d/${id}`, district)
    const shown = await onDesk(page)
    await close()
    expect(plainPairs(shown.filter(isPrinted))).toEqual(printed)
  })

  test('is the paper that the last look before submission shows', async () => {
    const textOf = (body: Locator) => body.evaluate((node) => node.textContent?.replace(/\s/g, ''))
    const alone = async () => {
      await paper.page.reload()
      return textOf(paper.page.locator('body'))
    }
    const before = await alone()
    const { page, close } = await browser.open(`/d/${id}/print`, enterprise)
    const frame = page.frameLocator('iframe')
    await frame.locator('table.grid').first().waitFor()
    const inFrame = await textOf(frame.locator('body'))
    await close()
    // it carries the minute in which it is printed, which may end in between
    expect([before, await alone()]).toContain(inFrame)
  })

  test('fits A4: nothing is cut off, its pages are whole', async () => {
    const { page } = paper
    await page.emulateMedia({ media: 'print' })
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll('td, th, .option')]
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0)
        .map((cell) => cell.textContent?.slice(0, 40)),
    )
    expect(clipped).toEqual([])
    const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(5)
    expect(pdf.getPageCount()).toBeLessThanOrEqual(9)
    for (const sheet of pdf.getPages()) {
      expect(Math.round(sheet.getWidth())).toBe(595)
      expect(Math.round(sheet.getHeight())).toBe(842)
    }
  })
})
