/** Rates, caps and dates of a worksheet, each with the days from which its values count. */
import { Button, Input } from 'antd'
import type { Parameter, Worksheet } from '../../../../server/engine/generated/worksheet'
import { Icon } from '../../../ui/icon'
import { useOutline } from '../data'
import { problemsBelow, useDocument } from '../document'
import type { Opened } from '../opening'
import { ClausePicker } from '../pickers'
import { Tool } from '../properties/items'
import { newKey } from '../properties/model'
import { RemoveButton } from '../remove-button'

export function Parameters({ opened, path }: { opened: Opened; path: string }) {
  const { value, insert } = useDocument<Worksheet>(opened, path)
  const parameters = value?.parameters ?? []
  const add = () => insert('添加参数', ['parameters'], { id: newKey('p'), label: '', values: [{ value: '' }] })
  return (
    <section className="panel stack" aria-labelledby="studio-parameters">
      <div className="panel-head">
        <h3 id="studio-parameters">参数</h3>
        <Button icon={<Icon name="plus" />} onClick={add}>
          添加参数
        </Button>
      </div>
      <div className="studio-grid">
        <table>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">从哪天起</th>
              <th scope="col">数值</th>
              <th scope="col">单位</th>
              <th scope="col">依据条款</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {parameters.flatMap((parameter, index) =>
              parameter.values.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a value is
                <Dated key={`${parameter.id}-${at}`} {...{ opened, path, parameter, index, at }} />
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface DatedProps {
  opened: Opened
  path: string
  parameter: Parameter
  index: number
  /** Which of its values. */
  at: number
}

/** A value with the day from which it counts; name and unit stand with the first. */
function Dated({ opened, path, parameter, index, at }: DatedProps) {
  const { set, problems } = useDocument<Worksheet>(opened, path)
  const outline = useOutline(opened.programme, opened.state.version)
  const label = parameter.label || `第 ${index + 1} 个参数`
  const place = ['parameters', index, 'values', at]
  const dated = parameter.values[at]
  const wrong = problemsBelow(problems, `/parameters/${index}/values/${at}`)
  const write = (key: string, text: string) => set(`修改“${label}”`, [...place, key], text || (key === 'value' ? '' : undefined))
  return (
    <tr>
      <td>
        {at === 0 ? (
          <Input
            aria-label={`第 ${index + 1} 个参数的名称`}
            value={parameter.label}
            onChange={({ target }) => set('修改参数的名称', ['parameters', index, 'label'], target.value)}
          />
        ) : (
          <span className="quiet">{label}</span>
        )}
      </td>
      <td>
        <Input
          aria-label={`${label}从哪天起`}
          placeholder="一直"
          value={dated?.from ?? ''}
          onChange={({ target }) => write('from', target.value)}
        />
      </td>
      <td>
        <Input
          aria-label={`${label}的数值`}
          status={wrong.length > 0 ? 'error' : undefined}
          value={dated?.value}
          onChange={({ target }) => write('value', target.value)}
        />
        {wrong.map(({ message }) => (
          <p key={message} className="field-error">
            {message}
          </p>
        ))}
      </td>
      <td>
        {at === 0 && (
          <Input
            aria-label={`${label}的单位`}
            value={parameter.unit ?? ''}
            onChange={({ target }) => set(`修改“${label}”`, ['parameters', index, 'unit'], target.value || undefined)}
          />
        )}
      </td>
      <td>
        <ClausePicker
          outline={outline.data}
          label={`${label}的依据条款`}
          value={dated?.clause}
          onChange={(clause) => set(`修改“${label}”`, [...place, 'clause'], clause)}
        />
      </td>
      <DatedTools {...{ opened, path, parameter, index, at }} label={label} />
    </tr>
  )
}

function DatedTools({ opened, path, parameter, index, at, label }: DatedProps & { label: string }) {
  const { set, insert } = useDocument<Worksheet>(opened, path)
  const values = ['parameters', index, 'values']
  const add = () => insert(`添加“${label}”的取值`, values, { from: '', value: parameter.values[at]?.value }, at + 1)
  return (
    <td className="studio-tools">
      <Tool label={`为${label}添加一期取值`} onClick={add}>
        <Icon name="plus" />
      </Tool>
      {parameter.values.length > 1 ? (
        <Tool label={`删除${label}的这期取值`} onClick={() => set(`删除“${label}”的取值`, [...values, at], undefined)}>
          <Icon name="trash" />
        </Tool>
      ) : (
        <RemoveButton
          opened={opened}
          what={label}
          name={parameter.id}
          path={path}
          onRemove={() => set(`删除参数“${label}”`, ['parameters', index], undefined)}
        />
      )}
    </td>
  )
}
