/** Pieces of templates that stand for themselves: headings, places of seals, what is filled in by hand. */
import type { TemplateDictionary } from './dictionaries.js'
import type { PaletteGroup } from './palette.js'

const day = '＿＿＿年＿＿月＿＿日'

/** Those of letters, as far as they read what there is; a mail is plain text. */
export function chunksFor({ kind, names }: TemplateDictionary): PaletteGroup[] {
  if (kind === 'text') return []
  const entries = seals.entries.filter(({ text }) => names.has('organisation') || !text.includes('organisation.'))
  return [layout, { ...seals, entries }]
}

const layout: PaletteGroup = {
  title: '版式',
  entries: [
    { label: '标题', text: '<h1>标题</h1>\n' },
    { label: '抬头（顶格）', text: '<p class="salutation">收文单位：</p>\n' },
    { label: '段落', text: '<p>正文。</p>\n' },
    { label: '一级标题', text: '<h2>一、标题</h2>\n' },
    { label: '二级标题', text: '<h3>（一）标题</h3>\n' },
    { label: '加粗', text: '<strong>文字</strong>' },
    { label: '手写空白', text: '＿＿＿＿＿＿＿＿' },
    { label: '手写日期', text: day },
  ],
}

const seals: PaletteGroup = {
  title: '盖章、签字和二维码',
  entries: [
    { label: '盖章区（申报单位）', text: `<p>{{seal organisation.name}}</p>\n<p>${day}</p>\n` },
    { label: '盖章区（写明单位）', text: `<p>{{seal '单位（公章）'}}</p>\n<p>${day}</p>\n` },
    {
      label: '双方签章',
      text: [
        '<table class="signatures">',
        '  <tbody>',
        '    <tr><td>甲方（公章）：</td><td>乙方（公章）：</td></tr>',
        '    <tr><td>授权代表（签字）：</td><td>授权代表（签字）：</td></tr>',
        `    <tr><td>日期：${day}</td><td>日期：${day}</td></tr>`,
        '  </tbody>',
        '</table>\n',
      ].join('\n'),
    },
    { label: '编号和校验码（二维码自动印在每页）', text: '{{code}}' },
  ],
}
