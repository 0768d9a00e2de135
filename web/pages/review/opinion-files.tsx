/** The PDFs of an opinion while it is written: chosen, kept at once, taken off again. */
import { Button } from 'antd'
import { useState } from 'react'
import type { DeclarationView, ParallelOpinionView } from '../../../server/actions/views/declaration'
import { api, ask, readFailure } from '../../api'
import { refreshDeclaration } from '../../data'
import { ChooseFile } from '../../ui/choose-file'
import { Field } from '../../ui/field'
import { useLedFocus } from '../../ui/led-focus'
import { opinionFile } from '../../ui/opinion-list'

interface Props {
  declaration: DeclarationView
  opinion: ParallelOpinionView
  problem?: string
}

const id = 'opinion-attachment'

export function OpinionFilesEditor({ declaration, opinion, problem }: Props) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const attempt = async (change: () => Promise<unknown>) => {
    setBusy(true)
    setFailed(undefined)
    try {
      await change()
      await refreshDeclaration(declaration.id)
    } catch (error) {
      setFailed(error instanceof Error ? error.message : '没有成功，请再试一次。')
    }
    setBusy(false)
  }
  const said = failed ?? problem
  const led = useLedFocus<HTMLDivElement>(`${busy} ${opinion.files.map((file) => file.id)}`, [`#${id}`])
  return (
    <Field
      id={id}
      label={opinion.attachment === 'required' ? '附件' : '附件（选填）'}
      required={opinion.attachment === 'required'}
      problem={said}
      hint="PDF，最大 20MB。"
    >
      <div {...led}>
        <ul className="plain-list">
          {opinion.files.map((file) => (
            <li key={file.id}>
              <a href={opinionFile(declaration.id, opinion.id, file.id)} target="_blank" rel="noreferrer">
                {file.name}
              </a>{' '}
              <Button
                size="small"
                disabled={busy}
                aria-label={`移除 ${file.name}`}
                onClick={() =>
                  void attempt(() =>
                    ask(
                      api.declarations[':id'].opinions[':opinion'].files[':file'].$delete({
                        param: { id: declaration.id, opinion: opinion.id, file: file.id },
                      }),
                    ),
                  )
                }
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
        <ChooseFile
          id={id}
          size="small"
          accept="application/pdf,.pdf"
          hint
          problem={said}
          busy={busy}
          onTake={(file) => void attempt(() => send(declaration.id, opinion.id, file))}
        />
      </div>
    </Field>
  )
}

async function send(declaration: string, opinion: string, file: File): Promise<void> {
  const address = `/api/declarations/${encodeURIComponent(declaration)}/opinions/${encodeURIComponent(opinion)}/files?name=${encodeURIComponent(file.name)}`
  const answer = await fetch(address, { method: 'PUT', body: file, headers: { 'Content-Type': 'application/pdf' } })
  if (!answer.ok) throw readFailure(answer.status, await answer.text())
}
