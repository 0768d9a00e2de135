/** What is typed while an earlier save is still under way is saved after it. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'

vi.stubGlobal('location', { origin: 'http://shenbao.test' })
vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined })
vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: 'visible' })
afterAll(() => vi.unstubAllGlobals())

interface Saved {
  version: number
  answers: unknown
}

/** A server that takes its time: each save is answered when the test says so. */
function slowServer() {
  const saves: Saved[] = []
  const waiting: (() => void)[] = []
  vi.stubGlobal('fetch', async (_: unknown, init: RequestInit) => {
    const saved: Saved = JSON.parse(String(init.body))
    saves.push(saved)
    await new Promise<void>((resolve) => waiting.push(resolve))
    return Response.json({ version: saved.version + 1, savedAt: '2026-01-01T00:00:00.000Z', check: {} })
  })
  const answer = async () => {
    while (waiting.length === 0) await wait(1)
    waiting.shift()?.()
  }
  return { saves, answer }
}

test('what is typed during a save is saved next, and whoever waits for the save goes on', async () => {
  const { draftOf } = await import('../../web/draft/draft')
  const { saves, answer } = slowServer()
  const view = { id: 'd1', version: 3, answers: {}, savedAt: '2026-01-01T00:00:00.000Z', editable: 'all' } as Parameters<typeof draftOf>[0]
  const draft = draftOf(view, 'someone')
  draft.change('basics', { name: 'first' })
  const done = draft.save()
  draft.change('basics', { name: 'second' })
  const doneToo = draft.save()
  await answer()
  await answer()
  await expect(Promise.race([done, wait(2000, 'still waiting')])).resolves.toBe(true)
  await expect(Promise.race([doneToo, wait(2000, 'still waiting')])).resolves.toBe(true)
  expect(saves).toEqual([
    { version: 3, answers: { basics: { name: 'first' } } },
    { version: 4, answers: { basics: { name: 'second' } } },
  ])
  expect(draft.read().status).toBe('saved')
})
