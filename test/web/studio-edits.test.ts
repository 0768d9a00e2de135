import { describe, expect, test } from 'vitest'
import { placeOf, withInserted, withKeyMoved, withMoved, withValue } from '../../web/pages/studio/edits.js'

const text = `{
  "title": "材料",
  "materials": [
    { "id": "a", "title": "甲", "need": "required" },
    { "id": "b", "title": "乙" }
  ]
}
`

describe('changes of a file at a place', () => {
  test('a value is replaced where it stands, and nothing else is touched', () => {
    expect(withValue(text, ['materials', 1, 'title'], '丙')).toBe(text.replace('"乙"', '"丙"'))
  })

  test('an item is removed, inserted and moved', () => {
    expect(JSON.parse(withValue(text, ['materials', 0], undefined)).materials).toEqual([{ id: 'b', title: '乙' }])
    const inserted = withInserted(text, ['materials'], { id: 'c' }, 1)
    expect(JSON.parse(inserted).materials.map(({ id }: { id: string }) => id)).toEqual(['a', 'c', 'b'])
    expect(inserted).toContain('    { "id": "b", "title": "乙" }')
    expect(JSON.parse(withMoved(text, ['materials'], 1, 0)).materials.map(({ id }: { id: string }) => id)).toEqual(['b', 'a'])
    expect(withMoved(text, ['materials'], 0, 5)).toBe(text)
    expect(withMoved(withMoved(text, ['materials'], 0, 1), ['materials'], 1, 0)).toBe(text)
  })

  test('a list that is not there yet begins with its first item', () => {
    expect(JSON.parse(withInserted('{}', ['rules'], { name: 'x' }))).toEqual({ rules: [{ name: 'x' }] })
  })

  test('the keys of an object get another order', () => {
    const ordered = '{ "properties": { "a": 1, "b": 2, "c": 3 } }'
    expect(Object.keys(JSON.parse(withKeyMoved(ordered, ['properties'], 'c', 'b')).properties)).toEqual(['a', 'c', 'b'])
    expect(Object.keys(JSON.parse(withKeyMoved(ordered, ['properties'], 'a')).properties)).toEqual(['b', 'c', 'a'])
    expect(withKeyMoved(ordered, ['properties'], 'a', 'c')).toBe('{ "properties": { "b": 2, "a": 1, "c": 3 } }')
    expect(withKeyMoved(ordered, ['properties'], 'a', 'nobody')).toBe(ordered)
  })

  test('a pointer becomes a place with numbers for lists', () => {
    expect(placeOf(JSON.parse(text), '/materials/1/title')).toEqual(['materials', 1, 'title'])
    expect(placeOf({ 'a/b': [] }, '/a~1b/0')).toEqual(['a/b', 0])
  })
})
