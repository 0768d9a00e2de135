/** Checks a template before it is ever rendered: a linear look at its text first, then its tree against the names that exist. */
import Handlebars from 'handlebars'
import type { Problem } from '../model.js'
import type { TemplateDictionary } from './dictionaries.js'
import { scanMustaches } from './scan.js'
import { htmlProblems, type TextProblem } from './template-html.js'
import { type NameRead, walkTemplate } from './tree.js'

const mostProblems = 50
const largest = 64 * 1024

/** Everything that is wrong with a template; `at` names the line: /12. */
export function lintTemplate(text: string, file: string, dictionary: TemplateDictionary): Problem[] {
  const problem = ({ offset, message, remedy }: TextProblem & { remedy?: string }): Problem => {
    const line = text.slice(0, offset).split('\n').length
    return { at: `/${line}`, file, code: 'template', message: `第 ${line} 行：${message}`, ...(remedy && { remedy }) }
  }
  if (typeof text !== 'string') return [{ at: '/1', file, code: 'template', message: '模板不是文字' }]
  if (new TextEncoder().encode(text).length > largest) return [problem({ offset: 0, message: `模板超过 ${largest / 1024} KB` })]
  const scanned = scanMustaches(text)
  const found = [...scanned, ...(dictionary.kind === 'html' ? htmlProblems(text) : [])]
  // the parser gets only what the look at the text let through: it is slow on hostile text
  if (scanned.length > 0) return found.slice(0, mostProblems).map(problem)
  return [...found.map(problem), ...parsed(text, file, dictionary)].slice(0, mostProblems)
}

/** Every name that a template reads; none where something is wrong with it. */
export function namesRead(text: string, dictionary: TemplateDictionary): NameRead[] {
  return lintTemplate(text, '', dictionary).length > 0 ? [] : walkTemplate(Handlebars.parse(text), dictionary).read
}

function parsed(text: string, file: string, dictionary: TemplateDictionary): Problem[] {
  try {
    const tree = Handlebars.parse(text)
    return walkTemplate(tree, dictionary).problems.map(({ line, message, remedy }) => ({
      at: `/${line}`,
      file,
      code: 'template',
      message: `第 ${line} 行：${message}`,
      ...(remedy && { remedy }),
    }))
  } catch (error) {
    const line = /line (\d+)/i.exec(error instanceof Error ? error.message : '')?.[1] ?? '1'
    return [
      { at: `/${line}`, file, code: 'template', message: `第 ${line} 行：{{…}} 写得不对，请检查括号、引号和 {{#if}} 与 {{/if}} 是否成对` },
    ]
  }
}
