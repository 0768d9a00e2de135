/** Compares two lists of named things, aspect by aspect, and says what changed. */

export interface Change {
  /** What kind of thing changed: 字段, 规则, 参数 … */
  kind: string
  /** The change as a sentence. */
  text: string
}

/** One thing as it is compared: its immutable key, its free name, and what is said about it. */
export interface Thing {
  key: string
  name: string
  /** By aspect in words; a boolean reads 改为… / 不再…, empty text = there is none. */
  aspects: Record<string, string | boolean>
}

/** What can be read off an item of configuration, aspect by aspect. */
export type Aspects<Item> = Record<string, (item: Item) => unknown>

/** The thing that an item is, by a table of aspects. */
export function thing<Item>(key: string, name: string, item: Item, aspects: Aspects<Item>): Thing {
  return { key, name, aspects: Object.fromEntries(Object.entries(aspects).map(([aspect, read]) => [aspect, said(read(item))])) }
}

/** Added, removed, renamed and changed things, in the order of the newer list, removed ones last. */
export function changedThings(kind: string, before: readonly Thing[], after: readonly Thing[]): Change[] {
  const old = new Map(before.map((one) => [one.key, one]))
  const now = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap((one) => {
      const earlier = old.get(one.key)
      return earlier ? changesOf(kind, earlier, one) : [{ kind, text: `新增${kind}“${one.name}”${introduced(one)}` }]
    }),
    ...before.filter(({ key }) => !now.has(key)).map(({ name }) => ({ kind, text: `删除${kind}“${name}”` })),
  ]
}

/** The same changes with where they are, where there are several such places: what they speak of may have the same name in each. */
export const within = (place: string, places: number, changes: readonly Change[]): Change[] =>
  changes.map(({ kind, text }) => ({ kind, text: places > 1 ? `${place}：${text}` : text }))

function changesOf(kind: string, before: Thing, after: Thing): Change[] {
  const renamed = before.name === after.name ? [] : [{ kind, text: `${kind}“${before.name}”改名为“${after.name}”` }]
  const names = [...new Set([...Object.keys(before.aspects), ...Object.keys(after.aspects)])]
  const changed = names.flatMap((aspect) => {
    const sentence = aspectChange(aspect, before.aspects[aspect] ?? '', after.aspects[aspect] ?? '')
    return sentence ? [{ kind, text: `${kind}“${after.name}”${sentence}` }] : []
  })
  return [...renamed, ...changed]
}

function aspectChange(aspect: string, before: string | boolean, after: string | boolean): string | undefined {
  if (before === after) return undefined
  if (typeof after === 'boolean') return after ? `改为${aspect}` : before === true ? `不再${aspect}` : undefined
  if (typeof before === 'boolean' || before === '') return `增加了${aspect}：${short(after)}`
  return after === '' ? `去掉了${aspect}，原为：${short(before)}` : `的${aspect}由 ${short(before)} 改为 ${short(after)}`
}

/** What is worth saying of a new thing: whether something has to be done about it, and its numbers. */
function introduced({ aspects }: Thing): string {
  const told = ['必填', '要求', '严重程度', '数值', '条款'].flatMap((aspect) => {
    const value = aspects[aspect]
    return value === true ? [aspect] : typeof value === 'string' && value !== '' ? [`${aspect}：${short(value)}`] : []
  })
  return told.length > 0 ? `（${told.join('，')}）` : ''
}

function said(value: unknown): string | boolean {
  if (typeof value === 'boolean') return value
  if (value === undefined || value === null) return ''
  if (Array.isArray(value))
    return value
      .map(said)
      .join('、')
      .replaceAll(/(?<=[。！？；])、/g, '')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const longest = 120
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
