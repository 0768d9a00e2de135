/** Facts, conditions that several rules share, pools of money. */
import type { Page } from 'playwright-core'
import { meaningOf } from '../../../web/pages/studio/words.js'
import { type Filling, fillCondition } from './conditions.js'
import { go, pick, press, region, saved } from './hand.js'
import { fill } from './panel.js'
import type { Source, Tree } from './source.js'

export async function nameFacts(page: Page, source: Source): Promise<void> {
  const { facts } = source.read('rules/facts.json')
  await go(page, '事实')
  for (const [index, fact] of (facts as Tree[]).entries()) {
    await pick(page, '事实的种类', meaningOf(fact.kind) ?? fact.kind)
    await press(page, '添加事实')
    const box = region(page, '新的一项')
    await box.waitFor()
    const filling: Filling = { page, source, file: 'rules/facts.json', schema: 'facts' }
    await fill(filling, box, ['facts', index], { only: ['label'] })
    await fill(filling, region(page, fact.label), ['facts', index], { only: ['type', 'stage', 'unit', 'options', 'clause'] })
  }
  await saved(page)
}

const factList = (page: Page, group: string) =>
  page.getByRole('navigation', { name: '事实与公共条件' }).getByRole('region', { name: group, exact: true }).getByRole('button')

export async function defineFacts(page: Page, source: Source, which: (fact: Tree) => boolean): Promise<void> {
  const { facts } = source.read('rules/facts.json')
  await go(page, '事实')
  for (const [index, fact] of (facts as Tree[]).entries()) {
    if (!which(fact)) continue
    await factList(page, '事实').nth(index).click()
    const filling: Filling = { page, source, file: 'rules/facts.json', schema: 'facts', stage: fact.stage }
    await fill(filling, region(page, fact.label), ['facts', index], { omit: ['label', 'type', 'stage', 'unit', 'options', 'clause'] })
  }
  await saved(page)
}

export async function addConditions(page: Page, source: Source): Promise<void> {
  const { conditions } = source.read('rules/facts.json')
  await go(page, '事实')
  for (const condition of Object.values(conditions ?? {})) {
    await press(page, '添加公共条件')
    const box = region(page, '公共条件').last()
    await box.waitFor()
    await fillCondition({ page, source, file: 'rules/facts.json', schema: 'facts' }, box, condition)
  }
  await saved(page)
}

export async function addPools(page: Page, source: Source): Promise<void> {
  const { pools } = source.read('rules/facts.json')
  await go(page, '事实')
  for (const [index, pool] of (pools as Tree[]).entries()) {
    await press(page, '添加资金池')
    const filling: Filling = { page, source, file: 'rules/facts.json', schema: 'facts' }
    await fill(filling, region(page, '新的一项'), ['pools', index], { only: ['label'] })
    await fill(filling, region(page, pool.label), ['pools', index], { omit: ['label'] })
  }
  await saved(page)
}
