import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { repository } from './server.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-main-'))
const main = path.join(repository, 'dist/server/main.js')
const running: ChildProcess[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  child: ChildProcess
  output(): string
  /** Resolves when the output holds the words, or the process has ended. */
  until(words: string): Promise<void>
  ended: Promise<number | null>
}

function run(variables: Record<string, string>): Started {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, PORT: '0', ...variables } })
  running.push(child)
  let text = ''
  let look = () => {}
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      look()
    })
  const until = (words: string) =>
    Promise.race([
      ended.then(() => undefined),
      new Promise<void>((resolve) => {
        look = () => text.includes(words) && resolve()
        look()
      }),
    ])
  return { child, output: () => text, until, ended }
}

const urlIn = (text: string) => text.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? ''

describe('the process', () => {
  const data = path.join(folder, 'data')

  test('starts with nothing but a folder: says the address, the one-time link, and where mails go', async () => {
    const { child, output, until, ended } = run({ DATA_DIR: data })
    await until('outbox')
    expect(output()).toMatch(/申报平台已启动：http:\/\/127\.0\.0\.1:\d+/)
    expect(output()).toMatch(/\/setup\?token=[\w-]{43}/)
    expect((await fetch(`${urlIn(output())}/readyz`)).status).toBe(200)
    expect(statSync(data).mode & 0o077).toBe(0)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(existsSync(path.join(data, 'server.json'))).toBe(false)
  })

  test('a second process on the same folder is refused with a sentence, and the first is not disturbed', async () => {
    const first = run({ DATA_DIR: data })
    await first.until('outbox')
    const second = run({ DATA_DIR: data })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('正被另一个申报服务使用')
    expect(second.output()).not.toContain('at ')
    expect((await fetch(`${urlIn(first.output())}/readyz`)).status).toBe(200)
  })

  test('after kill -9 the next start finds the folder free and everything in place', async () => {
    const first = run({ DATA_DIR: data })
    await first.until('outbox')
    first.child.kill('SIGKILL')
    await first.ended
    const second = run({ DATA_DIR: data })
    await second.until('outbox')
    expect((await fetch(`${urlIn(second.output())}/api/site`)).status).toBe(200)
    expect(second.output()).not.toContain('已发布随附的配置')
  })

  test('a taken port is said in a sentence, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { ended, output } = run({ DATA_DIR: data, PORT: String(port) })
    expect(await ended).toBe(1)
    expect(output()).toContain(`端口 ${port} 已被别的程序占用`)
    other.close()
  })

  test('settings that cannot be are all named at once', async () => {
    const { ended, output } = run({
      DATA_DIR: data,
      PORT: '99999999',
      SMTP_URL: 'mail.example.com',
      PUBLIC_ORIGIN: 'example',
      TRUST_PROXY: 'yes',
    })
    expect(await ended).toBe(1)
    for (const name of ['PORT', 'SMTP_URL', 'PUBLIC_ORIGIN', 'TRUST_PROXY']) expect(output()).toContain(name)
  })

  test('a folder that cannot be is named', async () => {
    const file = path.join(folder, 'a-file')
    writeFileSync(file, '')
    const { ended, output } = run({ DATA_DIR: file })
    expect(await ended).toBe(1)
    expect(output()).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe('')
  })
})
