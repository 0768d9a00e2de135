/** How a programme begins: its name, the text of its notice, who takes part, and the stages with what they wait for. */
import type { Locator, Page } from 'playwright-core'
import { settled } from '../people.js'
import type { Filling } from './conditions.js'
import { confirm, go, pick, press, region, saved, type } from './hand.js'
import { fill } from './panel.js'
import { main, type Source, stagesOf, type Tree } from './source.js'

export async function beginProgramme(page: Page, source: Source): Promise<void> {
  const { title, issuer, id } = source.read(main)
  await press(page, '新建事项')
  await type(page, '通知标题', title)
  await type(page, '发文单位', issuer)
  await type(page, '编号', id)
  await confirm(page, '新建')
  await settled(page)
}

export async function pasteNotice(page: Page, source: Source): Promise<void> {
  await go(page, '通知条款')
  await press(page, '粘贴通知全文')
  await type(page, '通知全文', source.notice)
  await page.getByRole('button', { name: /^写入 \d+ 条$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await saved(page)
}

export async function nameProgramme(page: Page, source: Source): Promise<void> {
  const filling: Filling = { page, source, file: main, schema: 'programme' }
  await go(page, '事项设置')
  await fill(filling, region(page, '名称和说明'), [], { only: ['shortTitle', 'documentNumber', 'summary', 'notes'] })
  await fill(filling, region(page, '申报时间'), [], { only: ['opening'] })
  await fill(filling, region(page, '公开页的要点'), [], { only: ['highlights'] })
  await fill(filling, region(page, '其他'), [], { only: ['remarkTemplates'] })
  await saved(page)
}

export async function addRoles(page: Page, source: Source): Promise<void> {
  await go(page, '事项设置')
  await fill({ page, source, file: main, schema: 'programme' }, region(page, '角色'), [], { only: ['roles'] })
  await saved(page)
}

export async function addStages(page: Page, source: Source): Promise<void> {
  const { roles } = source.read(main)
  await go(page, '事项设置')
  const label = (role: string) => roles.find(({ id }: Tree) => id === role).label
  for (const [index, stage] of stagesOf(source).entries()) {
    await press(page, '新增环节')
    await type(page, '环节名称', stage.title)
    await pick(page, '谁来填报', label(stage.by))
    await pick(page, '谁来审核', label('district'))
    await confirm(page, '新增')
    await settled(page)
    const details = await stageBox(page, stage)
    await fill({ page, source, file: main, schema: 'programme' }, details, ['stages', index], {
      omit: ['id', 'title', 'by', 'worksheet', 'waitsFor'],
    })
  }
  await saved(page)
}

async function stageBox(page: Page, { title }: Tree): Promise<Locator> {
  const details = region(page, '申报环节')
    .locator('> details')
    .filter({ has: page.locator('> summary', { hasText: new RegExp(`^${title}$`) }) })
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click()
  return details
}

/** What a stage waits for can be said once there are states. */
export async function linkStages(page: Page, source: Source): Promise<void> {
  await go(page, '事项设置')
  for (const [index, stage] of stagesOf(source).entries()) {
    if (!stage.waitsFor) continue
    const details = await stageBox(page, stage)
    await fill({ page, source, file: main, schema: 'programme' }, details, ['stages', index], { only: ['waitsFor'] })
  }
  await saved(page)
}
