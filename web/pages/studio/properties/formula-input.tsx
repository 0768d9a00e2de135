/** A formula written with labels and Chinese function names; what is stored keeps the names that never change. */
import { Input, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, ask } from '../../../api'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { type Place, pointerOf, valueAt } from '../edits'
import type { Opened } from '../opening'

interface Props {
  opened: Opened
  path: string
  /** Of the formula. */
  place: Place
  label: string
  id?: string
}

export function FormulaInput({ opened, path, place, label, id }: Props) {
  const { value, set } = useDocument<unknown>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version)
  const at = pointerOf(place)
  const words = outline.data?.formulas.find((one) => one.file === path && one.at === at)?.text
  const stored = valueAt(value, place)
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const [labels, setLabels] = useState<readonly string[]>([])
  const input = useRef<InputRef>(null)
  const turn = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed stands until the saved draft says it again
  useEffect(() => {
    if (!open) setTyped(undefined)
  }, [words])
  const read = async (text: string, isChange: boolean) => {
    turn.current += 1
    const own = turn.current
    const files = { [path]: opened.draft.read().files[path] ?? '' }
    const found = await ask(
      api.studio[':programme'].formula.$post({ param: { programme: opened.programme }, json: { files, file: path, at, text } }),
    ).catch(() => undefined)
    if (!found || own !== turn.current) return
    setLabels(found.labels)
    if (isChange) set(`修改${label}`, place, found.formula)
  }
  const change = (text: string) => {
    setTyped(text)
    void read(text, true)
  }
  const text = typed ?? words ?? (typeof stored === 'string' ? stored : '')
  const insert = (piece: string) => {
    const field = input.current?.input
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    change(text.slice(0, from) + piece + text.slice(to))
    input.current?.focus()
  }
  const names = labels.map((name) => ({ value: /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `【${name}】`, label: name }))
  const functions = (outline.data?.functions ?? []).map((one) => ({ value: `${one.label}(`, label: `${one.label} ${one.signature}` }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that the focus is somewhere inside
    <div
      className="studio-formula"
      onFocus={() => {
        setOpen(true)
        if (!open) void read(text, false)
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Input ref={input} id={id} aria-label={label} value={text} autoComplete="off" onChange={({ target }) => change(target.value)} />
      {open && (
        <Select
          aria-label={`在${label}中插入`}
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="插入名称或函数"
          value={null}
          popupMatchSelectWidth={false}
          options={[
            { label: '名称', options: names },
            { label: '函数', options: functions },
          ]}
          onSelect={(piece: string | null) => piece && insert(piece)}
        />
      )}
    </div>
  )
}
