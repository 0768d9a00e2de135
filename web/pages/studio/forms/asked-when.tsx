/** When a field is asked: always, or by the answer to another question of its section. */
import { Select } from 'antd'
import { Link } from 'wouter'
import { Field as Labelled } from '../../../ui/field'
import { useDocument } from '../document'
import { pointerOf } from '../edits'
import { placeOfFile } from '../places'
import { choicesFor, type SimpleTest, sayTest, simpleTest, testFrom } from './conditional'
import { withCondition } from './form-edits'
import type { FieldNode, SectionNode } from './form-tree'
import type { FormEditor } from './use-form'
import { dependents } from './uses'

interface Props {
  form: FormEditor
  section: SectionNode
  node: FieldNode
}

export function AskedWhen({ form: { opened, path }, section, node }: Props) {
  const { edit } = useDocument(opened, path)
  const { condition, field } = node
  const simple = condition ? simpleTest(condition.test) : undefined
  if (condition && (!simple || condition.branch === 'else'))
    return (
      <p>
        何时填写：{condition.branch === 'else' && '除非'}
        {sayTest(condition.test, section.fields) ?? '几个条件同时成立时'}。
        <Link href={placeOfFile(opened.programme, path, pointerOf(node.place.slice(0, -3)))}>在高级编辑中修改</Link>
      </p>
    )
  const tied = dependents(section.fields, node.key)
  const usable = section.fields.filter((one) => one.key !== node.key && choicesFor(one.field).length > 0)
  const write = (next: SimpleTest | undefined) => {
    const asked = next && section.fields.find(({ key }) => key === next.field)?.field
    edit(`修改“${field.title}”何时填写`, (text) => withCondition(text, section, node, next && asked ? testFrom(next, asked) : undefined))
  }
  const begin = (key: string | undefined) => {
    const [first] = choicesFor(usable.find((one) => one.key === key)?.field)
    write(key && first ? { field: key, negated: false, values: [first.value] } : undefined)
  }
  const asked = simple && section.fields.find(({ key }) => key === simple.field)?.field
  const choices = choicesFor(asked)
  return (
    <>
      <Labelled id="asked-when" label="何时填写" hint={tied.length > 0 ? `“${tied.join('”“')}”按这一项的回答填写。` : undefined}>
        <Select
          id="asked-when"
          aria-label="何时填写"
          allowClear
          placeholder="总是填写"
          value={simple?.field}
          disabled={usable.length === 0 && !simple}
          options={usable.map(({ key, field: one }) => ({ value: key, label: `按“${one.title}”的回答` }))}
          popupMatchSelectWidth={false}
          onChange={begin}
        />
      </Labelled>
      {simple && (
        <div className="forms-test">
          <Select
            aria-label="怎样比较"
            value={simple.negated}
            options={[
              { value: false, label: '是' },
              { value: true, label: '不是' },
            ]}
            onChange={(negated) => write({ ...simple, negated })}
          />
          <Select<string[]>
            aria-label="哪些回答"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={simple.values.map(String)}
            options={choices.map(({ value, label }) => ({ value: String(value), label }))}
            onChange={(values) => {
              const known = new Map([...choices.map(({ value }) => value), ...simple.values].map((value) => [String(value), value]))
              const next = values.flatMap((value) => {
                const found = known.get(value)
                return found === undefined ? [] : [found]
              })
              if (next.length > 0) write({ ...simple, values: next })
            }}
          />
        </div>
      )}
      {simple && <p className="quiet">{sayTest(condition?.test, section.fields)}时才填写。</p>}
    </>
  )
}
