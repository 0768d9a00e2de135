/** By which case a draft is shown: one of its examples, of its demonstration, or made up. */
import { Select } from 'antd'
import type { SampleChoice } from '../../../server/engine/preview/sample-cases'

interface Props {
  samples: readonly SampleChoice[]
  value: string
  onChange: (sample: string) => void
}

export function SampleSelect({ samples, value, onChange }: Props) {
  const of = (from: SampleChoice['from']) =>
    samples.filter((one) => one.from === from).map(({ id, title }) => ({ value: id, label: title }))
  const groups = [
    { label: '示例', options: of('example') },
    { label: '演示数据', options: of('demonstration') },
  ].filter(({ options }) => options.length > 0)
  return (
    <Select
      aria-label="用哪个案例填写"
      className="studio-sample"
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={[{ value: '', label: '示意内容（每项填上名称）' }, ...groups]}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  )
}
