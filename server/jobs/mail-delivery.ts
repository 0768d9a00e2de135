/** Hands the outbox over: to an SMTP server, or into files. Nothing waits for it; what fails is tried again later. */
import { appendFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Services } from '../actions/context.js'
import { dayOf } from '../engine/values/dates.js'
import type { Writer } from '../store/connection.js'
import { dueMails, type MailRow, markFailed, markSent, takeMail } from '../store/mails.js'

/** Hands over one mail, or throws. */
export type Post = (mail: MailRow) => Promise<void>

const minute = 60_000
/** How long to wait after the first, second … failure; after the last one a person has to look. */
const pauses = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minute)
const atOnce = 20
/** Longer than a mail server may take for so many. */
const takenFor = 15 * minute
/** So many are handed over side by side. */
const abreast = 4

/** Sends what is due; answers how many were handed over. */
export async function deliverMails(services: Services, post: Post): Promise<number> {
  const due = await mine(services, await dueMails(services.store.read, services.now(), atOnce))
  const noting: Promise<void>[] = []
  let sent = 0
  for (let from = 0; from < due.length; from += abreast) {
    const outcomes = await Promise.all(due.slice(from, from + abreast).map((mail) => deliver(post, mail)))
    noting.push(noted(services, outcomes))
    sent += outcomes.filter(({ reason }) => reason === undefined).length
  }
  await Promise.all(noting)
  return sent
}

/** Noted at once, so that few are sent again after an end in between, and without waiting, so that what is quickly sent shares one commit. */
function noted({ store, now }: Services, outcomes: readonly Delivery[]): Promise<void> {
  const writing = store.write(async (tx) => {
    for (const outcome of outcomes) await note(tx, outcome, now())
  })
  writing.catch(() => undefined) // whoever waits for all of them is told
  return writing
}

/** Where other servers deliver from the same outbox, each mail is one server's; should that one end meanwhile, it is due again later. */
async function mine({ store, now }: Services, due: MailRow[]): Promise<MailRow[]> {
  if (store.commits || due.length === 0) return due
  const until = new Date(Date.parse(now()) + takenFor).toISOString()
  return store.write(async (tx) => {
    const taken: MailRow[] = []
    for (const mail of due) if (await takeMail(tx, mail, until)) taken.push(mail)
    return taken
  })
}

interface Delivery {
  mail: MailRow
  /** Why it could not be handed over. */
  reason?: string
}

const deliver = (post: Post, mail: MailRow): Promise<Delivery> =>
  post(mail).then(
    () => ({ mail }),
    (error: unknown) => ({ mail, reason: (error instanceof Error ? error.message : String(error)).slice(0, 500) }),
  )

async function note(tx: Writer, { mail, reason }: Delivery, now: string): Promise<void> {
  if (reason === undefined) {
    await markSent(tx, mail.id, now)
    return
  }
  const pause = pauses[mail.attempts]
  await markFailed(tx, mail.id, reason, pause === undefined ? null : new Date(Date.parse(now) + pause).toISOString())
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

const line = '─'.repeat(40)

/** Writes the mails of a day below each other into one text file, for machines without a mail server. */
export function filePost(folder: string): Post {
  let made: Promise<unknown> | undefined
  return async ({ recipient, subject, body, created_at }) => {
    made ??= mkdir(folder, { recursive: true, mode: 0o700 })
    await made
    const text = `收件人：${recipient}\n主题：${subject}\n时间：${created_at}\n\n${body}\n${line}\n`
    try {
      // so short a text is written in less time than it takes to hand it to another thread
      appendFileSync(path.join(folder, `${dayOf(created_at)}.txt`), text, { mode: 0o600 })
    } catch (error) {
      made = undefined // the folder may have been taken away
      throw error
    }
  }
}
