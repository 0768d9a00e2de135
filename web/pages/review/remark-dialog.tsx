/** A remark on one place, from a template or in own words. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { described, Field } from '../../ui/field'
import { upTo } from '../../ui/up-to'
import type { useDraft } from './drafts'

interface Props {
  place: { at: string; label: string }
  draft: ReturnType<typeof useDraft>
  templates: readonly string[]
  onEnd: () => void
}

const longest = 2000

export function RemarkDialog({ place: { at, label }, draft, templates, onEnd }: Props) {
  const before = draft.draft.remarks.find((one) => one.at === at)?.text ?? ''
  const [text, setText] = useState(before)
  const [problem, setProblem] = useState<string>()
  const keep = (words: string) => {
    draft.remark(at, label, words)
    onEnd()
  }
  const save = () => {
    if (!text.trim()) return setProblem('请写明需要修改什么。')
    return text.length > longest ? setProblem(`最多 ${longest} 个字，请删减。`) : keep(text.trim())
  }
  const hint = '退回时一并发给申报单位；在此之前只保存在这台电脑上。'
  return (
    <Modal
      open
      title={`意见：${label}`}
      onCancel={onEnd}
      footer={
        <>
          {before && <Button onClick={() => keep('')}>删除这条意见</Button>}
          <Button onClick={onEnd}>取消</Button>
          <Button type="primary" onClick={save}>
            保存意见
          </Button>
        </>
      }
    >
      <Field id="remark" label="需要怎样修改" required problem={problem} hint={hint}>
        <Input.TextArea
          {...described('remark', { hint, problem })}
          rows={4}
          count={upTo(longest)}
          value={text}
          autoFocus
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      {templates.length > 0 && (
        <section className="templates" aria-label="常用意见">
          <p className="quiet">常用意见（点一下填入）：</p>
          {templates.map((template) => (
            <button key={template} type="button" className="template" onClick={() => setText(joined(text, template))}>
              {template}
            </button>
          ))}
        </section>
      )}
    </Modal>
  )
}

const joined = (text: string, template: string) => (text.includes(template) ? text : [text.trim(), template].filter(Boolean).join('\n'))
