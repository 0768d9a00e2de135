import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import type { Files } from '../../server/engine/model.js'
import { draftLetter } from '../../server/engine/preview/draft-letter.js'
import { draftMail } from '../../server/engine/preview/draft-mail.js'
import type { CompiledSite, Programme } from '../../server/engine/programme.js'
import { letterDictionary, mailDictionary, type TemplateDictionary } from '../../server/engine/templates/dictionaries.js'
import { lintTemplate } from '../../server/engine/templates/lint.js'
import { templatePalette } from '../../server/engine/templates/palette.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { repository, shippedOn } from './shipped.js'

const now = '2026-03-02T02:00:00Z'
const pledge = 'templates/pledge.hbs'
const eligible = 'rules/examples/eligible.json'

describe('templates of a draft', () => {
  let site: CompiledSite
  let files: Files
  let all: Programme[]
  beforeAll(async () => {
    const root = path.join(repository, 'test/fixtures/harbour')
    const harbour = compileSite(await readSiteFolder(root)).value
    if (!harbour) throw new Error('The site of the fixture does not compile.')
    site = harbour
    files = await readProgrammeFolder(root, 'oven-grant')
    const shipped = await Promise.all(['dalian-digital-2024', 'lanwan-green-2026'].map((id) => shippedOn('.', id)))
    all = [...[compile(files, site).value].filter((one) => one !== undefined), ...shipped.map(({ programme }) => programme)]
  }, 60_000)

  test('everything that the palette of a letter or mail inserts is understood by the check', () => {
    const wrong = all.flatMap((programme) => {
      const dictionaries = [
        ...[...programme.letters.values()].map(({ definition }) => letterDictionary(programme, definition)),
        ...[...programme.mails.values()].map(({ definition }) => mailDictionary(programme, definition)),
      ]
      return dictionaries.flatMap((dictionary) => strange(dictionary, programme))
    })
    expect(wrong).toEqual([])
  })

  test('a letter is filled by an example, in sheets of the size of its page', () => {
    const { paper, samples, problems } = letter(files, eligible)
    expect(problems).toEqual([])
    expect(paper?.html).toContain('临港第一面包房承诺：计划投入4真实有效')
    expect(paper?.sheets).toContain('width: 156mm')
    expect(samples.map(({ title }) => title)).toContain('符合条件')
  })

  test('without a case every field says what it is', () => {
    expect(letter(files, '').paper?.html).toContain('示例单位承诺：计划投入100真实有效')
  })

  test('a name that there is not is told at its line with the nearest one, and nothing is printed', () => {
    const { paper, problems } = letter({ ...files, [pledge]: '<h1>承诺书</h1>\n<p>{{organisation.nam}}</p>\n' })
    expect(problems).toMatchObject([
      { at: '/2', file: pledge, message: '第 2 行：没有“organisation.nam”', remedy: expect.stringContaining('name') },
    ])
    expect(paper).toBeUndefined()
  })

  test('what runs or would never end is refused before it is printed', () => {
    const bomb = '{{#each answers.ovens}}'.repeat(3) + 'x'.repeat(60_000) + '{{/each}}'.repeat(3)
    for (const text of ['<script>1</script>', '{{{organisation.name}}}', bomb]) {
      const { paper, problems } = letter({ ...files, [pledge]: text })
      expect(paper).toBeUndefined()
      expect(problems.length).toBeGreaterThan(0)
    }
  })

  test('while the forms are broken it says that it cannot tell', () => {
    expect(letter({ ...files, 'schemas/application.form.json': '{' })).toMatchObject({ unfinished: true, problems: [] })
  })

  test('a letter about a batch has cases for its members, in a table from the palette', () => {
    const dalian = all.find(({ batches }) => batches.size > 0)
    const { definition, path: file } = [...(dalian?.letters.values() ?? [])].find((one) => one.definition.batch) ?? {}
    const id = definition?.id ?? ''
    const own = dalian?.files ?? {}
    const { palette = [] } = draftLetter(own, { id, now }, dalian?.site) ?? {}
    const [table] = palette.find(({ title }) => title === '表格：成员')?.entries ?? []
    const { paper } = draftLetter({ ...own, [file ?? '']: table?.text ?? '' }, { id, now }, dalian?.site) ?? {}
    expect(paper?.html).toMatch(/<td>8<\/td><td>ENT-2026-000008<\/td>/)
  })

  test('a mail says which steps send it to whom, and reads like the real one', () => {
    const { sentBy, text } = draftMail(files, { id: 'returned', sample: eligible, now }, site) ?? {}
    expect(sentBy).toMatchObject([{ stageTitle: '补贴申请', label: '退回修改', to: '已退回', roles: ['面包房'] }])
    expect(text?.subject).toBe('申请被退回')
    expect(text?.body).toContain('临港第一面包房')
  })

  const letter = (own: Files, sample?: string) => {
    const found = draftLetter(own, { id: 'pledge', sample, now }, site)
    if (!found) throw new Error('There is no such letter.')
    return found
  }
})

/** What a rows group inserts besides the whole table stands within its rows. */
function strange(dictionary: TemplateDictionary, programme: Programme): string[] {
  return templatePalette(dictionary, programme).flatMap(({ title, entries }) => {
    const [, path] = title.startsWith('表格：') ? (/\{\{#each ([\w.-]+)\}\}/.exec(entries[0]?.text ?? '') ?? []) : []
    return entries.flatMap(({ label, text }, index) => {
      const written = path && index > 0 ? `{{#each ${path}}}${text}{{/each}}` : text
      return lintTemplate(written, 'x.hbs', dictionary).map(({ message }) => `${programme.id} ${title} ${label}: ${message}`)
    })
  })
}
