/** What may be chosen: words that may change, behind them codes that never do. */
import { Button, Input } from 'antd'
import { Field as Labelled } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { useDocument } from '../document'
import { newOption } from './business-types'
import type { FieldNode } from './form-tree'
import type { FormEditor } from './use-form'

export function OptionsEditor({ form: { opened, path }, node }: { form: FormEditor; node: FieldNode }) {
  const { set, insert, move } = useDocument(opened, path)
  const { field, place } = node
  if (field.enum) return <Plain {...{ opened, path }} node={node} values={field.enum} />
  const options = field.oneOf ?? field.items?.oneOf ?? []
  const list = [...place, ...(field.type === 'array' ? ['items', 'oneOf'] : ['oneOf'])]
  const label = `修改“${field.title}”的选项`
  const add = () => insert(label, list, { const: newOption(options.map((option) => option.const)), title: `选项${options.length + 1}` })
  return (
    <fieldset className="forms-options">
      <legend>选项</legend>
      {options.map((option, index) => (
        <div key={option.const} className="forms-option">
          <Input
            aria-label={`第 ${index + 1} 个选项`}
            value={option.title}
            onChange={({ target }) => set(label, [...list, index, 'title'], target.value)}
          />
          <Button
            size="small"
            aria-label={`上移“${option.title}”`}
            disabled={index === 0}
            onClick={() => move(label, list, index, index - 1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            aria-label={`删除“${option.title}”`}
            icon={<Icon name="trash" />}
            disabled={options.length < 2}
            onClick={() => set(label, [...list, index], undefined)}
          />
          <Input
            aria-label={`“${option.title}”的说明`}
            placeholder="说明，可以不写"
            size="small"
            value={option.description ?? ''}
            onChange={({ target }) => set(label, [...list, index, 'description'], target.value || undefined)}
          />
        </div>
      ))}
      <Button size="small" onClick={add}>
        + 选项
      </Button>
    </fieldset>
  )
}

/** Options that are stored as they read. */
function Plain({ opened, path, node, values }: Pick<FormEditor, 'opened' | 'path'> & { node: FieldNode; values: readonly string[] }) {
  const { set } = useDocument(opened, path)
  return (
    <Labelled id="field-enum" label="选项，每行一个">
      <Input.TextArea
        id="field-enum"
        rows={5}
        value={values.join('\n')}
        onChange={({ target }) => set(`修改“${node.field.title}”的选项`, [...node.place, 'enum'], target.value.split('\n'))}
      />
    </Labelled>
  )
}
