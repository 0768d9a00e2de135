/** The rules of a stage. */
import type { Page } from 'playwright-core'
import { settled } from '../people.js'
import type { Filling } from './conditions.js'
import { go, pick, press, region, saved } from './hand.js'
import { fill } from './panel.js'
import type { Source, Tree } from './source.js'

export async function writeRules(page: Page, source: Source, stage: Tree): Promise<void> {
  const file = `rules/${stage.id}.eligibility.json`
  await go(page, '资格规则')
  await pick(page, '环节', stage.title)
  await settled(page)
  const filling: Filling = { page, source, file, schema: 'eligibility', stage: stage.id }
  for (const [index, rule] of (source.read(file).rules as Tree[]).entries()) {
    await press(page, '添加规则')
    const fresh = region(page, '新的规则')
    await fresh.waitFor()
    await fill(filling, fresh, ['rules', index], { only: ['label'] })
    await fill(filling, region(page, rule.label), ['rules', index], { omit: ['label', 'name'] })
  }
  await saved(page)
}
