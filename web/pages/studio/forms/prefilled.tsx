/** The answer that stands in a field from the beginning. */
import { Input, Select } from 'antd'
import { Field as Labelled } from '../../../ui/field'
import { useDocument } from '../document'
import { choicesFor } from './conditional'
import type { FieldNode } from './form-tree'
import type { FormEditor } from './use-form'

export function Prefilled({ form: { opened, path }, node }: { form: FormEditor; node: FieldNode }) {
  const { set } = useDocument(opened, path)
  const { field, place } = node
  const choices = choicesFor(field)
  const write = (value: unknown) => set(`修改“${field.title}”预先填好的回答`, [...place, 'default'], value)
  const given = field.default
  if (field.locked) return null
  return (
    <Labelled id="field-default" label="预先填好的回答" hint="申报单位可以改；不设就是空着。">
      {field.type === 'array' ? (
        <Select<string[]>
          id="field-default"
          aria-label="预先填好的回答"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={Array.isArray(given) ? given.map(String) : []}
          options={choices.map(({ value, label }) => ({ value: String(value), label }))}
          onChange={(next) => write(next.length > 0 ? next : undefined)}
        />
      ) : choices.length > 0 ? (
        <Select<string>
          id="field-default"
          aria-label="预先填好的回答"
          allowClear
          placeholder="不设"
          value={given === undefined ? undefined : String(given)}
          options={choices.map(({ value, label }) => ({ value: String(value), label }))}
          onChange={(next) => write(choices.find(({ value }) => String(value) === next)?.value)}
        />
      ) : (
        <Input
          id="field-default"
          value={given === undefined ? '' : String(given)}
          onChange={({ target }) => write(answerFrom(target.value, field.type))}
        />
      )}
    </Labelled>
  )
}

function answerFrom(text: string, type: string): unknown {
  if (text === '') return undefined
  return type === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text
}
