import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { editionId } from '../../server/programmes/edition-id.js'
import { readProgrammeDirectory, readProgrammeFolder } from '../../server/programmes/folders.js'
import { harbourWith } from '../harbour.js'
import { fillFolder, repository, startServer } from '../server.js'
import { onData, shenbao, temporaryFolder } from './commands.js'

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile())
}

/** Another short title in an exported folder: a change that leaves every example as it is. */
function changeTitle(folder: string, title: string): void {
  const file = path.join(folder, 'schemas/programme.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"shortTitle": "[^"]*"/, `"shortTitle": "${title}"`))
}

/** The folder holds what is shipped, byte for byte. */
function isShipped(folder: string, shipped: Readonly<Record<string, string>>): void {
  expect(filesBelow(folder).sort()).toEqual(Object.keys(shipped).sort())
  for (const [file, text] of Object.entries(shipped)) expect(readFileSync(path.join(folder, file)).equals(Buffer.from(text))).toBe(true)
}

test('where no server runs a command works on the data itself: exported byte for byte, changed, published, listed', async () => {
  const data = temporaryFolder()
  await fillFolder(data)
  onData(data)
  const [programme, folder, again] = ['dalian-digital-2024', temporaryFolder(), temporaryFolder()]
  expect((await shenbao('export', programme, '--to', folder)).status).toBe(0)
  isShipped(folder, await readProgrammeFolder(repository, programme))
  changeTitle(folder, '数字化转型')
  expect(await shenbao('publish', programme, '--note', '改简称', '--from', folder)).toMatchObject({ status: 0, err: '' })
  await shenbao('export', programme, '--to', again)
  expect(readFileSync(path.join(again, 'schemas/programme.json'), 'utf8')).toContain('"数字化转型"')
  const listed = JSON.parse((await shenbao('list', '--json')).out)
  expect(listed.find(({ id }: { id: string }) => id === programme)).toMatchObject({ publications: 2 })
})

describe('publications through the running server', () => {
  const programme = 'oven-grant'
  let root: string
  async function serve() {
    root = harbourWith({})
    const server = await startServer({ root })
    onTestFinished(async () => {
      await server.close()
      rmSync(root, { recursive: true })
    })
    onData(server.data)
  }

  test('export is byte-identical to what is shipped, and importing it again changes nothing', async () => {
    await serve()
    const folder = temporaryFolder()
    expect((await shenbao('export', programme, '--to', folder)).status).toBe(0)
    const shipped = await readProgrammeFolder(root, programme)
    isShipped(folder, shipped)
    const imported = await shenbao('import', programme, '--from', folder)
    expect(imported).toMatchObject({ status: 0, err: '' })
    expect(imported.out).toContain('0 个文件与现行版本不同')
    const again = temporaryFolder()
    await shenbao('publish', programme, '--note', '原样再发布')
    await shenbao('export', programme, '--to', again)
    expect(editionId(await readProgrammeDirectory(again))).toBe(editionId(shipped))
  })

  test('publish puts a changed folder in force, and an earlier edition can still be exported', async () => {
    await serve()
    const folder = temporaryFolder()
    await shenbao('export', programme, '--to', folder)
    changeTitle(folder, '数字化转型')
    const published = await shenbao('publish', programme, '--note', '改简称', '--from', folder, '--json')
    expect(published).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(published.out)).toMatchObject({ number: 2, note: '改简称', by: '命令行', inForce: true })
    const now = temporaryFolder()
    await shenbao('export', programme, '--to', now)
    expect(readFileSync(path.join(now, 'schemas/programme.json'), 'utf8')).toContain('"数字化转型"')
    const before = temporaryFolder()
    const edition = editionId(await readProgrammeFolder(root, programme))
    expect((await shenbao('export', programme, '--to', before, '--edition', edition)).status).toBe(0)
    expect(editionId(await readProgrammeDirectory(before))).toBe(edition)
  })

  test('what is broken becomes a draft with its problems, is not published, and list tells', async () => {
    await serve()
    const folder = temporaryFolder()
    await shenbao('export', programme, '--to', folder)
    const file = path.join(folder, 'rules/grant.worksheet.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"value": "3"', '"value": "1.5"'))
    const imported = await shenbao('import', programme, '--from', folder)
    expect(imported.status).toBe(1)
    expect(imported.out).toContain('应为 “20,000.00”，实际为 “15,000.00”')
    const published = await shenbao('publish', programme, '--note', '调低')
    expect(published.status).toBe(1)
    expect(published.err).toContain('还不能发布')
    const listed = JSON.parse((await shenbao('list', '--json')).out)
    expect(listed.find(({ id }: { id: string }) => id === programme)).toMatchObject({ draftVersion: 1, publications: 1 })
    expect((await shenbao('list')).out).toContain('有草稿')
  })

  test('a programme that is new here is imported and published from its folder', async () => {
    await serve()
    const folder = temporaryFolder()
    await shenbao('new', 'green-upgrade', '--to', folder, '--title', '绿色改造补贴')
    expect(await shenbao('publish', 'green-upgrade', '--from', folder, '--note', '首次发布')).toMatchObject({ status: 0, err: '' })
    expect((await shenbao('list')).out).toContain('green-upgrade  绿色改造补贴  版本 ')
  })

  test('an unknown programme, a full folder and a missing note are refused with a sentence', async () => {
    await serve()
    const folder = temporaryFolder()
    expect(await shenbao('export', 'no-such-programme', '--to', folder)).toMatchObject({ status: 1, err: '没有找到您要的内容。\n' })
    writeFileSync(path.join(folder, 'kept.txt'), 'kept')
    expect((await shenbao('export', programme, '--to', folder)).status).toBe(2)
    expect((await shenbao('publish', programme)).status).toBe(2)
  })
})

describe('declarations begun before', () => {
  test('says whom a publication would take along and what it would change, sends a proposal back, takes effect later, is withdrawn, comes back, goes back, closes and opens', async () => {
    const root = harbourWith({})
    const server = await startServer({ root })
    onTestFinished(async () => {
      await server.close()
      rmSync(root, { recursive: true })
    })
    onData(server.data)
    const programme = 'oven-grant'
    const folder = temporaryFolder()
    await shenbao('export', programme, '--to', folder)
    const file = path.join(folder, 'schemas/programme.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), shortTitle: '烤炉补贴' }))
    await shenbao('import', programme, '--from', folder)
    expect((await shenbao('running', programme)).out).toContain('填报中的 0 件（--running drafts）')
    const drafted = temporaryFolder()
    expect((await shenbao('export', programme, '--to', drafted, '--draft', '--edition', 'x')).status).toBe(2)
    await shenbao('export', programme, '--to', drafted, '--draft')
    expect(readFileSync(path.join(drafted, 'schemas/programme.json'), 'utf8')).toBe(readFileSync(file, 'utf8'))
    expect((await shenbao('what-if', programme)).out).toContain('0 件，0 件有变化')
    expect((await shenbao('refuse', programme, '--reason', '没有提请过')).status).toBe(1)
    await shenbao('propose', programme, '--note', '改简称')
    expect((await shenbao('refuse', programme, '--reason', '请写明依据')).out).toContain('已退回“oven-grant”的提请')
    expect((await shenbao('publish', programme, '--note', '改简称', '--running', 'all')).status).toBe(2)
    expect((await shenbao('publish', programme, '--note', '改简称', '--at', '2020-01-01T00:00+08:00')).err).toContain('生效时间已经过了')
    const later = await shenbao('publish', programme, '--note', '改简称', '--running', 'returned', '--at', '2099-01-01T00:00+08:00')
    expect(later.out).toContain('2099年1月1日 00:00 生效')
    expect((await shenbao('publications', programme)).out).toContain('第 2 次  待生效（2099年1月1日 00:00）')
    expect((await shenbao('withdraw', programme, '2', '--reason', '日期有误')).status).toBe(0)
    const now = await shenbao('publish', programme, '--note', '改简称', '--running', 'drafts')
    expect(now.out).toContain('第 3 次')
    expect(now.out).toContain('0 件填报中的申报件改用新版本')
    expect(await shenbao('undo', programme, '3')).toMatchObject({ status: 0, out: '0 件已恢复原来的版本，0 件没有恢复。\n' })
    expect((await shenbao('moves', programme, '3')).out).toBe('没有带走申报件。\n')
    expect((await shenbao('reinstate', programme, '1', '--note', '先用原来的')).out).toContain('第 4 次')
    expect((await shenbao('close', programme)).status).toBe(2)
    await shenbao('close', programme, '--reason', '额度用完')
    expect((await shenbao('list')).out).toContain('已关闭')
    expect(await server.visitor().get(`/api/programmes/${programme}`)).toMatchObject({ open: false })
    await shenbao('open', programme)
    expect((await shenbao('list')).out).not.toContain('已关闭')
  })
})

describe('the way to the running server', () => {
  test('is a file that only its owner reads, gone when the server stops', async () => {
    const server = await startServer()
    const file = path.join(server.data, 'server.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { url, token } = JSON.parse(readFileSync(file, 'utf8'))
    expect((await fetch(`${url}/api/studio/programmes`)).status).toBe(401)
    expect((await fetch(`${url}/api/studio/programmes`, { headers: { authorization: `Bearer ${token}x` } })).status).toBe(401)
    expect((await fetch(`${url}/api/studio/programmes`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    await server.close()
    expect(() => statSync(file)).toThrow()
  })

  test('is given up where the server that wrote it is gone: the command opens the data itself', async () => {
    const data = temporaryFolder()
    onData(data)
    writeFileSync(path.join(data, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:9', token: 'old' }))
    expect(await shenbao('list')).toMatchObject({ status: 0, err: '' })
  })
})
