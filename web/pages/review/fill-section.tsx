/** A section of the form that the reader fills in place of the applicant. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { mutate } from 'swr'
import { api, ask } from '../../api'
import { refreshDeclaration } from '../../data'
import { GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, isRows, sectionOf } from '../../form/model'
import { RowsEditor } from '../../form/rows-editor'
import { announce } from '../../ui/announce'
import type { Review } from './review'

interface Props {
  review: Review
  name: string
  content: unknown
  onEnd: () => void
}

export function FillSection({ review: { declaration, stage }, name, content, onEnd }: Props) {
  const section = sectionOf(stage, name)
  const form = useRef<GroupFormHandle>(null)
  const [value, setValue] = useState<unknown>(content ?? (section && isRows(section) ? (section.default ?? []) : {}))
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (!section) return null
  const save = async () => {
    setBusy(true)
    try {
      const filled = (form.current?.current() ?? value) as never
      const { check } = await ask(
        api.declarations[':id'].sections[':section'].$put({
          param: { id: declaration.id, section: name },
          json: { version: declaration.version, content: filled },
        }),
      )
      await mutate(['check', declaration.id], check, { revalidate: false })
      await refreshDeclaration(declaration.id)
      announce('已保存。')
      onEnd()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
      setBusy(false)
    }
  }
  return (
    <div className="decide-form">
      {isRows(section) ? (
        <RowsEditor {...{ name, section }} source={stage} rows={Array.isArray(value) ? value : []} onChange={setValue} />
      ) : (
        <GroupForm
          ref={form}
          name={name}
          group={groupOf(section)}
          layout={stage.layout.fields}
          order={stage.layout.sections[name]?.order}
          dictionaries={stage.dictionaries}
          value={value as Record<string, unknown>}
          onChange={setValue}
        />
      )}
      {problem && (
        <p className="note tone-danger" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        <Button type="primary" size="small" loading={busy} onClick={() => void save()}>
          保存
        </Button>
        <Button size="small" onClick={onEnd}>
          取消
        </Button>
      </div>
    </div>
  )
}
