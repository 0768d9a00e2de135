/** One entry of a dictionary, found by going down its levels or by searching. */
import { Cascader } from 'antd'
import { useMemo } from 'react'
import type { DictionaryEntryView } from '../../../server/actions/views/stage'
import type { ControlProps } from '../asking'
import { codesOf } from '../model'

interface Node {
  value: string
  label: string
  children?: Node[]
}

const nodesOf = (entries: readonly DictionaryEntryView[]): Node[] =>
  entries.map(({ code, name, children }) => ({ value: code, label: name, children: children?.length ? nodesOf(children) : undefined }))

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
        filter: (text, path) => path.some(({ label, value: own }) => `${label} ${own}`.includes(text.trim())),
        limit: 60,
      }}
      displayRender={(labels) => labels.join(' / ')}
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
