/** The PDF that somebody may add to an objection; what could not be taken later is refused when it is chosen. */
import { Button } from 'antd'
import { ChooseFile } from '../../ui/choose-file'
import { Field } from '../../ui/field'

interface Props {
  file: File | undefined
  problem: string | undefined
  onTake: (file: File | undefined) => void
  onRefuse: (message: string) => void
}

const id = 'objection-file'
const most = 10 * 1_048_576

function refusal({ name, type, size }: File): string | undefined {
  if (type !== 'application/pdf' && !/\.pdf$/i.test(name)) return `“${name}”不是 PDF，请另存为 PDF 后再选。`
  if (size === 0) return `“${name}”是空的，请重新选择。`
  if (size > most) return `“${name}”超过 10MB，请降低扫描分辨率后再选。`
  return undefined
}

export function ObjectionFile({ file, problem, onTake, onRefuse }: Props) {
  const take = (chosen: File) => {
    const refused = refusal(chosen)
    onTake(refused ? undefined : chosen)
    if (refused) onRefuse(refused)
  }
  return (
    <Field id={id} label="附件（选填）" hint="PDF，不超过 10MB。" problem={problem}>
      <div className="buttons">
        <ChooseFile id={id} label={file ? '换一个文件' : undefined} accept="application/pdf,.pdf" hint problem={problem} onTake={take} />
        {file ? <span className="break">{file.name}</span> : <span className="quiet">没有选择文件</span>}
        {file && (
          <Button size="small" aria-label={`移除 ${file.name}`} onClick={() => onTake(undefined)}>
            移除
          </Button>
        )}
      </div>
    </Field>
  )
}
