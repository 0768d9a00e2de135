/** Passwords: made, judged, hashed and compared. */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Problem } from '../../engine/model.js'
import { AppError } from '../../errors.js'

/** Without characters that are mistaken for one another in a mail. */
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789']
const initialLength = 14
const shortest = 10
const longest = 128
const common = /^(?:(.)\1+|\d+|password.*|admin.*|qwerty.*|abc123.*|1q2w3e.*|a123456.*)$/i
/** Argon2id as OWASP advises: 19 MiB, two passes; about 30 ms of a core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** What an unknown account is compared with, so that it takes as long as a known one. */
let nobody: string | undefined

/** A strong initial password: about 80 bits, every kind of character in it. */
export function generatePassword(): string {
  const all = kinds.join('')
  for (;;) {
    const password = Array.from({ length: initialLength }, () => all[randomInt(all.length)]).join('')
    if (kinds.every((kind) => [...kind].some((character) => password.includes(character)))) return password
  }
}

/** Why a chosen password is too weak, if so. */
export function passwordProblems(password: string, login: string): Problem[] {
  const message = weakness(password, login)
  return message ? [{ at: '/next', message }] : []
}

function weakness(password: string, login: string): string | undefined {
  if ([...password].length < shortest) return `密码至少 ${shortest} 个字符。`
  if (password.length > longest) return `密码最多 ${longest} 个字符。`
  if (common.test(password)) return '密码太常见，容易被猜到，请换一个（不要只用数字或重复字符）。'
  if (login && password.toLowerCase().includes(login.toLowerCase())) return '密码不能包含登录账号。'
  return undefined
}

export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

/** Whether the password is the one of the hash; an absent hash takes as long and is never right. */
export function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    nobody ??= await hash(generatePassword(), cost)
    const right = await verify(stored ?? nobody, password)
    return right && stored !== undefined
  })
}

/** At most two at a time, and no endless queue: a flood of logins must not take the machine. */
const atOnce = 2
const mostWaiting = 200
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new AppError('unavailable', '登录的人太多，请稍后再试。')
  if (running < atOnce) running++
  else await new Promise<void>((resolve) => waiting.push(resolve)) // its turn is handed over, so the count stays
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
