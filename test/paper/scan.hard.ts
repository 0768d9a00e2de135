/** A thousand bad scans and more. What was read is kept line by line below dist/: a run that was cut off goes on with `SHENBAO_SEED=<its seed>`. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { judgeScan } from '../../server/engine/print/scan-match.js'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { repository } from '../server.js'
import { cases, classes, drawDamage, type ScanCase, type ScanClass, seeded } from './damage.js'
import { asScan, openScanner, type Scanner } from './scanner.js'
import {
  type CaseRead,
  countCases,
  countControl,
  countPages,
  expected,
  isColoured,
  type Prints,
  printAll,
  readCase,
  shareRead,
} from './scans.js'

const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)
const enough = 1000
const kept = path.join(repository, `dist/scans-${seed}.jsonl`)
const evidencePlace = path.join(repository, 'docs/evidence')

test('1,000 bad scans: no wrong match, 98 of 100 coloured pages at 150 dpi and more read; not without the red channel, not without the second code', async () => {
  const printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
  const prints = await printAll(printer)
  await printer.close()
  const scanner = await openScanner()
  const all = await readAll(scanner, prints)
  const evidence = evidenceOf(all, await memoryOfReading(scanner, prints))
  await scanner.close()
  mkdirSync(evidencePlace, { recursive: true })
  writeFileSync(path.join(evidencePlace, 'scan.json'), `${JSON.stringify(evidence, null, 2)}\n`)
  writeFileSync(path.join(evidencePlace, 'scan.md'), inWords(evidence))
  rmSync(kept, { force: true })
  expect(evidence.pages).toBeGreaterThanOrEqual(enough)
  expect(evidence.wrong).toBe(0)
  expect(evidence.automatic).toBeGreaterThanOrEqual(0.98)
  expect(evidence.sealOverOne / evidence.pages).toBeGreaterThanOrEqual(0.3)
  expect(evidence.sealOverBoth / evidence.pages).toBeGreaterThanOrEqual(0.05)
  expect(Object.values(evidence.byCase).reduce((sum, { refused }) => sum + refused, 0)).toBe(0)
  const { withoutRedChannel, withoutSecondCode } = evidence.controls
  expect(withoutRedChannel.withLess).toBeLessThan(0.98)
  expect(withoutSecondCode.withLess).toBeLessThan(0.98)
  expect(withoutRedChannel.withEverything).toBeGreaterThan(withoutRedChannel.withLess)
})

async function readAll(scanner: Scanner, prints: Prints): Promise<CaseRead[]> {
  const lines = existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : []
  const all = lines.map((line) => JSON.parse(line) as CaseRead)
  const count = (test: (page: CaseRead['pages'][number]) => unknown) => all.flatMap(({ pages }) => pages).filter(test).length
  console.log(`seed ${seed}, ${all.length} cases known`)
  while (count(() => true) < enough) {
    const one = await readCase(scanner, prints, seed, all.length, true)
    all.push(one)
    appendFileSync(kept, `${JSON.stringify(one)}\n`)
    if (all.length % 20 === 0)
      console.log(`${count(() => true)} pages, ${count(({ right }) => right)} read, ${count(({ wrong }) => wrong)} wrong`)
  }
  return all.map((one) => ({ ...one, verdict: judgeScan(one.pages, expected).verdict }))
}

type Evidence = ReturnType<typeof evidenceOf>

function evidenceOf(all: readonly CaseRead[], memoryMegabytes: number) {
  const { pages, sealOverOne, sealOverBoth, cpuMillisecondsP95 } = countPages(all)
  const each = <Name extends string, Value>(table: Record<Name, unknown>, count: (name: Name) => Value) =>
    Object.fromEntries((Object.keys(table) as Name[]).map((name) => [name, count(name)])) as Record<Name, Value>
  const byCase = each<ScanCase, ReturnType<typeof countCases>>(cases, (name) => countCases(all.filter(({ what }) => what === name)))
  return {
    seed,
    pages,
    cases: all.length,
    wrong: countCases(all).wrong,
    automatic: shareRead(all),
    automaticCases: shareMatched(all.filter(isColoured)),
    sealOverOne,
    sealOverBoth,
    cpuMillisecondsP95,
    memoryMegabytes,
    controls: { withoutRedChannel: countControl(all, 'withoutRedChannel'), withoutSecondCode: countControl(all, 'withoutSecondCode') },
    byClass: each<ScanClass, ReturnType<typeof countPages>>(classes, (name) => countPages(all.filter(({ kind }) => kind === name))),
    byCase,
  }
}

/** Of complete scans, in whatever order, those that no person needs to look at. */
function shareMatched(all: readonly CaseRead[]): number {
  const whole = all.filter(({ what }) => cases[what].expected === 'matched')
  return whole.filter(({ verdict }) => verdict === 'matched').length / whole.length
}

/** The most that a process of its own takes to read twenty pages. */
async function memoryOfReading(scanner: Scanner, { ours }: Prints): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-scan-'))
  const random = seeded(seed)
  const picture = await scanner.scan({ pdf: ours, index: 0 }, { ...drawDamage('harsh', random), dpi: 200 }, seed)
  writeFileSync(path.join(folder, 'scan.pdf'), await asScan(Array.from({ length: 20 }, () => picture)))
  const script = `import { readFile } from 'node:fs/promises'
    import { readScan } from ${JSON.stringify(path.join(repository, 'dist/server/paper/scan-reader.js'))}
    await readScan(new Uint8Array(await readFile('scan.pdf')))
    console.log(process.resourceUsage().maxRSS / 1024)`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return Math.round(Number(stdout))
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

function inWords(evidence: Evidence): string {
  const { pages, cases: tried, wrong, automatic, automaticCases, controls, cpuMillisecondsP95, memoryMegabytes } = evidence
  const [noRed, noSecond] = [controls.withoutRedChannel, controls.withoutSecondCode]
  const head = (...names: string[]) => `| ${names.join(' | ')} |\n|${' --- |'.repeat(names.length)}`
  const byCase = Object.entries(evidence.byCase).map(([name, count]) => {
    const row = [name, count.cases, count.automatic, count.person, count.refused, count.wrong]
    return `| ${row.join(' | ')} |`
  })
  const byClass = Object.entries(evidence.byClass).map(([name, count]) => {
    const row = [
      name,
      count.pages,
      count.read,
      count.pages - count.read,
      count.wrong,
      count.sealOverOne,
      count.sealOverBoth,
      count.cpuMillisecondsP95,
    ]
    return `| ${row.join(' | ')} |`
  })
  return `# Stamped scans, read by the machine

Written by \`npm run test:hard -- test/paper/scan.hard.ts\` (seed ${evidence.seed}); what is done to the pages stands in \`test/paper/damage.ts\`.
${pages} pages in ${tried} cases were printed by the real renderer, stamped, scanned badly and read.

* ${wrong} wrong matches: no code was read that was not on the page, nothing was matched that is not complete.
* ${percent(automatic)} of whole coloured pages at 150 dpi and more were read; ${percent(automaticCases)} of such complete scans of three pages need no person.
* Control: of ${noRed.pages} such pages with red seals over both codes of a pale print ${percent(noRed.withEverything)} were read, without the red channel ${percent(noRed.withLess)}.
* Control: of ${noSecond.pages} such pages, sealed or not, ${percent(noSecond.withEverything)} were read, without the second code ${percent(noSecond.withLess)}.
* ${cpuMillisecondsP95} ms of processor time for a page at most in 95 of 100 cases; ${memoryMegabytes} MB for a process that reads twenty pages at 200 dpi.

${head('case', 'tried', 'decided as it should be', 'sent to a person', 'complete but refused', 'wrongly matched')}
${byCase.join('\n')}

${head('class', 'pages', 'read', 'not read', 'wrong', 'seal over one code', 'seal over both', 'p95 ms')}
${byClass.join('\n')}

Coarse scans (100–120 dpi) and grey ones stand apart: the target does not speak of them. What is not read goes to a person, never through.
A cut page may still be refused for the codes that it lacks. A change by pen cannot be seen.
`
}
