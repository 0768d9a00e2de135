/** The pages of a programme's studio, in groups, with what is wrong or changed in each. */
import { Link, useLocation } from 'wouter'
import { siteId } from './folders'
import type { Opened } from './opening'
import { problemsIn } from './problems'

interface Entry {
  label: string
  /** The end of its address. */
  at: string
  /** The files it edits; problems in them are counted beside the label. */
  files?: RegExp
  /** Of the site as well, or of the site alone. */
  site?: boolean | 'alone'
}

/** The table of pages. A new one is one entry here and in routes.tsx. */
const groups: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: '总体',
    entries: [
      { label: '概览', at: '', site: true },
      { label: '事项设置', at: '/settings', files: /^schemas\/programme\.json$/ },
      { label: '平台设置', at: '/settings', files: /^schemas\/site\.json$/, site: 'alone' },
      { label: '角色', at: '/roles', site: true },
      { label: '账号邮件', at: '/mails', files: /^templates\/(?!consent).+\.hbs$/, site: 'alone' },
      { label: '工作日历', at: '/calendar', files: /^schemas\/calendar\.json$/, site: 'alone' },
      { label: '通知条款', at: '/notice', files: /^schemas\/clauses\.json$/ },
    ],
  },
  {
    title: '填报',
    entries: [
      { label: '表单', at: '/forms', files: /\.(form|ui)\.json$/ },
      { label: '材料', at: '/materials', files: /\.materials\.json$/ },
      { label: '字典', at: '/dictionaries', files: /\.dictionary\.json$/ },
    ],
  },
  {
    title: '规则与金额',
    entries: [
      { label: '资格规则', at: '/rules', files: /\.eligibility\.json$/ },
      { label: '测算', at: '/sheet', files: /\.worksheet\.json$/ },
      { label: '决策表', at: '/tables', files: /\.table\.json$/ },
      { label: '事实', at: '/facts', files: /^rules\/facts\.json$/ },
      { label: '名单', at: '/registers', files: /^(?:rules|schemas)\/registers\.json$/ },
    ],
  },
  {
    title: '办理',
    entries: [
      { label: '流程', at: '/workflow', files: /^rules\/[^/]+\.workflow\.json$/ },
      { label: '走一遍', at: '/walk' },
      { label: '以角色预览', at: '/preview' },
      { label: '文书', at: '/letters', files: /^templates\/(?!mail\/).+\.hbs$/ },
      { label: '邮件', at: '/mails', files: /^templates\/mail\/.+\.hbs$/ },
    ],
  },
  {
    title: '高级',
    entries: [{ label: '编辑文件', at: '/files', site: true }],
  },
  {
    title: '发布',
    entries: [
      { label: '示例', at: '/examples', files: /^rules\/examples\// },
      { label: '改动', at: '/changes', site: true },
      { label: '检查', at: '/check', site: true },
      { label: '影响测算', at: '/what-if' },
      { label: '政策文本', at: '/book' },
      { label: '发布记录', at: '/publications', site: true },
    ],
  },
]

const isOf = (programme: string, { site }: Entry) => (programme === siteId ? Boolean(site) : site !== 'alone')

/** Whether an address is one of the pages of the programme or of the site; each has some that the other has not. */
export const isPageOf = (programme: string, address: string): boolean =>
  groups.some(({ entries }) =>
    entries.some((entry) => {
      const to = `/studio/${programme}${entry.at}`
      return isOf(programme, entry) && (address === to || (entry.at !== '' && address.startsWith(`${to}/`)))
    }),
  )

export function Menu({ opened }: { opened: Opened }) {
  const { programme } = opened
  const [location] = useLocation()
  const shown = groups
    .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => isOf(programme, entry)) }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <nav className="studio-menu" aria-label="配置" ref={showCurrent}>
      {shown.map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <p className="studio-menu-title">{title}</p>
          <ul>
            {entries.map((entry) => {
              const to = `/studio/${programme}${entry.at}`
              return (
                <li key={to}>
                  <Link href={to} aria-current={location === to ? 'page' : undefined}>
                    {entry.label}
                    <Count {...countOf(entry, opened)} />
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** Scrolls the menu alone to the page that is open: where it is longer than the window, its end would not be seen. */
function showCurrent(menu: HTMLElement | null): void {
  const current = menu?.querySelector('[aria-current]')
  if (!menu || !current) return
  const below = current.getBoundingClientRect().bottom + current.clientHeight - menu.getBoundingClientRect().bottom
  if (below > 0) menu.scrollTop += below + menu.clientHeight / 4
}

interface Counted {
  count: number
  words: string
  isWrong?: boolean
}

function countOf({ at, files }: Entry, { state, changed, publications }: Opened): Counted {
  if (at === '/changes') return { count: changed.length, words: '个文件有改动' }
  if (at === '/publications') return { count: publications.length, words: '次发布' }
  const wrong = { words: '个问题', isWrong: true }
  if (at === '/check') return { count: state.problems.length + state.examples.failed.length, ...wrong }
  const paths = files ? Object.keys(state.files).filter((path) => files.test(path)) : []
  // an example that differs in several amounts is one thing to look at
  if (at === '/examples') return { count: paths.filter((path) => problemsIn(state, path).length > 0).length, ...wrong }
  return { count: paths.reduce((sum, path) => sum + problemsIn(state, path).length, 0), ...wrong }
}

function Count({ count, words, isWrong }: Counted) {
  if (count === 0) return null
  return (
    <span className={isWrong ? 'studio-count is-wrong' : 'studio-count'}>
      {count}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
