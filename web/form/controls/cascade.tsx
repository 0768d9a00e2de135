/** One entry of a dictionary, found by going down its levels or by searching. */
import { Cascader } from 'antd'
import { useMemo } from 'react'
import type { DictionaryEntryView } from '../../../server/actions/views/stage'
import type { ControlProps } from '../asking'
import { codesOf } from '../model'

interface Node {
  value: string
  /** The name, with the code by which many people know it. */
  label: string
  name: string
  children?: Node[]
}

const nodesOf = (entries: readonly DictionaryEntryView[]): Node[] =>
  entries.map(({ code, name, children }) => ({
    value: code,
    label: `${name}（${code}）`,
    name,
    children: children?.length ? nodesOf(children) : undefined,
  }))

export function CascadeControl({
  id,
  field,
  value,
  onChange,
  asking,
  placeholder = '请选择',
  invalid,
  required,
  describedBy,
}: ControlProps) {
  const dictionary = asking.dictionaries[field.dictionary ?? '']
  const nodes = useMemo(() => nodesOf(dictionary?.entries ?? []), [dictionary])
  const code = typeof value === 'string' ? codesOf(dictionary).get(value) : undefined
  return (
    <Cascader
      id={id}
      options={nodes}
      value={code ? [...code.codes] : undefined}
      onChange={(path) => onChange(path?.at(-1) === undefined ? undefined : String(path.at(-1)))}
      changeOnSelect={dictionary?.selectable === 'any'}
      showSearch={{
        filter: (typed, path) => path.some((node) => isFound(plain(typed), node)),
        sort: (a, b, typed) => rankOf(plain(typed), a.at(-1)) - rankOf(plain(typed), b.at(-1)),
        limit: 60,
        render: (_, path) => wayText(path),
      }}
      displayRender={(labels, chosen) => (chosen ? wayText(chosen) : labels.join(' / '))}
      placeholder={placeholder}
      status={invalid ? 'error' : undefined}
      aria-required={required || undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      className="full"
      classNames={{ popup: { root: 'cascade-popup' } }}
    />
  )
}

const plain = (typed: string) => typed.normalize('NFKC').trim()

/** People search by a part of the name, or type the code from its start. */
const isFound = (typed: string, { name, value }: Node) => name.includes(typed) || value.startsWith(typed)

/** What was typed is the code itself, is found in the entry itself, or only above it. */
function rankOf(typed: string, node: Node | undefined): number {
  if (!node) return 3
  return node.value === typed ? 0 : isFound(typed, node) ? 1 : 2
}

/** As the answer reads everywhere: every level by its name, and the code in brackets. */
const wayText = (path: readonly Node[]) => `${path.map(({ name }) => name).join(' / ')}（${path.at(-1)?.value ?? ''}）`
