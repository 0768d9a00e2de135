/** What is wrong with the site: districts, account kinds, registration, mails and texts, menus, the calendar. */

import type { AccountKind, MenuEntry, Registration, SiteMail } from '../generated/site.js'
import type { CompiledSite } from '../programme.js'
import { siteMailDictionary, siteTextDictionary } from '../templates/dictionaries.js'
import { below, type Complaint, complaint, type Place, repeated } from '../values/compile-problems.js'
import { isDay } from '../values/formats.js'
import { checkTemplate, checkText } from './templates.js'

const file = 'schemas/site.json'
const root: Place = { file, at: '' }

/** What is wrong with the site. */
export function checkSite(site: CompiledSite): Complaint[] {
  const { districts, accountKinds, staffRoles = [], registration, consent } = site.file
  const roles = new Set<string>(staffRoles.map(({ id }) => id))
  return [
    ...unique(
      '地区',
      districts.map(({ id }) => id),
      'districts',
      'id',
    ),
    ...unique(
      '地区名称',
      districts.map(({ name }) => name),
      'districts',
      'name',
    ),
    ...unique(
      '账号类型',
      accountKinds.map(({ id }) => id),
      'accountKinds',
      'id',
    ),
    ...unique(
      '角色',
      staffRoles.map(({ id }) => id),
      'staffRoles',
      'id',
    ),
    ...accountKinds.flatMap((kind, index) => checkKind(kind, below(root, 'accountKinds', index), roles)),
    ...checkRegistration(registration),
    ...checkTemplate(consent.template, below(root, 'consent', 'template'), site.files, siteTextDictionary),
    ...checkMails(site),
    ...checkCalendar(site.calendar),
  ]
}

const unique = (what: string, names: readonly string[], list: string, key: string) =>
  repeated(what, names, (index) => below(root, list, index, key))

function checkKind({ id, menu = [] }: AccountKind, place: Place, staffRoles: ReadonlySet<string>): Complaint[] {
  return [
    ...(/^[a-z][a-zA-Z0-9-]{0,39}$/.test(id)
      ? []
      : [complaint(below(place, 'id'), 'wrong-value', `“${id}”不能作账号类型的 id`, '以小写字母开头，只用字母、数字和连字符')]),
    ...(staffRoles.has(id) || id === 'administrator' || id === 'operator' || id === 'system'
      ? [complaint(below(place, 'id'), 'reserved', `“${id}”是平台保留的角色`, '换一个 id')]
      : []),
    ...repeated(
      '菜单',
      menu.map(({ to }) => to),
      (index) => below(place, 'menu', index, 'to'),
    ),
    ...menu.flatMap((entry, index) => checkMenu(entry, below(place, 'menu', index, 'to'))),
  ]
}

const menuTargets = ['home', 'todo', 'materials', 'help']

/** Stages are named, not looked up: a programme may be published later. */
const checkMenu = ({ to }: MenuEntry, place: Place): Complaint[] =>
  menuTargets.includes(to) || /^stage:[a-z][a-zA-Z0-9]{0,39}$/.test(to)
    ? []
    : [complaint(place, 'menu', `菜单不能指向“${to}”`, `可用的：${menuTargets.join('、')}，或 stage:环节`)]

const registrationKeys = ['creditCode', 'name', 'district', 'contact', 'mobile', 'email'] as const

function checkRegistration({ fields }: Registration): Complaint[] {
  const keys = fields.map(({ key }) => key)
  const place = below(root, 'registration', 'fields')
  return [
    ...repeated('注册项', keys, (index) => below(place, index, 'key')),
    ...registrationKeys
      .filter((key) => !keys.includes(key))
      .map((key) =>
        complaint(place, 'missing-key', `注册表缺少“${key}”`, '补上这一项：每个账号都要有信用代码、名称、地区、联系人、电话和电子邮箱'),
      ),
  ]
}

const mailIds: readonly SiteMail['id'][] = ['account-created', 'password-reset', 'account-recovered', 'district-changed']

function checkMails({ file: { mails }, files }: CompiledSite): Complaint[] {
  const ids = mails.map(({ id }) => id)
  return [
    ...unique('邮件', ids, 'mails', 'id'),
    ...mailIds
      .filter((id) => !ids.includes(id))
      .map((id) => complaint(below(root, 'mails'), 'missing-key', `缺少邮件“${id}”`, '补上它的标题和模板')),
    ...mails.flatMap(({ id, subject, template }, index) => [
      ...checkTemplate(template, below(root, 'mails', index, 'template'), files, siteMailDictionary(id)),
      ...checkText(subject, below(root, 'mails', index, 'subject'), siteMailDictionary(id)),
    ]),
  ]
}

function checkCalendar(years: CompiledSite['calendar']): Complaint[] {
  return Object.entries(years).flatMap(([year, { weekdayHolidays, weekendWorkdays }]) => {
    const place: Place = { file: 'schemas/calendar.json', at: `/years/${year}` }
    return [
      ...checkDays(year, weekdayHolidays, below(place, 'weekdayHolidays'), false),
      ...checkDays(year, weekendWorkdays, below(place, 'weekendWorkdays'), true),
    ]
  })
}

function checkDays(year: string, days: readonly string[], place: Place, onWeekend: boolean): Complaint[] {
  const wrong = days.flatMap((day, index) => {
    const date = `${year}-${day}`
    if (!isDay(date)) return [complaint(below(place, index), 'calendar', `${date} 不是日历上的一天`, '写成 月-日，如 05-01')]
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
    if (weekend === onWeekend) return []
    return [
      complaint(
        below(place, index),
        'calendar',
        weekend ? `${date} 是周末，本来就休息` : `${date} 不是周末，本来就上班`,
        '删除这一天，或核对放假通知',
      ),
    ]
  })
  return [...repeated('日期', days, (index) => below(place, index)), ...wrong]
}
