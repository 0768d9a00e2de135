import { describe, expect, test } from 'vitest'
import { compileSite } from '../../server/engine/compile/site.js'
import { readSiteFolder } from '../../server/programmes/folders.js'
import { finds, harbourSiteFiles, type Mistake, repository } from './planted.js'

const file = 'schemas/site.json'
const calendar = 'schemas/calendar.json'

const site = (is: string, set: NonNullable<Mistake['set']>, at: string, code: string, says: string, remedy?: string): Mistake => ({
  is,
  file,
  set,
  at,
  code,
  says,
  ...(remedy && { remedy }),
})

describe('compileSite', () => {
  test('compiles the shipped site and that of another city without a problem', async () => {
    expect(compileSite(await readSiteFolder(repository)).problems).toEqual([])
    const { value, problems } = compileSite(harbourSiteFiles)
    expect(problems).toEqual([])
    expect(value?.file.districts.map(({ id }) => id)).toEqual(['east', 'west', 'island'])
    expect(value?.calendar['2025']?.weekendWorkdays).toContain('01-26')
    expect([...(value?.templates.keys() ?? [])]).toContain('consent.hbs')
  })

  test('says that there is no site.json', () => {
    expect(compileSite({}).problems).toMatchObject([{ code: 'missing-file', file }])
  })
})

describe('compileSite refuses a site', () => {
  finds(
    [
      site('with a district twice', { '/districts/2/id': 'east' }, '/districts/2/id', 'repeated', 'east'),
      site('with two districts of one name', { '/districts/2/name': '东港片区' }, '/districts/2/name', 'repeated', '东港片区'),
      site('with a kind of account twice', { '/accountKinds/1/id': 'enterprise' }, '/accountKinds/1/id', 'repeated', 'enterprise'),
      site(
        'with a kind of account that is a role of staff',
        { '/accountKinds/1/id': 'operator' },
        '/accountKinds/1/id',
        'reserved',
        'operator',
      ),
      site('with a menu to nowhere', { '/accountKinds/0/menu/0/to': 'homes' }, '/accountKinds/0/menu/0/to', 'menu', 'homes', 'home'),
      site('with a menu to what is no stage', { '/accountKinds/0/menu/2/to': 'stage:' }, '/accountKinds/0/menu/2/to', 'menu', 'stage:'),
      site(
        'without a consent',
        { '/consent/template': 'consents.hbs' },
        '/consent/template',
        'unknown-template',
        'consents.hbs',
        '“consent.hbs”',
      ),
      {
        is: 'whose registration asks for no address',
        file,
        remove: ['/registration/fields/5'],
        at: '/registration/fields',
        code: 'missing-key',
        says: '“email”',
      },
      { is: 'without a mail that is sent', file, remove: ['/mails/1'], at: '/mails', code: 'missing-key', says: 'password-reset' },
      site(
        'with a mail nobody sends',
        { '/mails/1/id': 'password-rest' },
        '/mails/1/id',
        'wrong-value',
        'password-rest',
        '“password-reset”',
      ),
      site(
        'whose mail has no template',
        { '/mails/0/template': 'mail/account.hbs' },
        '/mails/0/template',
        'unknown-template',
        'mail/account.hbs',
      ),
      site('whose subject names what there is not', { '/mails/0/subject': '{{site.nam}}' }, '/mails/0/subject', 'template', 'nam'),
      {
        is: 'whose mail names what there is not',
        file: 'templates/mail/account-created.hbs',
        text: '{{pasword}}',
        at: '/1',
        code: 'template',
        says: 'pasword',
      },
      {
        is: 'whose consent runs a script when clicked',
        file: 'templates/consent.hbs',
        text: '<p onclick="alert(1)">好</p>',
        at: '/1',
        code: 'template',
        says: 'onclick',
      },
      site('whose passwords never end', { '/passwordHours': 1000 }, '/passwordHours', 'shape', '不能大于 72'),
      site('with a misspelt key', { '/districtlabel': '片区' }, '/districtlabel', 'unknown-key', 'districtlabel', '“districtLabel”'),
      {
        is: 'with a holiday that is no day',
        file: calendar,
        set: { '/years/2025/weekdayHolidays/-': '02-30' },
        at: '/years/2025/weekdayHolidays/18',
        code: 'calendar',
        says: '2025-02-30',
      },
      {
        is: 'with a holiday on a weekend',
        file: calendar,
        set: { '/years/2025/weekdayHolidays/-': '01-04' },
        at: '/years/2025/weekdayHolidays/18',
        code: 'calendar',
        says: '周末',
      },
      {
        is: 'with a working day in the week',
        file: calendar,
        set: { '/years/2025/weekendWorkdays/-': '01-06' },
        at: '/years/2025/weekendWorkdays/5',
        code: 'calendar',
        says: '不是周末',
      },
      {
        is: 'with a year that is none',
        file: calendar,
        set: { '/years/next': { weekdayHolidays: [], weekendWorkdays: [] } },
        at: '/years/next',
        code: 'shape',
        says: 'next',
        remedy: '年份',
      },
      {
        is: 'with a file that it does not know',
        file: 'schemas/sites.json',
        text: '{}',
        at: '',
        code: 'unknown-file',
        says: 'sites.json',
        remedy: 'site.json',
      },
    ],
    'site',
  )
})
