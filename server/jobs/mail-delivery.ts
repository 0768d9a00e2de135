/** Hands the outbox over: to an SMTP server, or into files. Nothing waits for it; what fails is tried again later. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Services } from '../actions/context.js'
import { dueMails, type MailRow, markFailed, markSent } from '../store/mails.js'

/** Hands over one mail, or throws. */
export type Post = (mail: MailRow) => Promise<void>

const minute = 60_000
/** How long to wait after the first, second … failure; after the last one a person has to look. */
const pauses = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minute)
const atOnce = 20
/** So many are handed over side by side: what is noted about them then shares a commit. */
const abreast = 4

/** Sends what is due; answers how many were handed over. */
export async function deliverMails(services: Services, post: Post): Promise<number> {
  const due = await dueMails(services.store.read, services.now(), atOnce)
  let sent = 0
  for (let from = 0; from < due.length; from += abreast) {
    const outcomes = await Promise.all(due.slice(from, from + abreast).map((mail) => deliver(services, post, mail)))
    sent += outcomes.filter((isSent) => isSent).length
  }
  return sent
}

async function deliver(services: Services, post: Post, mail: MailRow): Promise<boolean> {
  try {
    await post(mail)
    await services.store.write((tx) => markSent(tx, mail.id, services.now()))
    return true
  } catch (error) {
    const pause = pauses[mail.attempts]
    const next = pause === undefined ? null : new Date(Date.parse(services.now()) + pause).toISOString()
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    await services.store.write((tx) => markFailed(tx, mail.id, reason, next))
    return false
  }
}

/** Posts by SMTP. The mailer is loaded when the first mail is sent, as an idle server does not need it. */
export function smtpPost(url: string, from: string): Post {
  let transport: Promise<Transporter> | undefined
  return async ({ id, recipient, subject, body }) => {
    transport ??= import('nodemailer').then(({ createTransport }) =>
      createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }),
    )
    const messageId = `<${id}@${from.replace(/^.*@|>.*$/g, '')}>`
    await (await transport).sendMail({ from, to: { name: '', address: recipient }, subject, text: body, messageId })
  }
}

/** Writes each mail as a text file, for machines without a mail server. */
export function filePost(folder: string): Post {
  return async ({ id, recipient, subject, body, created_at }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${created_at.replace(/[^0-9TZ]/g, '')}-${id.slice(0, 8)}.txt`
    await writeFile(path.join(folder, name), `收件人：${recipient}\n主题：${subject}\n时间：${created_at}\n\n${body}\n`, { mode: 0o600 })
  }
}
