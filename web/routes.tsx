/** Every page of the web: router, menus and the accessibility test read this one table. */
import type { ComponentType, LazyExoticComponent } from 'react'
import type { SessionView } from '../server/actions/views/session'
import { type Audience, audienceOf } from './audience'
import { late } from './ui/late'

export interface PageRoute {
  path: string
  title: string
  for: readonly Audience[]
  page: LazyExoticComponent<ComponentType>
  /** Label of its entry in the menu of staff; applicants' menus come from the site's configuration. */
  menu?: string
  /** Uses the whole width of the window. */
  wide?: boolean
  /** Without the menu, where every line counts; the way back stands in the page. */
  bare?: boolean
  /** Only for accounts that work for a district. */
  district?: boolean
  /** Not for those who see only what is assigned to them. */
  unassigned?: boolean
}

const everyone = ['everyone'] as const
const applicant = ['applicant'] as const
const administrator = ['administrator'] as const
const reviewer = ['reviewer'] as const
const operator = ['operator'] as const
const house = ['operator', 'administrator'] as const

export const routes: readonly PageRoute[] = [
  { path: '/', title: '首页', for: everyone, page: late(() => import('./pages/public/home')) },
  { path: '/p/:programme', title: '申报事项', for: everyone, page: late(() => import('./pages/public/programme')) },
  { path: '/p/:programme/self-check', title: '资格自测', for: everyone, page: late(() => import('./pages/public/self-check')) },
  { path: '/notices', title: '公示公告', for: everyone, page: late(() => import('./pages/public/notices')) },
  { path: '/notices/:id', title: '公示', for: everyone, page: late(() => import('./pages/public/notice')) },
  { path: '/register/:kind', title: '账号注册', for: everyone, page: late(() => import('./pages/public/register')) },
  { path: '/login', title: '登录', for: everyone, page: late(() => import('./pages/public/login')) },
  { path: '/forgotten', title: '忘记密码', for: everyone, page: late(() => import('./pages/public/forgotten')) },
  { path: '/password', title: '修改密码', for: everyone, page: late(() => import('./pages/public/password')) },
  { path: '/setup', title: '设置管理员', for: everyone, page: late(() => import('./pages/public/setup')) },

  { path: '/home', title: '首页', for: applicant, page: late(() => import('./pages/enterprise/home')) },
  { path: '/todo', title: '待办中心', for: applicant, page: late(() => import('./pages/enterprise/todo')) },
  { path: '/help', title: '使用帮助', for: everyone, page: late(() => import('./pages/public/help')) },
  { path: '/s/:programme/:stage', title: '申报列表', for: applicant, page: late(() => import('./pages/enterprise/list')) },
  { path: '/d/:id', title: '申报任务清单', for: applicant, page: late(() => import('./pages/enterprise/tasks')) },
  { path: '/d/:id/section/:section', title: '填写', for: applicant, page: late(() => import('./pages/enterprise/section')) },
  { path: '/d/:id/materials', title: '材料', for: applicant, page: late(() => import('./pages/enterprise/materials')) },
  { path: '/d/:id/print', title: '打印', for: applicant, page: late(() => import('./pages/enterprise/print')) },
  { path: '/d/:id/submit', title: '核对并提交', for: applicant, page: late(() => import('./pages/enterprise/submit')) },
  { path: '/d/:id/receipt', title: '提交成功', for: applicant, page: late(() => import('./pages/enterprise/receipt')) },
  { path: '/d/:id/history', title: '办理记录', for: applicant, page: late(() => import('./pages/enterprise/history')) },

  { path: '/review', title: '待办中心', menu: '待办中心', for: reviewer, wide: true, page: late(() => import('./pages/review/todo')) },
  { path: '/review/d/:id', title: '审核', for: reviewer, wide: true, bare: true, page: late(() => import('./pages/review/workbench')) },
  {
    path: '/figures',
    title: '数据看板',
    menu: '数据看板',
    for: reviewer,
    unassigned: true,
    wide: true,
    page: late(() => import('./pages/review/figures/figures')),
  },
  {
    path: '/batches',
    title: '批次办理',
    menu: '批次办理',
    for: reviewer,
    unassigned: true,
    wide: true,
    page: late(() => import('./pages/review/batches/list')),
  },
  { path: '/batches/:id', title: '批次', for: reviewer, wide: true, page: late(() => import('./pages/review/batches/batch')) },
  {
    path: '/transfers',
    title: '单位移交',
    menu: '单位移交',
    for: reviewer,
    district: true,
    wide: true,
    page: late(() => import('./pages/review/transfers')),
  },

  {
    path: '/studio',
    title: '政策配置',
    for: administrator,
    menu: '政策配置',
    wide: true,
    page: late(() => import('./pages/studio/programmes')),
  },
  {
    path: '/studio/:programme/registers',
    title: '名单',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/registers/registers-page')),
  },
  {
    path: '/studio/:programme/roles',
    title: '角色',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/roles/roles-page')),
  },
  {
    path: '/studio/:programme/calendar',
    title: '工作日历',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/calendar/calendar-page')),
  },
  {
    path: '/studio/:programme/examples',
    title: '示例',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/examples/examples-page')),
  },
  {
    path: '/studio/:programme/tables',
    title: '决策表',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/tables/tables-page')),
  },
  {
    path: '/studio/:programme/sheet',
    title: '测算',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/sheet/sheet-page')),
  },
  {
    path: '/studio/:programme/facts',
    title: '事实',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/facts/facts-page')),
  },
  {
    path: '/studio/:programme/rules',
    title: '资格规则',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/rules/rules-page')),
  },
  {
    path: '/studio/:programme',
    title: '概览',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/overview/overview')),
  },
  {
    path: '/studio/:programme/files',
    title: '编辑文件',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/editor-page')),
  },
  {
    path: '/studio/:programme/notice',
    title: '通知条款',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/notice/notice')),
  },
  {
    path: '/studio/:programme/workflow',
    title: '流程',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/workflow/workflow')),
  },
  {
    path: '/studio/:programme/walk',
    title: '走一遍',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/walk/walk-page')),
  },
  {
    path: '/studio/:programme/preview',
    title: '以角色预览',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/preview/preview-page')),
  },
  {
    path: '/studio/:programme/letters',
    title: '文书',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/templates/letters-page')),
  },
  {
    path: '/studio/:programme/mails',
    title: '邮件',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/templates/mails-page')),
  },
  {
    path: '/studio/:programme/settings',
    title: '事项设置',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/settings/settings')),
  },
  {
    path: '/studio/:programme/forms',
    title: '表单',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/forms/forms-page')),
  },
  {
    path: '/studio/:programme/materials',
    title: '材料',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/materials/materials-page')),
  },
  {
    path: '/studio/:programme/dictionaries',
    title: '字典',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/dictionaries/dictionaries-page')),
  },
  { path: '/studio/:programme/book', title: '政策文本', for: administrator, wide: true, page: late(() => import('./pages/studio/book')) },
  { path: '/studio/:programme/changes', title: '改动', for: administrator, wide: true, page: late(() => import('./pages/studio/changes')) },
  { path: '/studio/:programme/check', title: '检查', for: administrator, wide: true, page: late(() => import('./pages/studio/check')) },
  {
    path: '/studio/:programme/what-if',
    title: '影响测算',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/what-if')),
  },
  {
    path: '/studio/:programme/publications',
    title: '发布记录',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/publications')),
  },
  {
    path: '/studio/:programme/publications/:number',
    title: '一次发布的改动',
    for: administrator,
    wide: true,
    page: late(() => import('./pages/studio/publication')),
  },

  { path: '/operate/accounts', title: '账号', menu: '账号', for: house, wide: true, page: late(() => import('./pages/operate/accounts')) },
  {
    path: '/operate/registers',
    title: '名单',
    menu: '名单',
    for: house,
    wide: true,
    page: late(() => import('./pages/operate/registers')),
  },
  { path: '/operate/mails', title: '邮件', menu: '邮件', for: operator, wide: true, page: late(() => import('./pages/operate/mails')) },
  {
    path: '/operate/audit',
    title: '操作日志',
    menu: '操作日志',
    for: operator,
    wide: true,
    page: late(() => import('./pages/operate/audit')),
  },
]

/** Whether a page may be opened by a session; `null` = nobody is signed in. */
export const mayOpen = (route: PageRoute, session: SessionView | null) =>
  route.for.includes('everyone') ||
  (session !== null &&
    route.for.includes(audienceOf(session)) &&
    (!route.district || session.district !== undefined) &&
    (!route.unassigned || session.programmes.some(({ scope }) => scope === 'all' || scope === 'district')))
