/** Opens a stage below the chosen declarations: an inspection, a request for data; what is filled here is the same for all. */
import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import type { BatchResult } from '../../../server/actions/views/list'
import type { StageView } from '../../../server/actions/views/stage'
import { api, ask } from '../../api'
import { useStage } from '../../data'
import { GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, sectionOf } from '../../form/model'
import { BatchResults } from './batch-results'
import { ChosenList } from './chosen-list'

interface Props {
  parent: StageView
  opening: StageView['opens'][number]
  items: readonly DeclarationSummary[]
  /** Chosen, but of another stage. */
  others: number
  onEnd: () => void
  onCancel: () => void
}

export function OpenDialog({ parent, opening, items, others, onEnd, onCancel }: Props) {
  const stage = useStage(parent.edition, opening.stage).data
  const forms = useRef<Record<string, GroupFormHandle | null>>({})
  const [content, setContent] = useState<Record<string, Record<string, unknown>>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [results, setResults] = useState<BatchResult[]>()
  const run = async () => {
    setBusy(true)
    setProblem(undefined)
    const filled = Object.fromEntries(opening.sections.map((key) => [key, forms.current[key]?.current() ?? content[key] ?? {}]))
    try {
      setResults(
        await ask(
          api.declarations.openings.$post({
            json: { programme: parent.programme, stage: opening.stage, parents: items.map(({ id }) => id), content: filled as never },
          }),
        ),
      )
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
    } finally {
      setBusy(false)
    }
  }
  if (results) return <BatchResults label={opening.title} {...{ items, results, onEnd }} />
  return (
    <Modal
      open
      width={720}
      title={`发起${opening.title}`}
      footer={
        <>
          <Button onClick={onCancel}>取消</Button>
          <Button type="primary" loading={busy} disabled={!stage} onClick={() => void run()}>
            发起 {items.length} 件
          </Button>
        </>
      }
      onCancel={onCancel}
    >
      <div className="stack">
        {opening.help && <p className="quiet">{opening.help}</p>}
        <ChosenList>
          {items.map(({ id, organisation, number }) => (
            <li key={id}>
              {organisation.name} <span className="quiet keep">{number}</span>
            </li>
          ))}
        </ChosenList>
        {others > 0 && (
          <p className="note">
            另有 {others} 件不是“{parent.title}”，不会发起。
          </p>
        )}
        {stage &&
          opening.sections.map((key) => {
            const section = sectionOf(stage, key)
            return section ? (
              <GroupForm
                key={key}
                ref={(form) => {
                  forms.current[key] = form
                }}
                name={key}
                group={groupOf(section)}
                layout={stage.layout.fields}
                order={stage.layout.sections[key]?.order}
                dictionaries={stage.dictionaries}
                value={content[key] ?? {}}
                onChange={(value) => setContent({ ...content, [key]: value as Record<string, unknown> })}
              />
            ) : null
          })}
        {problem && (
          <p className="note tone-danger" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Modal>
  )
}
