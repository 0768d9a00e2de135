/** What stood on a register on a day. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import useSWR from 'swr'
import type { RegisterPage, RegisterView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { type Column, DataTable } from '../../ui/data-table'
import { SearchWords } from '../../ui/filters'
import { Loaded } from '../../ui/page-state'

type Row = RegisterPage['items'][number]

export function SearchRegister({ register: { programme, id, label, columns } }: { register: RegisterView }) {
  const [words, setWords] = useState<string>()
  const [day, setDay] = useState('')
  const [after, setAfter] = useState<string>()
  const dayId = useId()
  const page = useSWR(['register-rows', programme, id, words, day, after], () =>
    ask(
      api.operate.registers[':programme'][':register'].rows.$get({
        param: { programme, register: id },
        query: { q: words, asOf: day, after },
      }),
    ),
  )
  const shown: Column<Row>[] = [
    ...columns.map((column): Column<Row> => ({ key: column.id, title: column.label, cell: ({ cells }) => cells[column.id] ?? '' })),
    { key: 'from', title: '起', keep: true, cell: ({ validFrom }) => validFrom },
    { key: 'to', title: '止（不含）', keep: true, cell: ({ validTo }) => validTo ?? '现在仍有效' },
    { key: 'source', title: '来源', cell: ({ source }) => (source ? `申报件 ${source}` : '导入') },
  ]
  return (
    <div className="stack">
      <div className="filters">
        <SearchWords
          words={words}
          placeholder="任何一列里的字"
          onSearch={(next) => {
            setWords(next)
            setAfter(undefined)
          }}
        />
        <div className="filter">
          <label htmlFor={dayId}>查哪一天</label>
          <input
            id={dayId}
            type="date"
            className="plain-date"
            value={day}
            onChange={({ target }) => {
              setDay(target.value)
              setAfter(undefined)
            }}
          />
        </div>
      </div>
      <Loaded from={page}>
        {({ asOf, items, next }) => (
          <>
            <DataTable
              caption={`${label}，${asOf}`}
              showCaption
              columns={shown}
              rows={items}
              rowKey={(row) => row.id}
              empty="这一天的名单里没有"
            />
            <div className="buttons">
              {after && <Button onClick={() => setAfter(undefined)}>回到开头</Button>}
              {next && <Button onClick={() => setAfter(next)}>后面的</Button>}
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
