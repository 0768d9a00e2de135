/** Reads the JSON text of a configuration file: position of a syntax error, duplicate keys, dangerous names and depth, all in words. */
import type { Json } from '../model.js'
import { pointer } from './pointers.js'

export interface JsonProblem {
  code: 'json' | 'duplicate-key' | 'forbidden-name' | 'too-deep'
  at: string
  message: string
  remedy?: string
}

/** Names that objects inherit: never keys, ids or codes of configuration. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
])

const deepest = 60

interface Scan {
  text: string
  index: number
  path: (string | number)[]
  problems: JsonProblem[]
}

/** The first place that is no JSON: nothing after it can be read. */
class Misread extends Error {
  readonly code: JsonProblem['code']
  constructor(code: JsonProblem['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** The value of a JSON text, or what is wrong with it; a text with problems has no value. */
export function readJson(text: string): { value?: Json; problems: JsonProblem[] } {
  const scan: Scan = { text: text.replace(/^\ufeff/, ''), index: 0, path: [], problems: [] }
  try {
    const value = readValue(scan)
    if (peek(scan) !== '') throw misread(scan, '多余的内容')
    return scan.problems.length > 0 ? { problems: scan.problems } : { value, problems: [] }
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return { problems: [...scan.problems, { code: error.code, at: pointer(...scan.path), message: error.message }] }
  }
}

/** The value of a JSON text that was found in order before, as quickly as can be; undefined = it is none. */
export function readKnownJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Json // JSON holds nothing else
  } catch {
    return undefined
  }
}

const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y

function readValue(scan: Scan): Json {
  if (scan.path.length > deepest) throw new Misread('too-deep', `层次超过 ${deepest} 层`)
  const next = peek(scan)
  if (next === '{') return readObject(scan)
  if (next === '[') return readArray(scan)
  if (next === '"') return readString(scan)
  word.lastIndex = scan.index
  const [text] = word.exec(scan.text) ?? []
  if (!text || text.length > 400) throw misread(scan, next === '' ? '内容不完整' : `这里不应是 ${next}`)
  scan.index += text.length
  const value: Json = JSON.parse(text)
  if (typeof value === 'number' && !Number.isFinite(value)) throw misread(scan, '数字太大')
  return value
}

function readObject(scan: Scan): Json {
  const object: { [key: string]: Json } = {}
  scan.index++
  if (peek(scan) === '}') return close(scan, object)
  for (;;) {
    if (peek(scan) !== '"') throw misread(scan, peek(scan) === '}' ? '最后一项后面多了一个逗号' : '这里应是用双引号括起来的键')
    const key = readString(scan)
    checkKey(scan, key, object)
    if (peek(scan) !== ':') throw misread(scan, `键“${key}”后面应是冒号`)
    scan.index++
    scan.path.push(key)
    const value = readValue(scan)
    scan.path.pop()
    if (!forbiddenNames.has(key)) object[key] = value
    if (peek(scan) === '}') return close(scan, object)
    if (peek(scan) !== ',') throw misread(scan, '这里应是逗号或 }')
    scan.index++
  }
}

function checkKey(scan: Scan, key: string, object: { [key: string]: Json }): void {
  const at = () => pointer(...scan.path, key)
  if (Object.hasOwn(object, key))
    scan.problems.push({ code: 'duplicate-key', at: at(), message: `键“${key}”出现了两次`, remedy: '删除其中一个，或换一个键' })
  if (forbiddenNames.has(key))
    scan.problems.push({ code: 'forbidden-name', at: at(), message: `“${key}”不能用作名称`, remedy: '换一个名称' })
}

function readArray(scan: Scan): Json {
  const items: Json[] = []
  scan.index++
  if (peek(scan) === ']') return close(scan, items)
  for (;;) {
    if (peek(scan) === ']') throw misread(scan, '最后一项后面多了一个逗号')
    scan.path.push(items.length)
    items.push(readValue(scan))
    scan.path.pop()
    if (peek(scan) === ']') return close(scan, items)
    if (peek(scan) !== ',') throw misread(scan, '这里应是逗号或 ]')
    scan.index++
  }
}

const quote = 34
const backslash = 92
const newline = 10
const space = 32

function readString(scan: Scan): string {
  const { text, index: start } = scan
  let end = start + 1
  let plain = true
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === quote || code === newline) break
    if (code >= space && code !== backslash) continue
    plain = false
    if (code === backslash) end++
  }
  if (text.charCodeAt(end) !== quote) throw misread(scan, '文字没有用双引号结束')
  scan.index = end + 1
  if (plain) return text.slice(start + 1, end)
  try {
    return JSON.parse(text.slice(start, end + 1))
  } catch {
    scan.index = start
    throw misread(scan, '文字里有不能直接写的字符，或反斜杠用得不对')
  }
}

/** The next character that is not blank, '' at the end. */
function peek(scan: Scan): string {
  const { text } = scan
  let code = text.charCodeAt(scan.index)
  while (code === space || code === newline || code === 13 || code === 9) code = text.charCodeAt(++scan.index)
  return text.charAt(scan.index)
}

function close<Value>(scan: Scan, value: Value): Value {
  scan.index++
  return value
}

function misread(scan: Scan, message: string): Misread {
  const before = scan.text.slice(0, scan.index).split('\n')
  return new Misread('json', `第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 个字符处不是正确的 JSON：${message}`)
}
