/** The helpers of letters that put out more than words: the place of a seal, the code of the paper. */

import type { TemplateHelper } from './helper.js'
import { escapeHtml } from './html.js'

export const markHelpers = {
  seal: {
    label: '印章位',
    usage: "{{seal '申报单位（公章）'}} 或 {{seal organisation.name}} → 留出盖章的空白，下面是这些字",
    parameters: [{ label: '文字', accepts: ['text'] }],
    returns: 'text',
    run: ([text]) => (typeof text === 'string' ? text : ''),
    marks: (text) => `<span class="seal">${escapeHtml(text)}</span>`,
  },
  code: {
    label: '编号和校验码',
    usage: '{{code}} → A-2024-000001 校验码 1A2B-3C4D（同每页的二维码；预览时没有）',
    parameters: [],
    returns: 'text',
    run: () => '',
    marks: () => '<span class="page-code"></span>',
  },
} satisfies Record<string, TemplateHelper>
