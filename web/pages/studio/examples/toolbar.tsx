/** Which examples and which columns one looks at. */
import { Checkbox, Input, Segmented, Select } from 'antd'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { parts, type Wish } from './view'

interface Props {
  wish: Wish
  columns: readonly CaseColumn[]
  /** How many of the stage come out otherwise than expected. */
  failed: number
  onChange: (part: Partial<Wish>) => void
}

export function Toolbar({ wish, columns, failed, onChange }: Props) {
  return (
    <div className="studio-tools examples-tools">
      <Input.Search
        aria-label="查找示例"
        placeholder="查找示例"
        allowClear
        value={wish.words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      <Segmented aria-label="看哪些列" options={[...parts]} value={wish.part} onChange={(part) => onChange({ part, page: wish.page })} />
      <Checkbox checked={wish.differing} onChange={({ target }) => onChange({ differing: target.checked, page: wish.page })}>
        只看各示例不同的列
      </Checkbox>
      <Checkbox checked={wish.onlyFailed} onChange={({ target }) => onChange({ onlyFailed: target.checked })}>
        只看不一致的（{failed}）
      </Checkbox>
      <MoreColumns columns={columns} chosen={wish.more} onChange={(more) => onChange({ more, page: wish.page })} />
    </div>
  )
}

interface MoreProps {
  columns: readonly CaseColumn[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** Columns that no example has a value in yet, and those that are hidden. */
function MoreColumns({ columns, chosen, onChange }: MoreProps) {
  const groups = [...new Set(columns.map(({ group }) => group))]
  return (
    <Select
      mode="multiple"
      aria-label="再加几列"
      placeholder="再加几列"
      showSearch={{ optionFilterProp: 'label' }}
      className="examples-more"
      popupMatchSelectWidth={false}
      maxTagCount={1}
      value={chosen}
      onChange={onChange}
      options={groups.map((group) => ({
        label: group,
        options: columns.filter((column) => column.group === group).map(({ at, title }) => ({ value: at, label: title })),
      }))}
    />
  )
}
