/** Organisations that are handed from one district to another: to be accepted or refused, and those proposed. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { mutate } from 'swr'
import type { TransferView } from '../../../server/actions/views/organisation'
import { api, ask } from '../../api'
import { refreshTodos, useSession, useTransfers } from '../../data'
import { announce } from '../../ui/announce'
import { type Column, DataTable } from '../../ui/data-table'
import { described, Field } from '../../ui/field'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { timeText } from '../../ui/time'
import './review.css'
import { upTo } from '../../ui/up-to'

export default function Transfers() {
  const district = useSession().data?.district
  const transfers = useTransfers(true)
  const [chosen, setChosen] = useState<{ transfer: TransferView; accept: boolean }>()
  return (
    <Page title="单位移交" lead="注册时选错所属的单位，由原来的一方提出，正确的一方接收后生效。">
      <Loaded from={transfers}>
        {(all) => (
          <div className="stack">
            <DataTable
              caption="等待接收"
              showCaption
              columns={[
                ...usual,
                { key: 'from', title: '移交方', cell: ({ fromName, by }) => `${fromName} ${by}` },
                ...detail,
                {
                  key: 'actions',
                  title: '操作',
                  cell: (transfer) => (
                    <span className="buttons">
                      <Button
                        type="primary"
                        size="small"
                        aria-label={`接收 ${transfer.name}`}
                        onClick={() => setChosen({ transfer, accept: true })}
                      >
                        接收
                      </Button>
                      <Button size="small" aria-label={`不接收 ${transfer.name}`} onClick={() => setChosen({ transfer, accept: false })}>
                        不接收
                      </Button>
                    </span>
                  ),
                },
              ]}
              rows={all.filter(({ to }) => to === district)}
              rowKey={({ organisation }) => organisation}
              empty="没有等待接收的单位"
            />
            <DataTable
              caption="提出的移交，等待对方接收"
              showCaption
              columns={[...usual, { key: 'to', title: '移交给', cell: ({ toName }) => toName }, ...detail]}
              rows={all.filter(({ from }) => from === district)}
              rowKey={({ organisation }) => organisation}
              empty="没有提出的移交。在审核页面点“移交”可以提出。"
            />
          </div>
        )}
      </Loaded>
      {chosen && <Answer {...chosen} onEnd={() => setChosen(undefined)} />}
    </Page>
  )
}

const usual: Column<TransferView>[] = [
  { key: 'name', title: '单位名称', cell: ({ name }) => name },
  { key: 'code', title: '信用代码', cell: ({ creditCode }) => <span className="keep">{creditCode}</span> },
]
const detail: Column<TransferView>[] = [
  { key: 'reason', title: '理由', cell: ({ reason }) => reason },
  { key: 'count', title: '申报件数', cell: ({ declarations }) => declarations },
  { key: 'at', title: '提出时间', cell: ({ at }) => <span className="keep">{timeText(at)}</span> },
]

function Answer({ transfer, accept, onEnd }: { transfer: TransferView; accept: boolean; onEnd: () => void }) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { organisation, name, declarations } = transfer
  const run = async () => {
    if (!accept && !reason.trim()) return setProblem('请写明不接收的理由。')
    setBusy(true)
    try {
      const param = { organisation }
      const left = accept
        ? await ask(api.transfers[':organisation'].accept.$post({ param }))
        : await ask(api.transfers[':organisation'].refuse.$post({ param, json: { reason: reason.trim() } }))
      await mutate('transfers', left, { revalidate: false })
      await refreshTodos()
      announce(accept ? `已接收${name}。` : `没有接收${name}。`)
      onEnd()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`${accept ? '接收' : '不接收'} ${name}`}
      okText={accept ? '接收' : '不接收'}
      confirmLoading={busy}
      onOk={() => void run()}
      onCancel={onEnd}
    >
      <div className="stack">
        {accept ? (
          <>
            <p>接收后，该单位和它的 {declarations} 件申报转到本单位办理，审核时限从现在起重新计算。</p>
            {problem && (
              <p className="field-error" role="alert">
                {problem}
              </p>
            )}
          </>
        ) : (
          <Field id="refusal" label="不接收的理由" required problem={problem}>
            <Input.TextArea
              {...described('refusal', { problem })}
              rows={3}
              count={upTo(2000)}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
        )}
      </div>
    </Modal>
  )
}
