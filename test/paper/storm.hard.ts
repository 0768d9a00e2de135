import { expect, test } from 'vitest'
import { seeded } from './damage.js'
import { killAgainAndAgain, prepareStorm, serve, uploadAtOnce } from './storm.js'

test('twenty 30 MB uploads at the same time hold the memory of the server under 300 MB', async () => {
  const storm = await prepareStorm(4, false)
  const served = await serve(storm.data)
  const statuses = await uploadAtOnce(served, storm.enterprises, 5, 30)
  console.log(`${served.peak()} MB`)
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(served.peak()).toBeLessThan(300)
  await served.kill()
  storm.end()
})

test('killed 200 times during uploads and submissions nothing is half there, nothing acknowledged is lost', async () => {
  const storm = await prepareStorm(10, true)
  const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  expect(await killAgainAndAgain(storm, 200, seeded(seed))).toEqual([])
  storm.end()
})
