/** Accounts of staff: create, change, disable, new password. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import useSWR from 'swr'
import type { AccountPage, AccountView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { useSession, useSite } from '../../data'
import { announce } from '../../ui/announce'
import { type Column, DataTable } from '../../ui/data-table'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { AccountDialog } from './account-dialog'
import './operate.css'

type Doing = { kind: 'create' } | { kind: 'change' | 'disable' | 'password'; account: AccountView }

export default function Accounts() {
  const [words, setWords] = useState('')
  const [doing, setDoing] = useState<Doing>()
  const page = useSWR(['accounts', words], ([, q]) => ask(api.operate.accounts.$get({ query: { q } })), { keepPreviousData: true })
  const end = () => {
    setDoing(undefined)
    void page.mutate()
  }
  const cancel = () => setDoing(undefined)
  return (
    <Page
      title="账号"
      lead="审核和管理人员的账号。申报单位自行注册，不在这里。"
      actions={
        <Button type="primary" onClick={() => setDoing({ kind: 'create' })}>
          新建账号
        </Button>
      }
    >
      <div className="operate-search">
        <label htmlFor="account-words">搜索</label>
        <Input.Search
          id="account-words"
          allowClear
          maxLength={100}
          placeholder="登录名或姓名"
          enterButton="搜索"
          onSearch={(value) => setWords(value.trim())}
        />
      </div>
      <Loaded from={page}>{(data) => <AccountTable page={data} onDo={setDoing} />}</Loaded>
      {doing?.kind === 'create' && page.data && <AccountDialog roles={page.data.roles} onEnd={end} onCancel={cancel} />}
      {doing?.kind === 'change' && page.data && (
        <AccountDialog roles={page.data.roles} account={doing.account} onEnd={end} onCancel={cancel} />
      )}
      {doing?.kind === 'disable' && <DisableDialog account={doing.account} onEnd={end} onCancel={cancel} />}
      {doing?.kind === 'password' && <PasswordDialog account={doing.account} onEnd={end} onCancel={cancel} />}
    </Page>
  )
}

function AccountTable({ page: { items }, onDo }: { page: AccountPage; onDo: (doing: Doing) => void }) {
  const own = useSession().data?.account.id
  const site = useSite().data
  const columns: Column<AccountView>[] = [
    { key: 'login', title: '登录名', cell: ({ login }) => <strong>{login}</strong> },
    { key: 'name', title: '姓名', cell: ({ name }) => name },
    { key: 'role', title: '角色', cell: ({ roleLabel }) => roleLabel },
    { key: 'district', title: site?.districtLabel ?? '所属区域', cell: ({ districtName }) => districtName ?? '—' },
    { key: 'email', title: '邮箱', cell: ({ email }) => email ?? '—' },
    { key: 'state', title: '状态', cell: (account) => <AccountState account={account} /> },
    { key: 'seen', title: '最近使用', cell: ({ lastSeenAt }) => <span className="keep">{lastSeenAt ? timeText(lastSeenAt) : '—'}</span> },
    {
      key: 'actions',
      title: '操作',
      cell: (account) => (
        <span className="row-buttons">
          <Button size="small" aria-label={`修改 ${account.login}`} onClick={() => onDo({ kind: 'change', account })}>
            修改
          </Button>
          <Button
            size="small"
            aria-label={`重置密码：${account.login}`}
            disabled={account.disabled}
            onClick={() => onDo({ kind: 'password', account })}
          >
            重置密码
          </Button>
          {account.id !== own && (
            <Button
              size="small"
              danger={!account.disabled}
              aria-label={`${account.disabled ? '启用' : '停用'} ${account.login}`}
              onClick={() => onDo({ kind: 'disable', account })}
            >
              {account.disabled ? '启用' : '停用'}
            </Button>
          )}
        </span>
      ),
    },
  ]
  return <DataTable caption="账号" columns={columns} rows={items} rowKey={({ id }) => id} empty="没有符合条件的账号" />
}

function AccountState({ account: { disabled, mustChangePassword } }: { account: AccountView }) {
  if (disabled) return <StateTag tone="danger">已停用</StateTag>
  return mustChangePassword ? <StateTag tone="attention">待改初始密码</StateTag> : <StateTag tone="success">正常</StateTag>
}

interface DialogProps {
  account: AccountView
  onEnd: () => void
  onCancel: () => void
}

function DisableDialog({ account: { id, login, name, disabled }, onEnd, onCancel }: DialogProps) {
  const { busy, problem, run } = useRun(async () => {
    await ask(api.operate.accounts[':id'].$put({ param: { id }, json: { disabled: !disabled } }))
    announce(disabled ? `已启用 ${login}。` : `已停用 ${login}。`)
    onEnd()
  })
  const word = disabled ? '启用' : '停用'
  return (
    <Modal
      open
      title={`${word}账号 ${login}`}
      okText={word}
      okButtonProps={{ danger: !disabled }}
      confirmLoading={busy}
      onOk={run}
      onCancel={onCancel}
    >
      <p>{disabled ? `${name} 可以重新登录。` : `${name} 立即退出，不能再登录。办理过的记录都保留，以后可以再启用。`}</p>
      {problem}
    </Modal>
  )
}

function PasswordDialog({ account: { id, login, email }, onEnd, onCancel }: DialogProps) {
  const site = useSite().data
  const { busy, problem, run } = useRun(async () => {
    await ask(api.operate.accounts[':id'].password.$post({ param: { id } }))
    announce(`${login} 的新初始密码已发到 ${email ?? '邮箱'}。`)
    onEnd()
  })
  return (
    <Modal open title={`重置 ${login} 的密码`} okText="发送新密码" confirmLoading={busy} onOk={run} onCancel={onCancel}>
      <p>
        {email
          ? `新的初始密码发到 ${email}，${site?.passwordHours ?? 24} 小时内有效，登录后必须修改；现在的密码立即失效。`
          : '这个账号没有邮箱，请先在“修改”里填写邮箱。'}
      </p>
      {problem}
    </Modal>
  )
}

/** Runs what a dialog confirms; a failure is said in the dialog. */
function useRun(work: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<string>()
  const run = () => {
    setBusy(true)
    work()
      .catch((error: unknown) => setMessage(error instanceof Error ? error.message : '没有成功，请再试一次。'))
      .finally(() => setBusy(false))
  }
  const problem = message && (
    <p className="field-error" role="alert">
      {message}
    </p>
  )
  return { busy, run, problem }
}
