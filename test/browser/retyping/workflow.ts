/** The states of a stage and what leads from one to another. */
import type { Locator, Page } from 'playwright-core'
import { settled } from '../people.js'
import { buttons, go, pick, pickOnly, press, saved, type } from './hand.js'
import { fill } from './panel.js'
import { main, type Source, type Tree } from './source.js'

const tones = {
  neutral: '灰色：还没有开始或已了结',
  active: '蓝色：正在办理',
  attention: '橙色：等申报单位处理',
  success: '绿色：通过',
  danger: '红色：不通过',
} as Tree
const kinds = {
  submit: '提交（留下一份不变的内容）',
  withdraw: '撤回',
  approve: '通过',
  return: '退回（逐条写明意见）',
  reject: '不通过（须输入代码确认）',
  move: '其他：只改变状态',
} as Tree
const needs = {
  programmeOpen: '在申报时间内',
  answers: '填报完整',
  materials: '材料齐全',
  stampedPrint: '已上传盖章件',
  eligibility: '规则允许',
  opinions: '要求的意见都已提出',
  comment: '填写意见',
  remarks: '至少一条退回意见',
  remarksSettled: '退回意见逐条处理',
  settledFindings: '待核实的都已认定',
  unopened: '尚未受理',
  typedConfirmation: '输入代码确认',
} as Tree

async function openWorkflow(page: Page, source: Source, stage: Tree): Promise<Tree> {
  await go(page, '流程')
  await pick(page, '申报环节', stage.title)
  await settled(page)
  return source.read(`rules/${stage.id}.workflow.json`)
}

const drawerOf = (page: Page) => page.getByRole('dialog').last()
async function closeDrawer(page: Page): Promise<void> {
  await press(drawerOf(page), '关闭')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

export async function writeStates(page: Page, source: Source, stage: Tree): Promise<void> {
  const workflow = await openWorkflow(page, source, stage)
  const { roles } = source.read(main)
  const table = page.getByRole('region', { name: '状态和操作' })
  for (const label of ['不通过', '通过', '修改后提交', '退回修改', '提交']) {
    await press(table, `修改操作：${label}`)
    await press(drawerOf(page), '删除这个操作')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  for (const label of ['审核中', '已退回', '已通过', '未通过']) await press(table, `删除状态：${label}`)
  for (const [index, state] of (workflow.states as Tree[]).entries()) {
    if (index === 0) await press(table, '修改状态：草稿')
    else await press(page, '新增状态')
    const drawer = drawerOf(page)
    await type(drawer, '名称', state.label)
    if (state.public) await type(drawer, '申报单位看到的名称', state.public)
    if (state.holder) await pick(drawer, '办理角色', roles.find(({ id }: Tree) => id === state.holder).label)
    if (state.within) {
      await type(drawer, '办理时限', String(state.within.workingDays))
      if (state.within.afterReturn)
        await pick(drawer, '退回补正以后，时限', state.within.afterReturn === 'resume' ? '接着剩下的天数算' : '重新计算')
      if (state.within.clause) await pick(drawer, '时限的依据', source.clause(state.within.clause) ?? '')
    }
    if (index > 0 && state.editable)
      await pick(drawer, '申报单位可以修改', state.editable === 'all' ? '全部内容' : '只有退回意见指出的内容')
    if (state.final) await pick(drawer, '到这里就办结', state.final === 'positive' ? '办结' : '办结，且不能再次申报')
    await pick(drawer, '颜色', tones[state.tone])
    if (state.help) await type(drawer, '给申报单位的说明', state.help)
    if (state.clause) await pick(drawer, '政策依据', source.clause(state.clause) ?? '')
    await closeDrawer(page)
  }
  await saved(page)
}

export async function writeActions(page: Page, source: Source, stage: Tree): Promise<void> {
  const workflow = await openWorkflow(page, source, stage)
  const actions: Tree[] = workflow.actions
  const table = page.getByRole('region', { name: '状态和操作' })
  const fillRest = (index: number, fields: { only: string[] } | { omit: string[] }) =>
    fill(
      { page, source, file: `rules/${stage.id}.workflow.json`, schema: 'workflow', stage: stage.id },
      drawerOf(page).locator('.stack'),
      ['actions', index],
      fields,
    )
  for (const [index, action] of actions.entries()) {
    await press(table, `新增操作：${stateLabel(workflow, action.from[0])}`)
    await writeAction(drawerOf(page), source, workflow, action)
    await fillRest(index, { omit: written })
    await closeDrawer(page)
  }
  // only what stands already can be counted together
  for (const [index, action] of actions.entries()) {
    if (!action.countsWith) continue
    await buttons(table, `修改操作：${action.label}`).nth(sameBefore(workflow, action)).click()
    await fillRest(index, { only: ['countsWith'] })
    await closeDrawer(page)
  }
  await saved(page)
}

const stateLabel = ({ states }: Tree, id: string): string => states.find((state: Tree) => state.id === id).label

/** What is written by hand in a drawer; the rest is written as in all panels. */
const written = 'id label kind by from to after needs commentLength maxRounds countsWith mail mailHolder confirm batch clause'.split(' ')

async function writeAction(drawer: Locator, source: Source, workflow: Tree, action: Tree): Promise<void> {
  const { roles } = source.read(main)
  const who = (role: string) =>
    role === 'system' ? '系统自动' : role === 'batch' ? '由批次办理' : roles.find(({ id }: Tree) => id === role).label
  const labelOf = (id: string) => stateLabel(workflow, id)
  await type(drawer, '按钮上的字', action.label)
  await pick(drawer, '种类', kinds[action.kind])
  await pickOnly(drawer, '谁来做', action.by.map(who))
  await pickOnly(drawer, '在哪些状态可以做', action.from.map(labelOf))
  await pick(drawer, '做完到哪个状态', labelOf(action.to))
  if (action.after) await type(drawer, '进入状态满多少天自动办理', String(action.after))
  if (action.needs) await pick(drawer, '须先做到', ...action.needs.map((need: string) => needs[need]))
  if (action.commentLength) await type(drawer, '意见至少', String(action.commentLength))
  if (action.maxRounds) await type(drawer, '最多退回', String(action.maxRounds))
  if (action.mail) await pick(drawer, '发邮件给申报单位', source.mail(action.mail))
  if (action.mailHolder) await pick(drawer, '发邮件给接着办理的人', source.mail(action.mailHolder))
  if (action.confirm) await type(drawer, '做之前再问一句', action.confirm)
  if (action.clause) await pick(drawer, '政策依据', source.clause(action.clause) ?? '')
}

/** How many actions above this one in the table are called the same; it stands below each state in which it is done. */
function sameBefore({ states, actions }: Tree, action: Tree): number {
  const lines = (states as Tree[]).flatMap(({ id }) => (actions as Tree[]).filter(({ from }) => from.includes(id)))
  return lines.filter(({ label }) => label === action.label).indexOf(action)
}
