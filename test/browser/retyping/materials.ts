/** The checklists. */
import type { Page } from 'playwright-core'
import { settled } from '../people.js'
import type { Filling } from './conditions.js'
import { go, pick, press, saved } from './hand.js'
import { fill } from './panel.js'
import type { Source, Tree } from './source.js'

export async function writeMaterials(page: Page, source: Source, stage: Tree): Promise<void> {
  const file = `schemas/${stage.id}.materials.json`
  const { materials } = source.read(file)
  await go(page, '材料')
  await pick(page, '环节', stage.title)
  await settled(page)
  const filling: Filling = { page, source, file, schema: 'materials', stage: stage.id }
  for (const [index, material] of (materials as Tree[]).entries()) {
    await press(page, '添加材料')
    const name = () => page.getByRole('region', { name: `材料：${material.title}`, exact: true })
    const fresh = page.getByRole('region', { name: '材料：新的材料', exact: true })
    await fresh.waitFor()
    const place = ['materials', index]
    await fill(filling, fresh.getByRole('group', { name: '基本', exact: true }), place, { only: ['title'] })
    await name().waitFor()
    const box = name()
    await fill(filling, box.getByRole('group', { name: '基本', exact: true }), place, { only: ['help', 'need', 'clause'] })
    await fill(filling, box.getByRole('group', { name: '什么时候要', exact: true }), place, {
      only: ['forEach', 'oneOf'],
    })
    await fill(filling, box.getByRole('group', { name: '什么时候要', exact: true }), place, { only: ['when', 'whenReason'] })
    await fill(filling, box.getByRole('group', { name: '文件', exact: true }), place, {
      only: ['maxFiles', 'maxMegabytes', 'minPages', 'attachments', 'validity'],
    })
    const rest = Object.keys(material).filter((key) => ['stampedPrint', 'letter', 'sample', 'variants'].includes(key))
    if (rest.length === 0) continue
    await box.locator('> details > summary').click()
    await fill(filling, box.locator('> details'), place, { only: rest })
  }
  const whole = page.locator('details.panel').filter({ has: page.locator('summary', { hasText: '整份清单的名称和说明' }) })
  if ((await whole.getAttribute('open')) === null) await whole.locator('> summary').click()
  await fill(filling, whole, [], { only: ['title', 'note'] })
  await saved(page)
}
