/** What stands in a template in words: what is filled in, what is printed only at times, and its layout, so that nobody has to read HTML. */

export interface Mark {
  label: string
  /** fill: a value · block: where something is printed only at times or again and again · layout · end: where layout ends */
  kind: 'fill' | 'block' | 'layout' | 'end'
}

/** Everything in a text that may have a name in words. */
export const markPattern = /\{\{[^{}\n]{1,200}\}\}|<\/?[a-z][^<>{}\n]{0,80}>/g

/** A piece of a template in words; undefined where it has none and is shown as it is written. */
export function markOf(labels: ReadonlyMap<string, string>, text: string): Mark | undefined {
  if (text.startsWith('<')) return layoutOf(text)
  const fill = text.startsWith('{{#') ? undefined : labelIn(labels, text)
  return fill === undefined ? blockOf(labels, text) : { label: fill, kind: 'fill' }
}

/** What is stored, and what leaves room where nothing is filled in, is called as what people read. */
export function labelIn(labels: ReadonlyMap<string, string>, text: string): string | undefined {
  const [, path = ''] = /^\{\{(?:blank )?([\w.-]+)(?: \d+)?\}\}$/.exec(text) ?? []
  return labels.get(text) ?? labels.get(`{{${path}}}`) ?? labels.get(`{{${path.replace(/^answers\./, 'texts.')}}}`)
}

function blockOf(labels: ReadonlyMap<string, string>, text: string): Mark | undefined {
  const plain = plainBlocks.get(text)
  if (plain) return { label: plain, kind: 'block' }
  const [, helper = '', path = ''] = /^\{\{#(if|unless|each) ([\w.-]+)\}\}$/.exec(text) ?? []
  const label = labelIn(labels, `{{${path}}}`) ?? labels.get(`{{#each ${path}}}`)
  return label === undefined ? undefined : { label: (blocks[helper] ?? '').replace('…', label), kind: 'block' }
}

const blocks: Readonly<Record<string, string>> = { if: '有“…”时：', unless: '没有“…”时：', each: '“…”的每一行：' }
const plainBlocks = new Map([
  ['{{else}}', '否则：'],
  ['{{/if}}', '（到此为止）'],
  ['{{/unless}}', '（到此为止）'],
  ['{{/each}}', '（每一行到此为止）'],
])

function layoutOf(text: string): Mark | undefined {
  const own = special.get(text)
  if (own) return { label: own, kind: 'layout' }
  const [, end, tag = ''] = /^<(\/?)([a-z][a-z0-9]*)>$/.exec(text) ?? []
  const name = layouts.get(tag)
  if (name === undefined) return undefined
  return end ? { label: ends.get(tag) ?? `${name}止`, kind: 'end' } : { label: name, kind: 'layout' }
}

const special = new Map([
  ['<p class="salutation">', '顶格段落'],
  ['<table class="signatures">', '签章表'],
])
const layouts = new Map([
  ['h1', '标题'],
  ['h2', '一级标题'],
  ['h3', '二级标题'],
  ['p', '段落'],
  ['strong', '加粗'],
  ['table', '表格'],
  ['thead', '表头'],
  ['tbody', '表身'],
  ['tr', '行'],
  ['th', '列名'],
  ['td', '格'],
  ['ol', '编号列表'],
  ['ul', '列表'],
  ['li', '一项'],
  ['br', '换行'],
])
const ends = new Map([...['h1', 'h2', 'h3', 'p', 'li'].map((tag) => [tag, '¶'] as const), ['td', '｜'], ['th', '｜']])
