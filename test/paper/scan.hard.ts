import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { coloured, printForm, readMany } from './scans.js'

const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)

test('1,000 bad scans: no wrong match, 98 of 100 coloured ones at 150 dpi and more matched', async () => {
  console.log(`seed ${seed}`)
  const printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
  const counts = await readMany(await printForm(printer), 1000, seed)
  await printer.close()
  const all = Object.values(counts)
  const sum = (of: (count: (typeof all)[number]) => number) => all.reduce((total, count) => total + of(count), 0)
  const times = all.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const { pages, matched } = coloured(counts)
  const control = coloured(
    await readMany(await printForm(createPdfPrinter({ path: process.env.CHROMIUM_PATH })), 150, seed, {
      redChannel: false,
      copies: 'header',
    }),
  )
  const evidence = {
    seed,
    pages: sum((count) => count.pages),
    wrong: sum((count) => count.wrong),
    automatic: matched / pages,
    sealOverOne: sum((count) => count.sealOverOne),
    sealOverBoth: sum((count) => count.sealOverBoth),
    cpuMillisecondsP95: times[Math.floor(times.length * 0.95)],
    memoryMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
    controlWithoutRedChannelAndSecondCode: control.matched / control.pages,
    byClass: Object.fromEntries(Object.entries(counts).map(([kind, { milliseconds: _, ...count }]) => [kind, count])),
  }
  mkdirSync('docs/evidence', { recursive: true })
  writeFileSync('docs/evidence/scan.json', `${JSON.stringify(evidence, null, 2)}\n`)
  expect(evidence.wrong).toBe(0)
  expect(evidence.automatic).toBeGreaterThanOrEqual(0.98)
  expect(evidence.controlWithoutRedChannelAndSecondCode).toBeLessThan(0.98)
})
