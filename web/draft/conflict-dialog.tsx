/** The same declaration was saved from elsewhere: both texts side by side, the person decides. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { answerText, type FormSource, fieldsOf, formOf, groupOf, isRows, type sectionOf } from '../form/model'
import { DataTable } from '../ui/data-table'
import { timeText } from '../ui/time'
import type { Answers, Draft, DraftState } from './draft'

interface Difference {
  label: string
  mine: string
  theirs: string
}

export function ConflictDialog({ state, draft, source }: { state: DraftState; draft: Draft; source: FormSource }) {
  const [busy, setBusy] = useState(false)
  const { conflict } = state
  if (!conflict) return null
  const settle = async (choice: 'mine' | 'theirs') => {
    setBusy(true)
    await draft.settle(choice)
    setBusy(false)
  }
  const differences = differencesOf(source, state.answers, conflict.answers)
  return (
    <Modal
      open
      width={860}
      closable={false}
      title="这份申报在别处保存过，请核对两边的内容"
      footer={
        <div className="buttons">
          <Button type="primary" loading={busy} onClick={() => void settle('mine')}>
            用这一页的内容
          </Button>
          <Button loading={busy} onClick={() => void settle('theirs')}>
            用别处保存的内容
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>
          可能是在另一个窗口、另一台电脑上{conflict.savedAt ? `于 ${timeText(conflict.savedAt)} ` : ''}
          保存的。请选择留下哪一边；另一边不同的内容会被替换。
        </p>
        <DataTable
          caption="两边不同的内容"
          columns={[
            { key: 'label', title: '填报项', cell: ({ label }: Difference) => label, width: '12em' },
            { key: 'mine', title: '这一页', cell: ({ mine }) => <span className="answer">{mine || '（空）'}</span> },
            { key: 'theirs', title: '别处保存的', cell: ({ theirs }) => <span className="answer">{theirs || '（空）'}</span> },
          ]}
          rows={differences}
          rowKey={({ label }) => label}
          empty="填写的内容相同，选哪一边都可以。"
        />
      </div>
    </Modal>
  )
}

function differencesOf(source: FormSource, mine: Answers, theirs: Answers): Difference[] {
  return Object.entries(formOf(source).properties).flatMap(([key, section]) =>
    isRows(section)
      ? rowDifferences(source, section, mine[key], theirs[key])
      : groupDifferences(source, section, section.title, mine[key], theirs[key], true),
  )
}

type Section = NonNullable<ReturnType<typeof sectionOf>>

function rowDifferences(source: FormSource, section: Extract<Section, { type: 'array' }>, mine: unknown, theirs: unknown): Difference[] {
  const [left, right] = [Array.isArray(mine) ? mine : [], Array.isArray(theirs) ? theirs : []]
  const count = Math.max(left.length, right.length)
  return Array.from({ length: count }, (_, index) =>
    groupDifferences(source, section, `${section.title} 第 ${index + 1} 条`, left[index], right[index], false),
  ).flat()
}

function groupDifferences(
  source: FormSource,
  section: Section,
  where: string,
  mine: unknown,
  theirs: unknown,
  alone: boolean,
): Difference[] {
  const [left, right] = [mine ?? {}, theirs ?? {}] as [Answers, Answers]
  return [...fieldsOf(groupOf(section))].flatMap(([key, field]) => {
    const [a, b] = [answerText(field, left[key], source.dictionaries), answerText(field, right[key], source.dictionaries)]
    return a === b ? [] : [{ label: alone ? field.title : `${where} ${field.title}`, mine: a, theirs: b }]
  })
}
