/** The properties of a section: its name, the text above it, how many rows, who fills it. */
import { Button } from 'antd'
import { PropertiesPanel } from '../properties/panel'
import type { SectionNode } from './form-tree'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  section: SectionNode
  onRemove: () => void
}

export function SectionPanel({ form: { opened, path, uiPath }, section, onRemove }: Props) {
  const { schema, place, isRows } = section
  const panel = { opened, path, place, label: `“${schema.title}”` }
  const main = ['title', 'description', 'clause', ...(isRows ? ['minItems', 'maxItems', 'uniqueBy'] : [])]
  return (
    <div className="stack">
      <h3>{schema.title || '（没有名称）'}</h3>
      <p className="quiet">{isRows ? '明细表：一条一条填写。' : '一页填报项。'}“说明”显示在这一部分的上方。</p>
      <fieldset className="forms-group">
        <legend>基本</legend>
        <PropertiesPanel {...panel} only={main} />
      </fieldset>
      <fieldset className="forms-group">
        <legend>显示</legend>
        <PropertiesPanel {...panel} path={uiPath} place={['sections', section.key]} only={isRows ? ['addLabel', 'links'] : ['links']} />
      </fieldset>
      <details className="forms-group">
        <summary>高级</summary>
        <PropertiesPanel {...panel} omit={[...main, 'type', 'properties', 'items', 'required', 'allOf']} />
      </details>
      <Button danger onClick={onRemove}>
        删除这一部分
      </Button>
    </div>
  )
}
