/** A formula written with labels and Chinese function names; what is stored keeps the names that never change. */
import { Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { api, ask } from '../../../api'
import { useOutline } from '../data'
import { useDocument } from '../document'
import { type Place, pointerOf, valueAt } from '../edits'
import type { Opened } from '../opening'
import { WholeText } from '../whole-text'

interface Props {
  opened: Opened
  path: string
  /** Of the formula. */
  place: Place
  label: string
  id?: string
}

export function FormulaInput(props: Props) {
  const { opened, label, id } = props
  const [open, setOpen] = useState(false)
  const { text, labels, waiting, change, look } = useFormula(props, open)
  const functions = useOutline(opened.programme, opened.state.version).data?.functions
  const input = useRef<TextAreaRef>(null)
  const insert = (piece: string) => {
    const field = input.current?.resizableTextArea?.textArea
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    change(text.slice(0, from) + piece + text.slice(to))
    input.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that the focus is somewhere inside
    <div
      className="studio-formula"
      onFocus={() => {
        setOpen(true)
        if (!open) look()
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <WholeText ref={input} id={id} label={label} value={text} waiting={waiting} onChange={change} />
      {open && <Insertion label={label} labels={labels} functions={functions ?? []} onInsert={insert} />}
    </div>
  )
}

/** The text with labels, and what is stored when it is changed; the server reads it, and says which labels there are. */
function useFormula({ opened, path, place, label }: Props, open: boolean) {
  const { value, set } = useDocument<unknown>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version)
  const at = pointerOf(place)
  const words = outline.data?.formulas.find((one) => one.file === path && one.at === at)?.text
  const stored = valueAt(value, place)
  const [typed, setTyped] = useState<string>()
  const [labels, setLabels] = useState<readonly string[]>([])
  const turn = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed stands until the saved draft says it again
  useEffect(() => {
    if (!open) setTyped(undefined)
  }, [words])
  const text = typed ?? words ?? (typeof stored === 'string' ? stored : '')
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
  const change = (next: string) => {
    setTyped(next)
    void read(next, true)
  }
  // until the names are there nobody reads the codes in their place
  const waiting = outline.isLoading && typed === undefined && text !== ''
  return { text, labels, waiting, change, look: () => void read(text, false) }
}

interface InsertionProps {
  label: string
  labels: readonly string[]
  functions: readonly { label: string; signature: string }[]
  onInsert: (piece: string) => void
}

/** Names and functions, put in where the cursor stands. */
function Insertion({ label, labels, functions, onInsert }: InsertionProps) {
  const names = labels.map((name) => ({ value: /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `【${name}】`, label: name }))
  const calls = functions.map((one) => ({ value: `${one.label}(`, label: `${one.label} ${one.signature}` }))
  return (
    <Select
      aria-label={`在${label}中插入`}
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="插入名称或函数"
      value={null}
      popupMatchSelectWidth={false}
      options={[
        { label: '名称', options: names },
        { label: '函数', options: calls },
      ]}
      onSelect={(piece: string | null) => piece && onInsert(piece)}
    />
  )
}
