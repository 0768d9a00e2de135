/** The subject of a mail as people read it: the names of what is filled in, instead of what fills it in. */
import type { Mail } from '../generated/programme.js'
import { mailDictionary, type TemplateSources } from './dictionaries.js'
import type { TemplateName, TemplateNames } from './names.js'

/** `“{{stage.title}}”被退回` becomes `“【环节名称】”被退回`; what is not simply filled in stays. */
export function subjectInWords({ id, subject }: Pick<Mail, 'id' | 'subject'>, programme: TemplateSources): string {
  if (!subject.includes('{{')) return subject
  const { names } = mailDictionary(programme, { id })
  return subject.replace(/\{\{(?:[a-zA-Z]+ )?([\w.-]+)\}\}/g, (text, path: string) => wordsOf(path.split('.'), names) ?? text)
}

function wordsOf(path: readonly string[], names: TemplateNames): string | undefined {
  const labels: string[] = []
  let known: TemplateNames | undefined = names
  for (const step of path) {
    const found: TemplateName | undefined = known?.get(step)
    if (!found) return undefined
    labels.push(found.label)
    known = found.names
  }
  const isAnswer = path[0] === 'answers' || path[0] === 'texts'
  return `【${labels.slice(isAnswer ? -1 : -2).join('')}】`
}
