import { readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { deliverMails, filePost, smtpPost } from '../../server/jobs/mail-delivery.js'
import { insertMail } from '../../server/store/mails.js'
import { repository, startServer, type TestServer } from '../server.js'

let server: TestServer
const sinks: Server[] = []

beforeAll(async () => {
  server = await startServer({ root: path.join(repository, 'test/fixtures/harbour') })
})
afterEach(() => {
  for (const sink of sinks.splice(0)) sink.close()
})
afterAll(() => server.close())

/** An SMTP server that takes every mail, or refuses every recipient. */
async function smtpSink({ refuses = false } = {}): Promise<{ url: string; mails: string[]; recipients: string[] }> {
  const mails: string[] = []
  const recipients: string[] = []
  const sink = createServer((socket) => converse(socket, { mails, recipients }, refuses))
  sinks.push(sink)
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  return { url: `smtp://127.0.0.1:${(sink.address() as AddressInfo).port}`, mails, recipients }
}

function converse(socket: Socket, { mails, recipients }: { mails: string[]; recipients: string[] }, refuses: boolean) {
  let inData = false
  let mail = ''
  socket.write('220 sink\r\n')
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
      if (inData && line === '.') {
        mails.push(mail)
        mail = ''
        inData = false
        socket.write('250 taken\r\n')
      } else if (inData) mail += `${line}\n`
      else if (line === 'DATA') {
        inData = true
        socket.write('354 go\r\n')
      } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
      else if (line.startsWith('RCPT')) {
        recipients.push(line.slice('RCPT TO:'.length))
        socket.write(refuses ? '550 no such person\r\n' : '250 ok\r\n')
      } else socket.write('250 ok\r\n')
    }
  })
}

let serial = 0
async function put(more: { recipient?: string; subject?: string; body?: string; created_at?: string } = {}) {
  const id = `mail-${++serial}`
  const mail = { id, recipient: 'a@example.com', subject: '账号已开通', body: '初始密码：abc', created_at: server.now(), ...more }
  await server.services.store.write((tx) => insertMail(tx, mail))
  return async () => (await server.mails()).find((row) => row.id === id)
}
/** Mails of the test, without those that the running server itself takes up. */
const quiet = async () => {
  await server.running.jobs.stop()
}
beforeAll(quiet)

describe('the outbox', () => {
  test('goes to the SMTP server, in UTF-8, each mail once', async () => {
    const { url, mails, recipients } = await smtpSink()
    const row = await put()
    expect(await deliverMails(server.services, smtpPost(url, '申报平台 <apply@example.org>'))).toBe(1)
    expect(await deliverMails(server.services, smtpPost(url, '申报平台 <apply@example.org>'))).toBe(0)
    expect(mails).toHaveLength(1)
    expect(recipients).toEqual(['<a@example.com>'])
    expect(mails[0]).toMatch(/Subject: =\?UTF-8\?/)
    expect(await row()).toMatchObject({ sent_at: expect.any(String), attempts: 1, error: null })
  })

  test('cannot be bent to other recipients or headers by what people typed', async () => {
    const { url, mails, recipients } = await smtpSink()
    await put({ subject: '标题\r\nBcc: evil@example.com', body: 'x\r\n.\r\nRCPT TO:<evil@example.com>' })
    await put({ recipient: 'a@example.com>\r\nRCPT TO:<evil@example.com' })
    await put({ recipient: 'a@example.com, evil@example.com' })
    await deliverMails(server.services, smtpPost(url, 'apply@example.org'))
    expect(mails.length).toBeGreaterThan(0)
    expect(recipients).toHaveLength(mails.length)
    expect(recipients.filter((recipient) => !recipient.endsWith('@example.com>') || recipient.startsWith('<evil'))).toEqual([])
    for (const mail of mails) expect(mail.split('\n\n')[0]).not.toMatch(/^bcc:/im)
  })

  test('waits longer after each failure, and then for a person', async () => {
    const { url } = await smtpSink({ refuses: true })
    const row = await put()
    const pauses: number[] = []
    for (;;) {
      await deliverMails(server.services, smtpPost(url, 'apply@example.org'))
      const next = (await row())?.next_at
      if (!next) break
      const pause = Date.parse(next) - Date.parse(server.now())
      pauses.push(Math.round(pause / 60_000))
      server.advance(pause + 1)
    }
    expect(pauses).toEqual([1, 5, 15, 60, 180, 360, 720])
    expect(await row()).toMatchObject({ sent_at: null, attempts: 8, error: expect.stringContaining('550') })
  })

  test('delays nobody while the mail server is down', async () => {
    const row = await put()
    await deliverMails(server.services, smtpPost('smtp://127.0.0.1:1', 'apply@example.org'))
    expect(await row()).toMatchObject({ sent_at: null, attempts: 1, error: expect.any(String) })
    const started = performance.now()
    await server.organisation({ district: 'east' })
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('without a mail server is written, the mails of a day below each other, where only the operator of the machine reads', async () => {
    const folder = path.join(server.data, 'outbox-of-test')
    const days = ['2026-03-01T15:59:00.000Z', '2026-03-01T16:00:00.000Z', '2026-03-02T10:00:00.000Z'] // the second is past midnight in China
    for (const [number, created_at] of days.entries()) await put({ body: `您的初始密码是 xyz${number}`, created_at })
    await deliverMails(server.services, filePost(folder))
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
    expect(read('2026-03-01.txt')).toMatch(/^收件人：a@example\.com\n主题：.+\n时间：2026-03-01T15:59:00\.000Z\n\n您的初始密码是 xyz0\n/)
    expect(read('2026-03-02.txt').match(/xyz\d/g)).toEqual(['xyz1', 'xyz2'])
    if (process.platform !== 'win32')
      expect([folder, path.join(folder, '2026-03-02.txt')].map((name) => statSync(name).mode & 0o777)).toEqual([0o700, 0o600])
  })

  test('is shown to the operator, who may send again', async () => {
    const operator = await server.staff('operator')
    const { items, delivery } = await operator.get('/api/operate/mails')
    expect(delivery).toBe('files')
    const failed = items.find(({ error }: { error?: string }) => error)
    expect(await operator.post(`/api/operate/mails/${failed.id}/resend`)).toMatchObject({ id: failed.id })
    const { url, mails } = await smtpSink()
    await deliverMails(server.services, smtpPost(url, 'apply@example.org'))
    expect(mails.length).toBeGreaterThan(0)
  })
})
