/** Registers: what each holds, when it was imported last, and importing a new list. */
import { Button } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import type { RegisterView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { Empty, Loaded } from '../../ui/page-state'
import { timeText } from '../../ui/time'
import { ImportRegister } from './import-register'
import './operate.css'
import { SearchRegister } from './search-register'
import { Touched } from './touched'

export default function Registers() {
  const registers = useSWR('registers', () => ask(api.operate.registers.$get()))
  const [open, setOpen] = useState<string>()
  return (
    <Page title="名单" lead="审核条件要查的名单。每次导入都替换整份名单，并记下截止日期；以前的结论保留当时查到的内容。">
      <Loaded from={registers}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="现在的配置没有用到名单" />
          ) : (
            <div className="stack registers">
              {all.map((register) => {
                const key = `${register.programme}/${register.id}`
                return (
                  <Register
                    key={key}
                    register={register}
                    isOpen={open === key}
                    onOpen={() => setOpen(open === key ? undefined : key)}
                    onImported={() => {
                      setOpen(undefined)
                      void registers.mutate()
                    }}
                  />
                )
              })}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

interface Props {
  register: RegisterView
  isOpen: boolean
  onOpen: () => void
  onImported: () => void
}

function Register({ register, isOpen, onOpen, onImported }: Props) {
  const { id, label, note, columns, imported, isWritten, touched, programme } = register
  const heading = `register-${programme}-${id}`
  const [searching, setSearching] = useState(false)
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{label}</h2>
        <div className="buttons">
          {(imported || isWritten) && (
            <Button
              aria-expanded={searching}
              aria-label={`${searching ? '收起查询' : '查询'} ${label}`}
              onClick={() => setSearching(!searching)}
            >
              {searching ? '收起查询' : '查询'}
            </Button>
          )}
          <Button
            aria-expanded={isOpen}
            aria-label={`${isOpen ? '收起' : '导入'} ${label}`}
            icon={isOpen ? undefined : <Icon name="upload" />}
            onClick={onOpen}
          >
            {isOpen ? '收起' : '导入'}
          </Button>
        </div>
      </div>
      {note && <p>{note}</p>}
      <p className="quiet">列：{columns.map((column) => column.label + (column.unit ? `（${column.unit}）` : '')).join('、')}</p>
      {imported ? (
        <p>
          截至 <strong>{imported.asOf}</strong>，{imported.rows} 行；{imported.by} 于 {timeText(imported.at)} 导入。
        </p>
      ) : (
        <p className="note tone-attention">还没有导入，{isWritten ? '名单里没有的' : '用到它的'}条件都是“待核实”。</p>
      )}
      {isWritten && <p className="quiet">另有申报件办理时写入的行，导入名单时不变；在“查询”中可以看到来源。</p>}
      {touched && touched.list.length > 0 && <Touched touched={touched} caption="最近一次变化后结论改变的申报件" />}
      {searching && <SearchRegister register={register} />}
      {isOpen && <ImportRegister register={register} onImported={onImported} />}
    </section>
  )
}
