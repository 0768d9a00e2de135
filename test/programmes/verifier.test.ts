import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readProgrammeFolder } from '../../server/programmes/folders.js'
import { verdictOn } from '../../server/programmes/judge-files.js'
import { siteId } from '../../server/programmes/verdict.js'
import { createVerifier } from '../../server/programmes/verifier.js'
import { fewExamples } from '../engine/shipped.js'
import { programme } from '../selection.js'
import { repository } from '../server.js'

const site = await readProgrammeFolder(repository, siteId)
const every = await readProgrammeFolder(repository, programme)
const files = fewExamples(every)
const sheet = 'rules/subsidy.worksheet.json'

let verifier: ReturnType<typeof createVerifier>
afterEach(() => verifier.close())

/** As many rows as there may be, each of which reads the one before, and as many examples: nothing is wrong with it but its length. */
function endless() {
  const worksheet = JSON.parse(files[sheet] ?? '')
  for (let row = worksheet.rows.length; row < 500; row++)
    worksheet.rows.push({ id: `r${row}`, label: `${row}`, formula: row > 3 ? `r${row - 1} + r${row - 1} * 1.01` : '1' })
  const computed = Object.keys(every).filter((path) => every[path]?.includes('"stage": "selection"'))
  const copies = computed.flatMap((path) =>
    [0, 1, 2].map((copy) => [path.replace('examples/', `examples/copy-${copy}-`), every[path] ?? '']),
  )
  const room = 1000 - Object.keys(every).length
  return { ...Object.fromEntries(copies.slice(0, room)), ...every, [sheet]: JSON.stringify(worksheet) }
}

test('a draft gets the same verdict in its own thread as anywhere else', async () => {
  verifier = createVerifier({ milliseconds: 300_000 })
  for (const draft of [files, { ...files, 'rules/facts.json': '{' }])
    expect(await verifier.verdictOn(programme, draft, site)).toEqual(verdictOn(programme, draft, site))
  expect(await verifier.verdictOn(siteId, site)).toEqual(verdictOn(siteId, site))
})

test('one that takes too long is refused in words and holds up nobody, and the next one gets its verdict', async () => {
  verifier = createVerifier({ milliseconds: 3000 })
  let longest = 0
  let before = performance.now()
  const clock = setInterval(() => {
    longest = Math.max(longest, performance.now() - before)
    before = performance.now()
  }, 10)
  const [slow, next] = await Promise.all([verifier.verdictOn(programme, endless(), site), verifier.verdictOn(siteId, site)])
  clearInterval(clock)
  expect(slow.problems).toEqual([expect.objectContaining({ code: 'too-slow', message: expect.stringContaining('3 秒') })])
  expect(next.problems).toEqual([])
  expect(longest).toBeLessThan(1000)
})

test('one that is published under another name is told so', async () => {
  verifier = createVerifier({ milliseconds: 300_000 })
  const { problems } = await verifier.verdictOn('another-name', files, site)
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['programme-id', path.posix.join('schemas', 'programme.json')]])
})
