import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { repository } from '../server.js'
import { seeded } from './damage.js'
import { killAgainAndAgain, prepareStorm, serve, uploadAtOnce } from './storm.js'

test('twenty 30 MB uploads at the same time hold the memory of the server under 300 MB', async () => {
  const storm = await prepareStorm(4, false)
  const served = await serve(storm.data)
  onTestFinished(async () => {
    await served.kill()
    storm.end()
  })
  const statuses = await uploadAtOnce(served, storm.enterprises, 5, 30)
  note('uploads', {
    files: statuses.length,
    megabytesEach: 30,
    kept: statuses.filter((status) => status === 200).length,
    peakMegabytes: served.peak(),
  })
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(served.peak()).toBeLessThan(300)
})

test('killed 200 times during uploads and submissions nothing is half there, nothing acknowledged is lost', async () => {
  const storm = await prepareStorm(10, true)
  const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)
  const { disorder, acknowledged, submitted } = await killAgainAndAgain(storm, 200, seeded(seed))
  note('kills', { seed, kills: 200, acknowledgedUploads: acknowledged, acknowledgedSubmissions: submitted, disorder })
  expect(disorder).toEqual([])
  expect(acknowledged).toBeGreaterThan(200)
  storm.end()
})

/** What was measured, beside the other evidence. */
function note(name: string, measured: object) {
  const folder = path.join(repository, 'docs/evidence')
  const file = path.join(folder, 'storm.json')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...known(file), [name]: measured }, null, 2)}\n`)
}

function known(file: string): object {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object // written by this test
  } catch {
    return {}
  }
}
