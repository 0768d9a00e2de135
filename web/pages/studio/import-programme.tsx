/** A programme that is new here, from an exported ZIP; it lands as a draft. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, ask } from '../../api'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { ChooseFiles } from './choose-files'
import { refreshStudio } from './data'
import { withValue } from './edits'
import { PlanView } from './plan-view'
import { planOf, readUploads, type Upload } from './uploads'

export function ImportProgramme({ existing }: { existing: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入新事项</Button>
      {open && <ImportDialog existing={existing} onClose={() => setOpen(false)} />}
    </>
  )
}

function ImportDialog({ existing, onClose }: { existing: readonly string[]; onClose: () => void }) {
  const [upload, setUpload] = useState<Upload>()
  const [id, setId] = useState('')
  const [busy, setBusy] = useState(false)
  const [, go] = useLocation()
  const { problems, attempt, links, show, fail } = useProblems('import-')
  const choose = async (chosen: File[]) => {
    const read = await readUploads(chosen.slice(0, 1), {})
    setUpload(read)
    setId(idIn(read.files['schemas/programme.json']) ?? id)
  }
  const run = async () => {
    const wrong = {
      ...(upload?.whole ? {} : { files: '请选择事项的 ZIP 压缩包。' }),
      ...(existing.includes(id) ? { programme: '已有这个编号的事项。要更新它，请打开它再用“上传”。' } : {}),
      ...(id ? {} : { programme: '请填写事项编号。' }),
    }
    if (busy || show(wrong) || !upload) return
    setBusy(true)
    try {
      await ask(api.studio[':programme'].import.$post({ param: { programme: id }, json: { files: called(id, upload.files) } }))
      await refreshStudio()
      go(`/studio/${id}`)
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Modal open title="导入新事项" okText="导入为草稿" confirmLoading={busy} onOk={() => void run()} onCancel={onClose} width={720}>
      <div className="stack">
        {links.length > 0 && <ErrorSummary errors={links} attempt={attempt} />}
        <div id="import-files">
          <ChooseFiles
            label={upload ? '重新选择' : '选择压缩包'}
            hint="从别处“下载”得到的 ZIP，里面是 schemas、rules、templates 三个文件夹。导入后是草稿，发布以前没有人看得到。"
            accept=".zip"
            onChoose={(files) => files.length > 0 && void choose(files)}
          />
        </div>
        {upload?.refused.map((sentence) => (
          <p key={sentence} className="note tone-danger" role="alert">
            {sentence}
          </p>
        ))}
        {upload?.whole && (
          <>
            <TextField
              id="import-programme"
              label="事项编号"
              required
              value={id}
              onChange={setId}
              problem={problems.programme}
              hint="小写字母、数字和连字符；网址里用，以后不能改。改成别的编号，就是一个新的事项。"
            />
            <PlanView plan={planOf(upload.files, {})} gone={[]} files={upload.files} />
          </>
        )}
      </div>
    </Modal>
  )
}

/** The same files byte by byte, unless the programme is to be called otherwise. */
function called(id: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const main = files['schemas/programme.json']
  return {
    ...files,
    ...(main !== undefined && ![id, undefined].includes(idIn(main)) && { 'schemas/programme.json': withValue(main, ['id'], id) }),
  }
}

function idIn(text: string | undefined): string | undefined {
  try {
    const { id } = JSON.parse(text ?? '{}')
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}
