import { describe, expect, test } from 'vitest'
import { labelIn, markOf } from '../../web/pages/studio/templates/marks'
import { foundIn, labelsOf } from '../../web/pages/studio/templates/palette'
import { programmePath, thingsOf, withoutThing, withThing } from '../../web/pages/studio/templates/things'

const files = {
  [programmePath]:
    '{\n  "id": "x",\n  "letters": [\n    { "id": "a", "title": "甲", "template": "a.hbs" },\n    { "id": "b", "title": "乙", "template": "a.hbs" }\n  ]\n}\n',
  'templates/a.hbs': '<p>甲</p>',
}

const groups = [
  { title: '申报单位', entries: [{ label: '名称', text: '{{organisation.name}}' }] },
  {
    title: '填报内容',
    entries: [
      { label: '联系人', text: '{{texts.contact}}' },
      { label: '整段', text: '{{#if a}}x{{/if}}' },
    ],
  },
]

describe('letters and mails in the studio', () => {
  test('a new letter comes with a template of its own; nothing else of the file is written anew', () => {
    const { id, changes } = withThing(files, 'letters', { definition: { title: '丙' }, text: '<h1>丙</h1>' })
    const after = { ...files, ...changes } as Record<string, string>
    expect(thingsOf(after, 'letters').map(({ title }) => title)).toEqual(['甲', '乙', '丙'])
    expect(after[thingsOf(after, 'letters')[2]?.path ?? '']).toBe('<h1>丙</h1>')
    expect(after[programmePath]).toContain('{ "id": "a", "title": "甲", "template": "a.hbs" },')
    expect(id).toMatch(/^letter-/)
  })

  test('a template goes with the last letter that is made from it', () => {
    const [first] = thingsOf(files, 'letters')
    if (!first) throw new Error('No letter.')
    const changes = withoutThing(files, 'letters', first)
    expect(changes).not.toHaveProperty('templates/a.hbs')
    const after = { ...files, ...changes } as Record<string, string>
    const [last] = thingsOf(after, 'letters')
    if (!last) throw new Error('No letter is left.')
    expect(withoutThing(after, 'letters', last)).toMatchObject({ 'templates/a.hbs': null })
  })

  test('a broken file of the programme has no letters, and does not keep the page from opening', () => {
    expect(thingsOf({ [programmePath]: '{' }, 'letters')).toEqual([])
  })

  test('what is filled in is called by its name, also where it is stored otherwise', () => {
    const labels = labelsOf(groups)
    expect(labelIn(labels, '{{organisation.name}}')).toBe('申报单位 · 名称')
    expect(labelIn(labels, '{{answers.contact}}')).toBe('联系人')
    expect(labelIn(labels, '{{blank answers.contact 8}}')).toBe('联系人')
    expect(labelIn(labels, '{{organisation.nam}}')).toBeUndefined()
    expect(labels.has('{{#if a}}x{{/if}}')).toBe(false)
  })

  test('layout and what is printed only at times are read in words; what has none stays as it is written', () => {
    const labels = labelsOf([
      ...groups,
      { title: '表格：名单', entries: [{ label: '整个表格', text: '<table>{{#each members}}{{/each}}' }] },
    ])
    const words = (text: string) => markOf(labels, text)?.label
    expect(['<h1>', '<p class="salutation">', '</p>', '<td>', '</td>'].map(words)).toEqual(['标题', '顶格段落', '¶', '格', '｜'])
    expect(['{{#if answers.contact}}', '{{else}}', '{{#if organisation}}', '{{#each members}}'].map(words)).toEqual([
      '有“联系人”时：',
      '否则：',
      '有“申报单位”时：',
      '“名单”的每一行：',
    ])
    expect(['<td colspan="2">', '{{#if (eq a 1)}}', '{{unknown}}'].map(words)).toEqual([undefined, undefined, undefined])
  })

  test('a search finds groups and single entries', () => {
    expect(foundIn(groups, '名称')).toEqual([{ title: '申报单位', entries: [groups[0]?.entries[0]] }])
    expect(foundIn(groups, '填报')[0]?.entries).toHaveLength(2)
  })
})
