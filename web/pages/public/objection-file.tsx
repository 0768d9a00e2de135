/** The PDF that somebody may add to an objection; what could not be taken later is refused when it is chosen. */
import { Button } from 'antd'
import { useRef } from 'react'
import { described, Field } from '../../ui/field'
import { Icon } from '../../ui/icon'

interface Props {
  file: File | undefined
  problem: string | undefined
  onTake: (file: File | undefined) => void
  onRefuse: (message: string) => void
}

const hint = 'PDF，不超过 10MB。'
const most = 10 * 1_048_576

function refusal({ name, type, size }: File): string | undefined {
  if (type !== 'application/pdf' && !/\.pdf$/i.test(name)) return `“${name}”不是 PDF，请另存为 PDF 后再选。`
  if (size === 0) return `“${name}”是空的，请重新选择。`
  if (size > most) return `“${name}”超过 10MB，请降低扫描分辨率后再选。`
  return undefined
}

export function ObjectionFile({ file, problem, onTake, onRefuse }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const take = (chosen: File | undefined) => {
    if (!chosen) return
    const refused = refusal(chosen)
    onTake(refused ? undefined : chosen)
    if (refused) onRefuse(refused)
    if (chooser.current) chooser.current.value = ''
  }
  return (
    <Field id="objection-file" label="附件（选填）" hint={hint} problem={problem}>
      <div className="buttons">
        <input ref={chooser} type="file" hidden accept="application/pdf,.pdf" onChange={({ target }) => take(target.files?.[0])} />
        <Button
          {...withoutStatus(described('objection-file', { hint, problem }))}
          icon={<Icon name="upload" />}
          onClick={() => chooser.current?.click()}
        >
          {file ? '换一个文件' : '选择文件'}
        </Button>
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

const withoutStatus = ({ status: _, ...rest }: ReturnType<typeof described>) => rest
