/** One clause: its text, what cites it, how else it is honoured, and what can be done with it. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Clause, Clauses } from '../../../../server/engine/generated/clauses'
import { StateTag } from '../../../ui/state-tag'
import type { DocumentEditor } from '../document'
import { placeToEdit } from '../edit-places'
import type { Texts } from '../merge'
import { meaningOf } from '../words'
import type { Citation } from './citations'
import type { Editing } from './notice'

interface Props {
  programme: string
  files: Texts
  clause: Clause
  document: DocumentEditor<Clauses>
  index: number
  count: number
  citations: readonly Citation[]
  isOpen: boolean
  isChosen: boolean
  onEdit: (editing: Editing) => void
}

/** So many places are shown at first; some clauses are cited by dozens. */
const shownAtFirst = 6

export function ClauseCard({ programme, files, clause, document, index, count, citations, isOpen, isChosen, onEdit }: Props) {
  const { id, label = '', heading, text, honoured } = clause
  const name = label || text.slice(0, 12)
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole || citations.length <= shownAtFirst + 1 ? citations : citations.slice(0, shownAtFirst)
  const move = (to: number) => document.move(`移动条款 ${name}`, ['clauses'], index, to)
  const remove = () => {
    if (citations.length > 0) return refuse(name, citations)
    document.set(`删除条款 ${name}`, ['clauses', index], undefined)
  }
  return (
    <li id={`clause-${id}`} tabIndex={-1} className={`notice-clause${isOpen ? ' is-open' : ''}${isChosen ? ' is-chosen' : ''}`}>
      <div className="notice-clause-head">
        <h2>{name}</h2>
        {isOpen && <StateTag tone="danger">没有落实</StateTag>}
        <div className="notice-clause-tools">
          <Button size="small" onClick={() => onEdit({ index, clause })}>
            修改
            <Of name={name} />
          </Button>
          <Button size="small" onClick={() => onEdit({ index: index + 1 })}>
            在后面插入
            <Of name={name} />
          </Button>
          <Button size="small" disabled={index === 0} aria-label={`上移：${name}`} onClick={() => move(index - 1)}>
            ↑
          </Button>
          <Button size="small" disabled={index === count - 1} aria-label={`下移：${name}`} onClick={() => move(index + 1)}>
            ↓
          </Button>
          <Button size="small" danger onClick={remove}>
            删除
            <Of name={name} />
          </Button>
        </div>
      </div>
      {heading && heading !== text && <p className="notice-clause-heading">{heading}</p>}
      <p className="notice-clause-text">{text}</p>
      {isOpen && <Why onExplain={() => onEdit({ index, clause })} />}
      {(citations.length > 0 || honoured) && (
        <ul className="notice-citations" aria-label={`${name} 落实在哪里`}>
          {shown.map(({ file, at, words }) => (
            <li key={file + at}>
              <Link href={placeToEdit(programme, files, file, at)}>{words}</Link>
            </li>
          ))}
          {shown.length < citations.length && (
            <li>
              <button type="button" className="link" onClick={() => setWhole(true)}>
                另外 {citations.length - shown.length} 处
              </button>
            </li>
          )}
          {honoured && (
            <li>
              {meaningOf(honoured.as) ?? honoured.as}：{honoured.where}
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

const Of = ({ name }: { name: string }) => <span className="visually-hidden">：{name}</span>

function Why({ onExplain }: { onExplain: () => void }) {
  return (
    <p className="notice-why">
      没有一个填报项、材料、规则、步骤、期限、金额、文书以它为依据。请在落实它的地方选它作“政策依据”；如果它只需要公开，或在系统以外办理，请
      <button type="button" className="link" onClick={onExplain}>
        说明怎样落实
      </button>
      。
    </p>
  )
}

function refuse(name: string, citations: readonly Citation[]): void {
  Modal.warning({
    title: `“${name}”不能删除`,
    okText: '知道了',
    content: (
      <>
        <p>下面的内容以它为依据，请先改成别的条款：</p>
        <ul className="bullets">
          {citations.map(({ file, at, words }) => (
            <li key={file + at}>{words}</li>
          ))}
        </ul>
      </>
    ),
  })
}
