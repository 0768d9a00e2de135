/** The properties of a field: what it asks, how it is checked, how it is shown, and everything else. */
import { Button, Checkbox, Select } from 'antd'
import { Field as Labelled } from '../../../ui/field'
import { useDocument } from '../document'
import { PropertiesPanel } from '../properties/panel'
import { AskedWhen } from './asked-when'
import { businessTypeOf, checksOf, takesOptions, takesUnit } from './business-types'
import { withRequired } from './form-edits'
import type { FieldNode, SectionNode } from './form-tree'
import { handOver, sectionsFor } from './hand-over'
import { OptionsEditor } from './options-editor'
import { Prefilled } from './prefilled'
import { TypeField } from './type-field'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  section: SectionNode
  node: FieldNode
  choose: (section?: string, field?: string) => void
  onRemove: () => void
}

const basic = ['title', 'description', 'unit', 'clause', 'selfCheck', 'dictionary']
const elsewhere = ['type', 'default', 'oneOf', 'items', 'uniqueItems', 'printed', ...basic]
const onScreen = ['span', 'printSpan', 'placeholder', 'rows', 'widget']

export function FieldPanel({ form, section, node, choose, onRemove }: Props) {
  const { opened, path, uiPath } = form
  const { field, layout } = node
  const type = businessTypeOf(field, layout)
  const checks = checksOf[type] ?? []
  const label = `“${field.title}”`
  const panel = { opened, path, place: node.place, label }
  const shown = basic.filter((name) => (name !== 'unit' || takesUnit(type)) && (name !== 'dictionary' || type === 'dictionary'))
  return (
    <div className="stack">
      <h3>{field.title || '（没有名称）'}</h3>
      <Group title="基本">
        <TypeField {...{ form, section, node, type }} />
        <Required {...{ form, node }} />
        <PropertiesPanel {...panel} only={shown} />
        {takesOptions(type) && <OptionsEditor {...{ form, node }} />}
      </Group>
      {checks.length > 0 && (
        <Group title="校验">
          <PropertiesPanel {...panel} only={checks} />
        </Group>
      )}
      <Group title="显示">
        <AskedWhen {...{ form, section, node }} />
        <Prefilled {...{ form, node }} />
        <PropertiesPanel {...panel} only={['printed']} />
        <PropertiesPanel {...{ opened, label }} path={uiPath} place={['fields', node.key]} only={onScreen} />
        <HandOver {...{ form, section, node, choose }} />
      </Group>
      <details className="forms-group">
        <summary>高级</summary>
        <p className="quiet">
          代号 <code>{node.key}</code>，规则和公式用它读取这一项；以后改名称、改位置都不影响。
        </p>
        <PropertiesPanel {...panel} omit={[...elsewhere, ...checks]} />
      </details>
      <Button danger onClick={onRemove}>
        删除这一项
      </Button>
    </div>
  )
}

const Group = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <fieldset className="forms-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

function Required({ form, node }: { form: FormEditor; node: FieldNode }) {
  const { edit } = useDocument(form.opened, form.path)
  const change = (required: boolean) =>
    edit(`“${node.field.title}”${required ? '改为必填' : '改为选填'}`, (text) => withRequired(text, node, required))
  return (
    <Checkbox checked={node.required} onChange={({ target }) => change(target.checked)}>
      必填{node.condition && '（要填这一项的时候）'}
    </Checkbox>
  )
}

function HandOver({ form, section, node, choose }: Omit<Props, 'onRemove'>) {
  const targets = sectionsFor(form, section, node)
  if (targets.length === 0) return null
  const move = (key: string) => {
    const target = targets.find((one) => one.key === key)
    if (!target) return
    handOver(form, section, node, target)
    choose(key, node.key)
  }
  return (
    <Labelled id="field-section" label="所在部分">
      <Select
        id="field-section"
        aria-label="所在部分"
        value={section.key}
        options={[section, ...targets].map(({ key, schema }) => ({ value: key, label: schema.title }))}
        onChange={move}
      />
    </Labelled>
  )
}
