/** What concerns the whole form: its name, the columns of lists, the printed page. */
import { PropertiesPanel } from '../properties/panel'
import type { FormEditor } from './use-form'

export function FormPanel({ form: { opened, path, uiPath } }: { form: FormEditor }) {
  return (
    <div className="stack">
      <h3>整张表单</h3>
      <fieldset className="forms-group">
        <legend>基本</legend>
        <PropertiesPanel opened={opened} path={path} only={['title', 'description']} label="表单" />
      </fieldset>
      <fieldset className="forms-group">
        <legend>列表与打印</legend>
        <PropertiesPanel opened={opened} path={uiPath} only={['print', 'columns', 'tabs', 'shown']} label="版式" />
      </fieldset>
    </div>
  )
}
