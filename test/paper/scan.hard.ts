import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { coloured, printForm, readMany } from './scans.js'

const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)

test('1,000 bad scans: no wrong match, 98 of 100 coloured ones at 150 dpi and more matched; not without the red channel, not without the second code', async () => {
  console.log(`seed ${seed}`)
  const printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
  const print = await printForm(printer)
  await printer.close()
  const counts = await readMany(print, 1000, seed)
  const share = ({ pages, matched }: ReturnType<typeof coloured>) => matched / pages
  const all = Object.values(counts)
  const sum = (of: (count: (typeof all)[number]) => number) => all.reduce((total, count) => total + of(count), 0)
  const times = all.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const { pages, matched } = coloured(counts)
  const withoutRedChannel = share(coloured(await readMany(print, 150, seed, { redChannel: false })))
  const withoutSecondCode = share(coloured(await readMany(print, 150, seed, { copies: 'header' })))
  const evidence = {
    seed,
    pages: sum((count) => count.pages),
    wrong: sum((count) => count.wrong),
    automatic: matched / pages,
    person: sum((count) => count.pages - count.matched),
    sealOverOne: sum((count) => count.sealOverOne),
    sealOverBoth: sum((count) => count.sealOverBoth),
    cpuMillisecondsP95: times[Math.floor(times.length * 0.95)],
    memoryMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
    controls: { pages: 150, withoutRedChannel, withoutSecondCode },
    byClass: Object.fromEntries(Object.entries(counts).map(([kind, { milliseconds: _, ...count }]) => [kind, count])),
  }
  mkdirSync('docs/evidence', { recursive: true })
  writeFileSync('docs/evidence/scan.json', `${JSON.stringify(evidence, null, 2)}\n`)
  expect(evidence.wrong).toBe(0)
  expect(evidence.automatic).toBeGreaterThanOrEqual(0.98)
  expect(evidence.sealOverOne / evidence.pages).toBeGreaterThanOrEqual(0.3)
  expect(evidence.sealOverBoth / evidence.pages).toBeGreaterThanOrEqual(0.05)
  expect(withoutRedChannel).toBeLessThan(0.98)
  expect(withoutSecondCode).toBeLessThan(0.98)
})
