/** Begins a batch of a kind: its title, and its district where one batch is of one. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { mutate } from 'swr'
import { useLocation } from 'wouter'
import type { BatchKindView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { useSession, useSite } from '../../../data'
import { ErrorSummary } from '../../../ui/error-summary'
import { described, Field, TextField } from '../../../ui/field'
import { useProblems } from '../../../ui/problems'

export function CreateDialog({ kind, onEnd }: { kind: BatchKindView; onEnd: () => void }) {
  const site = useSite().data
  const session = useSession().data
  const [, go] = useLocation()
  const [title, setTitle] = useState('')
  const [district, setDistrict] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail, clear } = useProblems('batch-')
  const asksDistrict = kind.perDistrict && !session?.district
  const run = async () => {
    if (show({ ...(asksDistrict && !district && { district: '请选择地区。' }) })) return
    setBusy(true)
    try {
      const json = { programme: kind.programme, kind: kind.id, title: title.trim() || undefined, district }
      const { id } = await ask(api.batches.$post({ json }))
      await mutate((key) => Array.isArray(key) && key[0] === 'batches')
      go(`/batches/${id}`)
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Modal open title={`新建${kind.title}`} okText="新建" confirmLoading={busy} onOk={() => void run()} onCancel={onEnd}>
      <div className="stack">
        <ErrorSummary errors={links} attempt={attempt} />
        {kind.help && <p>{kind.help}</p>}
        <TextField id="batch-title" label="标题（选填）" value={title} onChange={setTitle} placeholder={kind.title} />
        {asksDistrict && (
          <Field id="batch-district" label={site?.districtLabel ?? '所属区域'} required problem={problems.district}>
            <Select
              {...described('batch-district', { problem: problems.district })}
              className="full"
              value={district}
              placeholder="请选择"
              showSearch={{ optionFilterProp: 'label' }}
              options={(site?.districts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => {
                setDistrict(value)
                clear('district')
              }}
            />
          </Field>
        )}
      </div>
    </Modal>
  )
}
