/** What of the log is shown: by person, action, whom it was about, and days; and the same as an Excel file. */
import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { AuditInput, AuditPage } from '../../../server/actions/views/operate'
import { api } from '../../api'
import { saveAnswer } from '../../download'
import { announce } from '../../ui/announce'

interface Props {
  actions: AuditPage['actions']
  asked: AuditInput
  onAsk: (asked: AuditInput) => void
}

export function AuditFilters({ actions, asked, onAsk }: Props) {
  const [typed, setTyped] = useState(asked)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onAsk(filled(typed))
  }
  const line = (key: keyof AuditInput, label: string, more: { placeholder?: string; type?: 'date' }) => (
    <Labelled id={`audit-${key}`} label={label}>
      <Input
        id={`audit-${key}`}
        {...more}
        allowClear={!more.type}
        maxLength={60}
        value={typed[key] ?? ''}
        onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
      />
    </Labelled>
  )
  return (
    <form className="audit-filters" aria-label="筛选操作日志" onSubmit={ask}>
      {line('person', '操作人', { placeholder: '姓名或登录名' })}
      <Labelled id="audit-action" label="操作">
        <Select
          id="audit-action"
          value={typed.action ?? ''}
          options={[{ value: '', label: '全部' }, ...actions.map(({ id, label }) => ({ value: id, label }))]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(action) => setTyped({ ...typed, action })}
        />
      </Labelled>
      {line('about', '对象', { placeholder: '单位、信用代码或编号' })}
      {line('from', '从', { type: 'date' })}
      {line('to', '到', { type: 'date' })}
      <span className="row-buttons">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        {Object.keys(asked).length > 0 && (
          <Button
            onClick={() => {
              setTyped({})
              onAsk({})
            }}
          >
            清除筛选
          </Button>
        )}
        <SaveSheet asked={asked} />
      </span>
    </form>
  )
}

const filled = (typed: AuditInput): AuditInput => Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim()))

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="audit-filter">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}

function SaveSheet({ asked }: { asked: AuditInput }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await saveAnswer(api.operate['audit.xlsx'].$get({ query: { ...asked } }))
      announce('已导出。')
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      导出 Excel
    </Button>
  )
}
