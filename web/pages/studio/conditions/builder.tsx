/** The lines themselves; loaded only where a condition is edited. */
import { QueryBuilderAntD } from '@react-querybuilder/antd'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Field, type OptionGroup, QueryBuilder, type RuleGroupType, type RuleType } from 'react-querybuilder'
import type { Condition } from '../../../../server/engine/generated/condition'
import type { OutlineName } from '../../../../server/engine/outline'
import { nameOptions } from '../pickers'
import { BuilderContext, LineValue, nameOfField, PartButton, PartNot, PartSelector, PartShift, plain } from './parts'
import { conditionOf, factAndPath, fitted, type Group, holds, isGroup, keptField, type Line, negation, queryOf } from './query'
import { translations } from './translations'
import { type Lexicon, sayCondition } from './words'
import 'react-querybuilder/dist/query-builder-layout.css'

interface Props {
  lexicon: Lexicon
  value: unknown
  onChange: (condition: Condition | undefined) => void
}

type Query = RuleGroupType<RuleType, string>

export default function Builder({ lexicon, value, onChange }: Props) {
  const [query, setQuery] = useState(() => asQuery(value))
  const written = useRef(JSON.stringify(value))
  useEffect(() => {
    const text = JSON.stringify(value)
    if (text === written.current) return
    written.current = text
    setQuery(asQuery(value))
  }, [value])
  const around = useMemo(() => ({ lexicon, Nested: NestedBuilder }), [lexicon])
  const shapeOf = (operator: string) => lexicon.operators.find(({ name }) => name === operator)?.shape
  const change = (next: Query) => {
    const group = withFitting(next as Group, (line) => ({ ...line, value: fitted(line.value, shapeOf(plain(line.operator))) })) // extra keys of ours
    setQuery(group as Query)
    const condition = conditionOf(group, shapeOf)
    const text = JSON.stringify(condition)
    if (text === written.current) return
    written.current = text
    onChange(condition)
  }
  useEffect(nameBuilders)
  return (
    <BuilderContext value={around}>
      <QueryBuilderAntD>
        <QueryBuilder
          query={query}
          onQueryChange={change}
          fields={fieldsOf(lexicon, query as Group)}
          combinators={combinators}
          getOperators={(field) => operatorsOf(field, lexicon, query as Group)}
          getDefaultValue={() => null}
          autoSelectField={false}
          autoSelectOperator
          showNotToggle
          showShiftActions
          translations={translations}
          controlElements={controlElements}
          controlClassnames={{ queryBuilder: 'studio-builder' }}
        />
      </QueryBuilderAntD>
    </BuilderContext>
  )
}

interface NestedProps {
  rows: OutlineName
  value: unknown
  onChange: (value: unknown) => void
}

/** Lines about one row of a section. */
function NestedBuilder({ rows, value, onChange }: NestedProps) {
  const around = useContext(BuilderContext)
  const lexicon = useMemo(() => around && withRows(around.lexicon, rows), [around, rows])
  return lexicon ? <Builder lexicon={lexicon} value={value || undefined} onChange={onChange} /> : null
}

const withRows = (lexicon: Lexicon, { rows = [] }: OutlineName): Lexicon => ({
  ...lexicon,
  names: new Map([...rows.map((row) => [row.id, row] as const), ...lexicon.names, ...rows.map((row) => [row.id, row] as const)]),
})

const asQuery = (value: unknown) => queryOf(value) as Query // the same with keys of ours

const controlElements = {
  fieldSelector: PartSelector,
  operatorSelector: PartSelector,
  combinatorSelector: PartSelector,
  valueEditor: LineValue,
  actionElement: PartButton,
  shiftActions: PartShift,
  notToggle: PartNot,
}

const combinators = [
  { name: 'all', value: 'all', label: '以下全部满足' },
  { name: 'any', value: 'any', label: '以下满足任一' },
]

function withFitting(group: Group, fitting: (line: Line) => Line): Group {
  return { ...group, rules: group.rules.map((part) => (isGroup(part) ? withFitting(part, fitting) : fitting(part))) }
}

/** Everything that may be compared, in groups; what stands in the lines is among it even where nothing declares it. */
function fieldsOf(lexicon: Lexicon, query: Group): OptionGroup<Field>[] {
  const names = [...lexicon.names.values()]
  const field = (name: string, label: string): Field => ({ name, value: name, label })
  const groups = nameOptions(names).map(({ label, options }) => ({ label, options: options.map((one) => field(one.value, one.label)) }))
  // a fact that gives one column of its register stands for that column; of other stages there would be hundreds
  const listed = names.filter(({ from, type }) => from === 'fact' && type === 'boolean')
  const columns = listed.flatMap(({ id, label, columns: inner = [] }) =>
    inner.map((column) => field(`${id}$.${column.id}`, `${label}的“${column.label}”`)),
  )
  const conditions = Object.entries(lexicon.conditions).map(([name, condition]) => field(`@${name}`, sayCondition(condition, lexicon)))
  const all = [...groups, { label: '名单中的列', options: columns }, { label: '公共条件', options: conditions }]
  const known = new Set(all.flatMap(({ options }) => options.map(({ name }) => name)))
  const others = [...new Set(linesIn(query).map((line) => line.field))].filter((name) => name !== '~' && !known.has(name))
  const kept = others.map((name) => field(name, name === keptField ? '其他写法' : columnWords(name, lexicon)))
  return [...all, { label: '其他', options: kept }].filter(({ options }) => options.length > 0)
}

function columnWords(name: string, lexicon: Lexicon): string {
  const [fact] = factAndPath(name)
  const column = nameOfField(name, lexicon)
  return column ? `${lexicon.names.get(fact)?.label}的“${column.label}”` : name
}

const linesIn = (group: Group): Line[] => group.rules.flatMap((part) => (isGroup(part) ? linesIn(part) : [part]))

/** The operators that fit the type, and what the lines use already. */
function operatorsOf(field: string, lexicon: Lexicon, query: Group) {
  if (field.startsWith('@'))
    return [
      { name: holds, value: holds, label: field === keptField ? '保持原样' : '成立' },
      ...(field === keptField ? [] : [{ name: negation + holds, value: negation + holds, label: '不成立' }]),
    ]
  const type = nameOfField(field, lexicon)?.type
  const fitting = lexicon.operators.filter(({ types }) => type === undefined || types.includes(type))
  const used = linesIn(query).filter((line) => line.field === field)
  const options = fitting.map(({ name, label, shape }) => ({ name, value: name, label: shape === 'flag' ? '是否填写' : label }))
  const denied = used
    .filter(({ operator }) => operator.startsWith(negation))
    .map(({ operator }) => ({
      name: operator,
      value: operator,
      label: `并非：${lexicon.operators.find(({ name }) => name === plain(operator))?.label ?? plain(operator)}`,
    }))
  const unknown = used
    .map(({ operator }) => operator)
    .filter((operator) => operator !== '~' && !operator.startsWith(negation) && !fitting.some(({ name }) => name === operator))
    .map((operator) => ({ name: operator, value: operator, label: operator }))
  return [...new Map([...options, ...denied, ...unknown].map((option) => [option.name, option])).values()]
}

/** The library makes each builder a landmark without a name; those on a page are told apart by their order. */
function nameBuilders(): void {
  for (const [index, builder] of document.querySelectorAll('.studio-builder').entries())
    builder.setAttribute('aria-label', `条件 ${index + 1}`)
}
