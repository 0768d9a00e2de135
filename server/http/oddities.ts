/** What no JSON body of ours may contain, whatever its shape. */
import type { Problem } from '../engine/model.js'

const deepest = 32
/** Values of an ordinary body. */
const usualValues = 5000
/** Most texts have none of these, tabs and ends of lines among them. */
const unusual = /[\p{Cc}\p{Cs}]/u
const control = /(?![\t\n\r])\p{Cc}/u
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** Control characters, lone surrogates, depth beyond 32, more than `most` values, names of the prototype. Iterative: depth cannot exhaust the stack. */
export function oddities(root: unknown, most = usualValues): Problem[] {
  const problems: Problem[] = []
  const waiting: { value: unknown; at: string; depth: number }[] = [{ value: root, at: '', depth: 0 }]
  let count = 0
  for (let item = waiting.pop(); item && problems.length < 100; item = waiting.pop()) {
    if (++count > most) return [{ at: '', message: `内容过多：最多 ${most} 项。` }]
    if (item.depth > deepest) return [{ at: item.at, message: `嵌套过深：最多 ${deepest} 层。` }]
    if (typeof item.value === 'string') {
      const message = oddText(item.value)
      if (message) problems.push({ at: item.at, message })
    } else if (item.value && typeof item.value === 'object') {
      for (const [key, value] of Object.entries(item.value)) {
        const at = `${item.at}/${key.slice(0, 80)}`
        if (reserved.has(key) || oddText(key)) problems.push({ at, message: '不能使用这个名称。' })
        waiting.push({ value, at, depth: item.depth + 1 })
      }
    }
  }
  return problems
}

/** Why a text cannot be kept, if so. */
export function oddText(text: string): string | undefined {
  if (!unusual.test(text)) return undefined
  if (control.test(text)) return '含有不可见的控制字符，请删除后重试。'
  if (/[\ud800-\udfff]/u.test(text)) return '含有残缺的字符，请删除后重试。'
  return undefined
}
