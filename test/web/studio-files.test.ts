import { describe, expect, test } from 'vitest'
import { readProgrammeFolder } from '../../server/programmes/folders'
import { groupFiles, kindOf, stageTitles, titleOf } from '../../web/pages/studio/file-kinds'
import { fromFolders, placeOf, toFolders } from '../../web/pages/studio/folders'
import { changed, changesBetween, inverse, merge } from '../../web/pages/studio/merge'
import { problemCounts, problemsIn } from '../../web/pages/studio/problems'
import { placeOfRule } from '../../web/pages/studio/rule-places'
import { startOf } from '../../web/pages/studio/starts'
import { planOf, readUploads } from '../../web/pages/studio/uploads'
import { unzip, zip } from '../../web/pages/studio/zip'

const files = {
  'schemas/programme.json': '{"stages":[{"id":"second","title":"第二环节"},{"id":"first","title":"第一环节"}]}',
  'schemas/first.form.json': '{}',
  'schemas/second.form.json': '{}',
  'rules/facts.json': '{}',
  'rules/first.eligibility.json': '{"rules":[{"name":"known","label":"认识的规则"}]}',
  'rules/examples/one.json': '{"title":"第一个示例"}',
  'templates/letter.hbs': '<p>{{name}}</p>',
}

describe('files of a programme', () => {
  test('stand in groups: the whole, each stage in the order of the programme, the rest', () => {
    expect(groupFiles(Object.keys(files), files).map(({ title }) => title)).toEqual([
      '总体',
      '环节：第二环节',
      '环节：第一环节',
      '文书与邮件',
      '示例',
    ])
  })

  test('have Chinese names, with the stage or their own title', () => {
    const stages = stageTitles(files)
    expect(titleOf('schemas/first.form.json', files, stages)).toBe('表单 · 第一环节')
    expect(titleOf('rules/examples/one.json', files, stages)).toBe('示例 · 第一个示例')
  })

  test('templates are called as their letter or mail', () => {
    const named = { ...files, 'schemas/programme.json': '{"letters":[{"id":"pledge","title":"承诺书","template":"letter.hbs"}]}' }
    expect(titleOf('templates/letter.hbs', named, new Map())).toBe('文书模板 · 承诺书')
    expect(titleOf('templates/letter.hbs', files, new Map())).toBe('文书模板 · letter')
  })

  test('keep their names while the programme file is not JSON', () => {
    const broken = { ...files, 'schemas/programme.json': '{' }
    expect(titleOf('schemas/first.form.json', broken, stageTitles(broken))).toBe('表单 · first')
  })

  test('start with the kind that they are and a path to its meta-schema', () => {
    expect(JSON.parse(startOf('rules/a.eligibility.json', 'eligibility'))).toEqual({
      $schema: '../../schemas/platform/eligibility.schema.json',
      rules: [],
    })
    expect(startOf('rules/examples/a.json', 'example')).toContain('"../../../schemas/platform/example.schema.json"')
    expect(startOf('schemas/a.form.json', 'form')).toContain('"../platform/form.schema.json"')
    expect(startOf('templates/a.hbs', kindOf('templates/a.hbs').schema)).toBe('')
  })

  test('a rule is found by its name', () => {
    expect(placeOfRule(files, 'known')).toEqual({ path: 'rules/first.eligibility.json', at: '/rules/0', label: '认识的规则' })
    expect(placeOfRule({ 'rules/first.eligibility.json': '{' }, 'known')).toBeUndefined()
  })
})

describe('a ZIP of a programme', () => {
  test('comes back byte for byte, with and without a folder around it', async () => {
    const packed = toFolders('grant', files)
    expect(Object.keys(packed)).toContain('rules/grant/examples/one.json')
    expect(fromFolders(await unzip(zip(packed)))).toEqual(files)
    expect(
      fromFolders(await unzip(zip(Object.fromEntries(Object.entries(packed).map(([path, text]) => [`download/${path}`, text]))))),
    ).toEqual(files)
  })

  test.each(['dalian-digital-2024', 'lanwan-green-2026'])('holds all of %s, however many examples it has', async (id) => {
    const shipped = await readProgrammeFolder('.', id)
    expect(fromFolders(await unzip(zip(toFolders(id, shipped))))).toEqual(shipped)
  })

  test('is the same archive for the same texts', async () => {
    const bytes = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('hex')
    expect(await bytes(zip(files))).toBe(await bytes(zip({ ...files })))
  })

  test('what is not a ZIP is refused with a sentence', async () => {
    await expect(unzip(new Blob(['no archive at all, but long enough for an index']))).rejects.toThrow('这不是 ZIP 压缩包')
  })
})

describe('uploads', () => {
  test('a single file goes where its name says, or over the one of the same name', async () => {
    expect(placeOf('first.form.json', Object.keys(files))).toBe('schemas/first.form.json')
    expect(placeOf('third.workflow.json', [])).toBe('rules/third.workflow.json')
    const upload = await readUploads([new File(['{"facts":[]}'], 'facts.json')], files)
    expect(upload).toEqual({ files: { 'rules/facts.json': '{"facts":[]}' }, whole: false, refused: [] })
  })

  test('files that say nothing of their kind, or are no text, are refused by name', async () => {
    const upload = await readUploads([new File(['x'], 'picture.png'), new File([new Uint8Array([0xff, 0xfe, 0xff])], 'letter.hbs')], files)
    expect(upload.files).toEqual({})
    expect(upload.refused[0]).toContain('picture.png：从文件名看不出')
    expect(upload.refused[1]).toBe('letter.hbs：不是 UTF-8 文本，不能读取。')
  })

  test('the plan says what is new, replaced, the same and missing', () => {
    expect(planOf({ 'rules/facts.json': '{}', 'templates/letter.hbs': '新', 'templates/more.hbs': '' }, files)).toEqual({
      added: ['templates/more.hbs'],
      replaced: ['templates/letter.hbs'],
      same: ['rules/facts.json'],
      missing: Object.keys(files).filter((path) => !['rules/facts.json', 'templates/letter.hbs'].includes(path)),
    })
  })
})

describe('two administrators', () => {
  const base = { a: '1', b: '1', c: '1' }

  test('changes of different files come together', () => {
    const { files, clashes, taken } = merge(base, { a: '2', b: '1', c: '1', d: 'mine' }, { a: '1', b: '3', c: '1' })
    expect(files).toEqual({ a: '2', b: '3', c: '1', d: 'mine' })
    expect(clashes).toEqual([])
    expect(taken).toEqual(['b'])
  })

  test('changes of the same file are a clash with both texts, deletion included', () => {
    const { clashes } = merge(base, { a: '2', c: '1' }, { a: '3', b: '3', c: '1' })
    expect(clashes).toEqual([
      { path: 'a', mine: '2', theirs: '3' },
      { path: 'b', mine: null, theirs: '3' },
    ])
  })

  test('the same change of both is no clash', () => {
    expect(merge(base, { ...base, a: '2' }, { ...base, a: '2' }).clashes).toEqual([])
  })

  test('every change can be taken back', () => {
    const changes = { a: null, b: '2', new: 'x' }
    const next = changed(base, changes)
    expect(changed(next, inverse(base, changes))).toEqual(base)
    expect(changesBetween(base, next)).toEqual(changes)
  })
})

describe('what is wrong', () => {
  const health = {
    problems: [
      { file: 'rules/facts.json', at: '/facts/0', message: '缺少 id' },
      { file: 'schemas/first.form.json', at: '', message: '不是 JSON' },
    ],
    examples: {
      total: 2,
      failed: [{ path: 'rules/examples/one.json', title: '第一个示例', differences: ['甲', '乙'] }],
      uncoveredRules: [],
    },
  }

  test('is counted by file, an example once', () => {
    expect([...problemCounts(health)]).toEqual([
      ['rules/facts.json', 1],
      ['schemas/first.form.json', 1],
      ['rules/examples/one.json', 1],
    ])
  })

  test('the differences of an example stand at what it expects', () => {
    expect(problemsIn(health, 'rules/examples/one.json')).toEqual([
      { at: '/expect', message: '与预期不一致：甲' },
      { at: '/expect', message: '与预期不一致：乙' },
    ])
  })
})
