/** A button that opens the chooser of files: what the browser draws itself speaks the browser's language. */
import { Button } from 'antd'
import { useRef } from 'react'
import { described } from './field'
import { Icon } from './icon'

interface Props {
  id: string
  label?: string
  accept: string
  problem?: string
  /** A hint stands below it. */
  hint?: boolean
  size?: 'small'
  busy?: boolean
  onTake: (file: File) => void
}

export function ChooseFile({ id, label = '选择文件', accept, problem, hint, size, busy, onTake }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const { status: _, ...spoken } = described(id, { problem, hint })
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file && !busy) onTake(file)
          target.value = ''
        }}
      />
      <Button {...spoken} size={size} icon={<Icon name="upload" />} loading={busy} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
    </>
  )
}
