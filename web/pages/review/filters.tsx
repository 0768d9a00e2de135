/** Search and filters of the to-do centre; each choice is asked of the server at once. */
import { Button } from 'antd'
import type { DeclarationPage } from '../../../server/actions/views/list'
import type { ProgrammeView } from '../../../server/actions/views/programme'
import type { SessionView } from '../../../server/actions/views/session'
import type { ColumnView, StageView } from '../../../server/actions/views/stage'
import { useSite } from '../../data'
import { codesOf, fieldsOf, formOf, groupOf, optionsOf } from '../../form/model'
import { Between, type Choice, Choose, SearchWords } from '../../ui/filters'
import type { ListState } from './list-state'

interface Props {
  state: ListState
  change: (change: Partial<ListState>) => void
  session: SessionView
  programme?: ProgrammeView
  stage?: StageView
  states: DeclarationPage['states']
}

export function Filters({ state, change, session, programme, stage, states }: Props) {
  const site = useSite().data
  const scope = session.programmes.find(({ id }) => id === programme?.id)?.scope
  const districts = scope === 'district' ? [] : (site?.districts ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const columns = (stage?.columns ?? []).filter(({ field, filter }) => filter && !field.startsWith('@'))
  const isFiltered = Boolean(state.q || state.programme || state.stage || state.state || state.district || Object.keys(state.fields).length)
  return (
    <section className="filters" aria-label="筛选申报">
      <SearchWords words={state.q} placeholder="单位名称、信用代码或编号" onSearch={(q) => change({ q })} />
      {session.programmes.length > 1 && (
        <Choose
          label="申报事项"
          value={state.programme}
          choices={session.programmes.map(({ id, shortTitle }) => ({ value: id, label: shortTitle }))}
          onChange={(value) => change({ programme: value, stage: undefined, state: undefined, fields: {} })}
        />
      )}
      {programme && programme.stages.length > 1 && (
        <Choose
          label="环节"
          value={state.stage}
          choices={programme.stages.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(value) => change({ stage: value, state: undefined, fields: {} })}
        />
      )}
      <Choose
        label="状态"
        value={state.state}
        choices={states
          .filter(({ count, id }) => count > 0 || id === state.state)
          .map(({ id, label, count }) => ({ value: id, label: `${label}（${count > 1000 ? '1000+' : count}）` }))}
        onChange={(value) => change({ state: value })}
      />
      {districts.length > 0 && (
        <Choose
          label={site?.districtLabel ?? '所属区域'}
          value={state.district}
          choices={districts}
          onChange={(value) => change({ district: value })}
        />
      )}
      {stage &&
        columns.map((column) => {
          const { field, label, unit, range } = column
          const { [field]: value, ...others } = state.fields
          const onChange = (next: string | undefined) => change({ fields: next ? { ...others, [field]: next } : others })
          return range ? (
            <Between key={field} {...{ label, unit, kind: range, value, onChange }} />
          ) : (
            <Choose key={field} {...{ label, value, choices: choicesOf(stage, column), onChange }} />
          )
        })}
      {isFiltered && (
        <Button
          type="link"
          onClick={() =>
            change({ q: undefined, programme: undefined, stage: undefined, state: undefined, district: undefined, fields: {} })
          }
        >
          清除筛选
        </Button>
      )}
    </section>
  )
}

/** What a column may be filtered by: the options of its field, or what may be chosen in its dictionary. */
function choicesOf(stage: StageView, { field: key }: ColumnView): Choice[] {
  const field = Object.values(formOf(stage).properties)
    .map((section) => fieldsOf(groupOf(section)).get(key))
    .find((found) => found !== undefined)
  if (!field) return []
  if (!field.dictionary) return optionsOf(field).map(({ value, title }) => ({ value, label: title }))
  return [...codesOf(stage.dictionaries[field.dictionary])]
    .filter(([, { selectable }]) => selectable)
    .map(([value, { path }]) => ({ value, label: `${value} ${path.at(-1) ?? ''}` }))
}
