/** The parts of a programme in the order in which one builds it, and which of them are there. */
import { documentOf } from '../problems'

export interface Step {
  label: string
  done: boolean
  /** Whether some of it is there. */
  begun: boolean
  /** What is missing, for people. */
  missing: string
  /** The end of the address of its page. */
  at: string
}

/** Judged from the texts alone, whatever else is wrong with them. */
export function stepsOf(files: Readonly<Record<string, string>>, stages: ReadonlyMap<string, string>): Step[] {
  const lacking = (has: (stage: string) => boolean) => [...stages].filter(([id]) => !has(id)).map(([, title]) => `“${title}”`)
  const forms = lacking((id) => Object.keys(Object(sizeOf(files, `schemas/${id}.form.json`, 'properties'))).length > 0)
  const rules = lacking((id) => countOf(files, `rules/${id}.eligibility.json`, 'rules') > 0)
  const flows = lacking((id) => countOf(files, `rules/${id}.workflow.json`, 'actions') > 0)
  const examples = Object.keys(files).some((path) => path.startsWith('rules/examples/'))
  return [
    step('通知条款', countOf(files, 'schemas/clauses.json', 'clauses') > 0, '粘贴通知全文，按编号分成条款。', '/notice'),
    step('申报环节', stages.size > 0, '说明分几个环节申报，每个环节由谁填报。', '/settings'),
    step('表单', partOf(forms, stages.size), `${forms.join('、') || '每个环节'}还没有要填的内容。`, '/forms'),
    step('资格规则', partOf(rules, stages.size), `${rules.join('、') || '每个环节'}还没有条件，谁都可以申报。`, '/rules'),
    step('流程', partOf(flows, stages.size), `${flows.join('、') || '每个环节'}还没有提交和审核的操作。`, '/workflow'),
    step('示例', examples, '用几家企业试一试：谁符合、谁不符合、补多少。', '/examples'),
  ]
}

type Part = 'all' | 'some' | 'none'
const partOf = (lacking: readonly string[], stages: number): Part =>
  lacking.length === stages ? 'none' : lacking.length === 0 ? 'all' : 'some'
const step = (label: string, part: boolean | Part, missing: string, at: string): Step => ({
  label,
  done: part === true || part === 'all',
  begun: part === 'some',
  missing,
  at,
})

function sizeOf(files: Readonly<Record<string, string>>, path: string, key: string): unknown {
  const document = documentOf(files[path])
  return typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[key] : undefined
}

function countOf(files: Readonly<Record<string, string>>, path: string, key: string): number {
  const list = sizeOf(files, path, key)
  return Array.isArray(list) ? list.length : 0
}
