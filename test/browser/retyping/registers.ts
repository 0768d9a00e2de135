/** The registers that rules read. */
import type { Page } from 'playwright-core'
import type { Filling } from './conditions.js'
import { go, press, region, saved } from './hand.js'
import { fill } from './panel.js'
import type { Source, Tree } from './source.js'

export async function addRegisters(page: Page, source: Source): Promise<void> {
  const file = 'rules/registers.json'
  const filling: Filling = { page, source, file, schema: 'registers' }
  await go(page, '名单')
  for (const [index, register] of (source.read(file).registers as Tree[]).entries()) {
    await press(page, '添加名单')
    const place = ['registers', index]
    await fill(filling, region(page, '新的名单'), place, { only: ['label'] })
    const own = region(page, register.label)
    await fill(filling, own, place, { only: ['note'] })
    await fill(filling, own, place, { only: ['columns'] })
    await fill(filling, own, place, { only: ['key'] })
    await saved(page)
  }
}
