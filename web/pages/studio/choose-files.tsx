/** Chooses files by a button or by dropping them. */
import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Icon } from '../../ui/icon'

interface Props {
  label: string
  hint: string
  multiple?: boolean
  accept: string
  onChoose: (files: File[]) => void
}

export function ChooseFiles({ label, hint, multiple, accept, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const id = useId()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onChoose([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={over ? 'studio-drop is-over' : 'studio-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Button icon={<Icon name="upload" />} onClick={() => input.current?.click()} aria-describedby={id}>
        {label}
      </Button>
      <p className="quiet" id={id}>
        {hint}
      </p>
    </div>
  )
}
