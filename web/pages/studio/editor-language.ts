/** How the editor looks and speaks: Chinese phrases, colours that pass contrast, the nonce of the page. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const phrases = {
  Find: '查找',
  Replace: '替换为',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  'by word': '整词',
  regexp: '正则表达式',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'current match': '当前匹配',
  'replaced $ matches': '已替换 $ 处',
  'replaced match on line $': '已替换第 $ 行的匹配',
  'on line': '在第几行',
  'Go to line': '跳到第几行',
  go: '跳转',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
  Completions: '可填内容',
  'Fold line': '折叠',
  'Unfold line': '展开',
  'folded code': '已折叠的内容',
  unfold: '展开',
  'Folded lines': '已折叠的行',
  'Unfolded lines': '已展开的行',
  to: '到',
  'Control character': '控制字符',
  'Selection deleted': '已删除选中内容',
  '$ unchanged lines': '$ 行未改动',
  'Revert this chunk': '恢复这一处',
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: '#0b4a9e' },
  { tag: tags.string, color: '#1a6b2d' },
  { tag: tags.number, color: '#8a3b00' },
  { tag: [tags.bool, tags.null], color: '#7a2a8c' },
  { tag: tags.invalid, color: '#b42318' },
  { tag: tags.keyword, color: '#6b4a00' },
  { tag: tags.comment, color: '#5c6470' },
])

const look = EditorView.theme({
  '&': { fontSize: '14px', height: '100%', backgroundColor: '#fff' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: '#f7f8fa', color: '#5c6470', border: 'none', borderRight: '1px solid #e3e6ea' },
  '.cm-activeLine': { backgroundColor: '#f2f7ff' },
  '.cm-activeLineGutter': { backgroundColor: '#e4eefc', color: '#1f2937' },
  '.cm-tooltip': { fontSize: '14px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: '#0b57c9', color: '#fff' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: 1, marginLeft: '1em' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap' },
  '.cm-panel.cm-search': {
    padding: '8px 36px 8px 10px',
    '& input, & button, & label': { margin: '2px 6px 2px 0', fontSize: '14px' },
    '& input[type=checkbox]': { width: '16px', height: '16px', verticalAlign: '-3px' },
    '& label': { marginLeft: '6px' },
    '& [name=close]': { top: '4px', right: '4px', width: '28px', height: '28px', fontSize: '18px' },
  },
  '.cm-textfield': { padding: '4px 8px', borderRadius: '4px', borderColor: '#8c8c8c' },
  '.cm-button': { padding: '4px 12px', borderRadius: '4px', borderColor: '#8c8c8c', backgroundImage: 'none', backgroundColor: '#fff' },
})

/** Extensions that every editor of the studio shares. */
export function editorLanguage(label: string): Extension[] {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content')
  return [
    EditorState.phrases.of(phrases),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    nonce ? EditorView.cspNonce.of(nonce) : [],
    syntaxHighlighting(colours),
    look,
  ]
}
