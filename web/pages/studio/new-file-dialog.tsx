/** A new file: its kind, its name, and a start that is valid as far as it goes. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { described, Field, TextField } from '../../ui/field'
import { kindOf, newKinds, stageTitles } from './file-kinds'
import { siteId } from './folders'
import type { Opened } from './opening'
import { startOf } from './starts'

interface Props {
  opened: Opened
  onClose: () => void
  onOpen: (path: string) => void
}

export function NewFileDialog({ opened: { programme, draft, state }, onClose, onOpen }: Props) {
  const kinds = newKinds(programme === siteId).filter(({ place = '' }) => place.includes('*') || !(place in state.files))
  const [place, setPlace] = useState(kinds[0]?.place ?? '')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const kind = kinds.find((one) => one.place === place)
  const path = place.replace('*', name.trim())
  const stages = kind?.group === 'stage' ? stageTitles(state.files) : undefined
  const create = () => {
    const wrong = kind?.asks && problemOf(name.trim(), path in state.files)
    setProblem(wrong || undefined)
    if (wrong || !kind) return
    draft.apply(`新建 ${kind.label}`, { [path]: startOf(path, kindOf(path).schema) })
    onOpen(path)
    onClose()
  }
  return (
    <Modal open title="新建文件" okText="新建" onOk={create} onCancel={onClose} destroyOnHidden>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          create()
        }}
      >
        <Field id="new-kind" label="种类">
          <Select
            {...described('new-kind', {})}
            value={place}
            options={kinds.map(({ place = '', label }) => ({ value: place, label }))}
            onChange={(value) => {
              setPlace(value)
              setProblem(undefined)
            }}
          />
        </Field>
        {kind?.asks && (
          <TextField
            id="new-name"
            label={kind.asks}
            value={name}
            onChange={setName}
            problem={problem}
            hint={
              stages?.size
                ? `与事项总表中的环节一致，现有：${[...stages].map(([id, title]) => `${id}（${title}）`).join('、')}`
                : '用字母、数字、连字符，如 level-two；以后不改。'
            }
          />
        )}
        {(name || !kind?.asks) && <p className="quiet">将新建 {path}</p>}
      </form>
    </Modal>
  )
}

function problemOf(name: string, exists: boolean): string | undefined {
  if (!name) return '请填写标识。'
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_-]{0,59}$/u.test(name)) return '只能用字母、数字、下划线和连字符，最多 60 个。'
  return exists ? '已有这个文件，请换一个标识，或直接打开它。' : undefined
}
