/** Adds an answer, a material or an outcome to many examples at once, after a new field, material or rule. */
import { Input, Modal, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { stageTitles } from './file-kinds'
import type { Opened } from './opening'
import { type FieldChoice, fieldChoices, materialChoices, ruleChoices, type Supplement, supplemented, valueFor } from './supplement'

const kinds = [
  { value: 'answer', label: '一项填报内容' },
  { value: 'material', label: '一份材料（已上传，并且要求）' },
  { value: 'finding', label: '一条规则应得的结果' },
] as const
const outcomes = [
  { value: 'met', label: '符合' },
  { value: 'not met', label: '不符合' },
  { value: 'unknown', label: '待核实' },
  { value: 'not applicable', label: '不适用' },
]

export default function SupplementDialog({ opened: { draft, state }, onClose }: { opened: Opened; onClose: () => void }) {
  const { files, examples } = state
  const stages = [...stageTitles(files)].map(([value, label]) => ({ value, label }))
  const [stage, setStage] = useState(stages[0]?.value ?? '')
  const [kind, setKind] = useState<Supplement['kind']>('answer')
  const [chosen, setChosen] = useState('')
  const [value, setValue] = useState('')
  const [onlyFailed, setOnlyFailed] = useState(true)
  const fields = useMemo(() => fieldChoices(files, stage), [files, stage])
  const choices = kind === 'answer' ? fields : kind === 'material' ? materialChoices(files, stage) : ruleChoices(files, stage)
  const field = fields.find((one) => one.value === chosen)
  const all = Object.keys(files).filter((path) => path.startsWith('rules/examples/'))
  const paths = onlyFailed ? examples.failed.map(({ path }) => path) : all
  const supplement = supplementOf({ kind, stage, chosen, value, field })
  const changes = supplement ? supplemented(files, paths, supplement) : {}
  const count = Object.keys(changes).length
  const apply = () => {
    draft.apply(`补充 ${count} 个示例`, changes)
    announce(`已补充 ${count} 个示例，可以用页面上方的“撤销”取回。`)
    onClose()
  }
  return (
    <Modal
      open
      width={640}
      title="批量补充示例"
      okText={`补充 ${count} 个示例`}
      okButtonProps={{ disabled: count === 0 }}
      onOk={apply}
      onCancel={onClose}
    >
      <div className="stack">
        <p>新增了必填项、材料或规则以后，用它把同一项内容补进许多示例。示例里已经有的不改；每个示例仍可以单独修改。</p>
        {stages.length > 1 && <Choose id="supplement-stage" label="环节" value={stage} options={stages} onChange={setStage} />}
        <Choose
          id="supplement-kind"
          label="补充什么"
          value={kind}
          options={kinds}
          onChange={(next) => {
            setKind(next)
            setChosen('')
            setValue('')
          }}
        />
        <Choose
          id="supplement-which"
          label="哪一项"
          value={chosen || undefined}
          options={choices.map(({ value, label }) => ({ value, label }))}
          onChange={(next) => {
            setChosen(next)
            setValue('')
          }}
        />
        {kind === 'finding' && (
          <Choose id="supplement-value" label="结果" value={value || undefined} options={outcomes} onChange={setValue} />
        )}
        {kind === 'answer' && field && <Answer field={field} value={value} onChange={setValue} />}
        <Radio.Group value={onlyFailed} onChange={({ target }) => setOnlyFailed(target.value)} aria-label="补进哪些示例">
          <Radio value={true}>不一致的示例（{examples.failed.length} 个）</Radio>
          <Radio value={false}>全部示例（{all.length} 个）</Radio>
        </Radio.Group>
        {supplement && count === 0 && <p className="quiet">这些示例里都已经有了，没有需要补充的。</p>}
      </div>
    </Modal>
  )
}

interface Written {
  kind: Supplement['kind']
  stage: string
  chosen: string
  value: string
  field?: FieldChoice
}

function supplementOf({ kind, stage, chosen, value, field }: Written): Supplement | undefined {
  if (!chosen) return undefined
  if (kind === 'material') return { kind, stage, material: chosen }
  if (kind === 'finding') return value ? { kind, stage, rule: chosen, outcome: value } : undefined
  const answer = field && valueFor(field, value)
  return field && answer !== undefined ? { kind, stage, section: field.section, field: field.field, value: answer } : undefined
}

interface ChooseProps<T extends string> {
  id: string
  label: string
  value: T | undefined
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

function Choose<T extends string>({ id, label, value, options, onChange }: ChooseProps<T>) {
  return (
    <Field id={id} label={label}>
      <Select
        {...described(id, {})}
        value={value}
        placeholder="请选择"
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        onChange={(next) => onChange(next)}
      />
    </Field>
  )
}

const yesNo = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
]

function Answer({ field, value, onChange }: { field: FieldChoice; value: string; onChange: (value: string) => void }) {
  const options = field.type === 'boolean' ? yesNo : field.options
  if (options.length > 0)
    return <Choose id="supplement-value" label="填什么" value={value || undefined} options={options} onChange={onChange} />
  return (
    <Field id="supplement-value" label="填什么" hint={field.type === 'integer' ? '整数' : undefined}>
      <Input
        {...described('supplement-value', { hint: field.type === 'integer' })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
