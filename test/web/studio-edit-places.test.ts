import { describe, expect, test } from 'vitest'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders'
import { placeToEdit } from '../../web/pages/studio/edit-places'
import { routes } from '../../web/routes'

const programme = 'dalian-digital-2024'

describe('the way from a problem to where it is mended', async () => {
  const files = await readProgrammeFolder('.', programme)
  const site = await readSiteFolder('.')
  const to = (path: string, at?: string) => placeToEdit(programme, files, path, at).replace(`/studio/${programme}/`, '')

  test('leads to a page of the studio for every file of the shipped programme and site', () => {
    const known = new Set(routes.map(({ path }) => path.replace('/studio/:programme/', '')))
    const unknown = [files, site].flatMap((all) =>
      Object.keys(all)
        .map((path) => placeToEdit(programme, all, path).replace(`/studio/${programme}/`, ''))
        .filter((place) => !known.has(place.split('?')[0] ?? '')),
    )
    expect(unknown).toEqual([])
    const inText = Object.keys(files).filter((path) => to(path).startsWith('files?'))
    expect(inText.filter((path) => !/\.css$|batches\.json$|^rules\/demo\/|_|styles/.test(path))).toEqual([])
  })

  test('goes as near as the page can', () => {
    expect(to('rules/selection.eligibility.json', '/rules/0/conditions')).toMatch(/^rules\?stage=selection&rule=[\w-]+$/)
    expect(to('schemas/selection.form.json', '/properties/basics/properties/name/title')).toBe(
      'forms?stage=selection&section=basics&field=name',
    )
    expect(to('schemas/selection.materials.json', '/materials/2')).toBe('materials?stage=selection&at=2')
    expect(to('rules/facts.json', '/facts/3/key')).toBe(`facts?${new URLSearchParams({ at: '/facts/3' })}`)
    expect(to('schemas/clauses.json', '/clauses/1/text')).toMatch(/^notice\?clause=/)
    expect(to('schemas/programme.json', '/mails/0/subject')).toMatch(/^mails\?id=/)
    expect(to('schemas/programme.json', '/roles/0/label')).toBe('roles')
  })

  test('is the text itself where it can no longer be read', () => {
    expect(placeToEdit(programme, { 'rules/facts.json': '{' }, 'rules/facts.json', '/facts/0')).toContain('/files?file=')
  })
})
