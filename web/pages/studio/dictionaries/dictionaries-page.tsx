/** Dictionaries as tables: codes with names and what stands above them. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { DictionaryEntry } from '../../../../server/engine/generated/dictionary'
import { announce } from '../../../ui/announce'
import { DataTable } from '../../../ui/data-table'
import { useDocument } from '../document'
import { nameOf } from '../file-kinds'
import { newKey } from '../forms/business-types'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemList } from '../problem-list'
import { documentOf } from '../problems'
import { PropertiesPanel } from '../properties/panel'
import { type Line, linesOf } from './entries'
import { PasteDialog } from './paste-dialog'
import { RemoveCodes } from './remove-codes'
import { type CodeUses, usesOfCodes } from './uses'
import '../forms/forms.css'

export default function DictionariesPage() {
  return <Opening>{(opened) => <Dictionaries opened={opened} />}</Opening>
}

const pathOf = (id: string) => `schemas/${id}.dictionary.json`

function Dictionaries({ opened }: { opened: Opened }) {
  const { draft, state } = opened
  const query = new URLSearchParams(useSearch())
  const [location, go] = useLocation()
  const ids = Object.keys(state.files)
    .filter((path) => path.endsWith('.dictionary.json'))
    .map(nameOf)
  const id = query.get('dictionary') ?? ids[0]
  const [making, setMaking] = useState(false)
  const choose = (next: string) => go(`${location}?${new URLSearchParams({ dictionary: next })}`, { replace: true })
  const make = (title: string, entries: DictionaryEntry[]) => {
    const next = newKey('f', new Set(ids)).replace(/^f/, 'd')
    draft.apply(`新建字典“${title}”`, { [pathOf(next)]: `${JSON.stringify({ title, selectable: 'leaf', entries }, undefined, 2)}\n` })
    announce(`已新建字典“${title}”。`)
    setMaking(false)
    choose(next)
  }
  return (
    <Frame opened={opened} title="字典">
      <div className="studio-lead">
        <h2>字典</h2>
        {id !== undefined && (
          <Select
            aria-label="哪一本字典"
            value={id}
            options={ids.map((value) => ({ value, label: textOf(record(documentOf(state.files[pathOf(value)])).title) || value }))}
            popupMatchSelectWidth={false}
            onChange={choose}
          />
        )}
        <Button onClick={() => setMaking(true)}>新建字典</Button>
      </div>
      {id === undefined ? (
        <p className="panel">还没有字典。字典用在“字典代码（级联）”的填报项里，如行业代码、产品目录。</p>
      ) : (
        <Dictionary key={id} opened={opened} path={pathOf(id)} />
      )}
      {making && <PasteDialog named onDone={make} onClose={() => setMaking(false)} />}
    </Frame>
  )
}

const most = 100

/** Codes that are used and are to go. */
interface Asked {
  title: string
  found: CodeUses
  remove: () => void
}

const isAtOrBelow = (place: Line['place'], above: Line['place']) => above.every((step, index) => place[index] === step)

function Dictionary({ opened, path }: { opened: Opened; path: string }) {
  const { value, set, problems } = useDocument<unknown>(opened, path)
  const [search, setSearch] = useState('')
  const [pasting, setPasting] = useState(false)
  const [asked, setAsked] = useState<Asked>()
  const entries = list(record(value).entries).filter(isRecord) as unknown as DictionaryEntry[]
  const lines = linesOf(entries)
  const found = lines.filter(({ code, name }) => code.startsWith(search.trim()) || name.includes(search.trim()))
  const rename = ({ code, place }: Line, name: string) => set(`修改代码 ${code} 的名称`, [...place, 'name'], name)
  const unlessUsed = (title: string, codes: readonly string[], remove: () => void) => {
    const found = usesOfCodes(opened.state.files, nameOf(path), new Set(codes))
    if (found.uses.length + found.cases.length === 0) remove()
    else setAsked({ title, found, remove })
  }
  const remove = ({ code, name, place }: Line) => {
    const codes = lines.filter((line) => isAtOrBelow(line.place, place)).map((line) => line.code)
    unlessUsed(`删除“${code} ${name}”`, codes, () => set(`删除代码 ${code}`, place, undefined))
  }
  const replace = (_: string, next: DictionaryEntry[]) => {
    const kept = new Set(linesOf(next).map(({ code }) => code))
    const gone = lines.map(({ code }) => code).filter((code) => !kept.has(code))
    setPasting(false)
    unlessUsed(`换成粘贴的内容，去掉 ${gone.length} 个代码`, gone, () => {
      set('粘贴字典', ['entries'], next)
      announce('已换成粘贴的内容，可以撤销。')
    })
  }
  return (
    <>
      <details className="panel">
        <summary>名称、版本、可以选到哪一级</summary>
        <PropertiesPanel opened={opened} path={path} omit={['entries']} label="字典" />
      </details>
      <div className="panel">
        <div className="studio-lead">
          <Input.Search
            aria-label="按代码或名称查找"
            placeholder="按代码或名称查找"
            allowClear
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            className="dictionary-search"
          />
          <Button onClick={() => setPasting(true)}>从 Excel 粘贴</Button>
          <span className="quiet">
            共 {lines.length} 条{found.length > most && `，显示前 ${most} 条，请用查找`}
          </span>
        </div>
        <DataTable
          caption="字典内容"
          rows={found.slice(0, most)}
          rowKey={({ place }) => place.join('/')}
          columns={[
            { key: 'code', title: '代码', width: '10em', cell: ({ code }) => code },
            {
              key: 'name',
              title: '名称',
              cell: (line) => (
                <Input aria-label={`代码 ${line.code} 的名称`} value={line.name} onChange={({ target }) => rename(line, target.value)} />
              ),
            },
            { key: 'above', title: '上级代码', width: '10em', cell: ({ above }) => above },
            {
              key: 'remove',
              title: '操作',
              width: '8em',
              cell: (line) => (
                <Button size="small" danger aria-label={`删除 ${line.code} ${line.name}`} onClick={() => remove(line)}>
                  删除
                </Button>
              ),
            },
          ]}
        />
      </div>
      {problems.length > 0 && <ProblemList {...{ opened, path, problems }} />}
      {pasting && <PasteDialog onDone={replace} onClose={() => setPasting(false)} />}
      {asked && (
        <RemoveCodes
          {...{ opened, ...asked }}
          onRemove={() => {
            asked.remove()
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
