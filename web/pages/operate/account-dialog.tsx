/** A new account of staff, or a change of one. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import type { AccountPage, AccountView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { useSession, useSite } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field, TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'

interface Props {
  roles: AccountPage['roles']
  account?: AccountView
  onEnd: () => void
  onCancel: () => void
}

interface Values {
  login: string
  name: string
  role: string
  district: string
  email: string
}

export function AccountDialog({ roles, account, onEnd, onCancel }: Props) {
  const site = useSite().data
  const own = useSession().data?.account
  const [values, setValues] = useState<Values>(() => valuesOf(account))
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail, clear } = useProblems('account-')
  const needsDistrict = roles.find(({ id }) => id === values.role)?.district ?? false
  const districtLabel = site?.districtLabel ?? '所属区域'
  const set = (key: keyof Values) => (value: string) => {
    setValues((before) => ({ ...before, [key]: value }))
    clear(key)
  }
  const save = async () => {
    if (show(missing(values, needsDistrict, districtLabel))) return
    setBusy(true)
    try {
      if (account) await change(account, values, needsDistrict)
      else await create(values, needsDistrict)
      announce(account ? `已修改 ${account.login}。` : `已新建 ${values.login}，初始密码发到 ${values.email}。`)
      onEnd()
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={account ? `修改账号 ${account.login}` : '新建账号'}
      okText={account ? '保存' : '新建并发送初始密码'}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onCancel}
    >
      <div className="stack">
        <ErrorSummary errors={links} attempt={attempt} />
        {!account && (
          <>
            <TextField
              id="account-login"
              label="登录名"
              required
              hint="3 至 40 个小写字母、数字、点或连字符，以后不能改。"
              autoComplete="off"
              value={values.login}
              onChange={set('login')}
              problem={problems.login}
            />
            <TextField
              id="account-name"
              label="姓名"
              required
              autoComplete="off"
              value={values.name}
              onChange={set('name')}
              problem={problems.name}
            />
          </>
        )}
        <Field id="account-role" label="角色" required problem={problems.role}>
          <Select
            {...described('account-role', { problem: problems.role })}
            className="full"
            placeholder="请选择"
            disabled={account?.id === own?.id && account !== undefined}
            value={values.role || undefined}
            options={roles.map(({ id, label }) => ({
              value: id,
              label,
              disabled: id === 'administrator' && own?.role !== 'administrator',
            }))}
            onChange={set('role')}
          />
        </Field>
        {needsDistrict && (
          <Field id="account-district" label={districtLabel} required problem={problems.district}>
            <Select
              {...described('account-district', { problem: problems.district })}
              className="full"
              placeholder="请选择"
              value={values.district || undefined}
              showSearch={{ optionFilterProp: 'label' }}
              options={(site?.districts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={set('district')}
            />
          </Field>
        )}
        <TextField
          id="account-email"
          label="邮箱"
          required
          hint="密码和办理通知发到这里。"
          inputMode="email"
          autoComplete="off"
          value={values.email}
          onChange={set('email')}
          problem={problems.email}
        />
      </div>
    </Modal>
  )
}

const valuesOf = (account?: AccountView): Values => ({
  login: account?.login ?? '',
  name: account?.name ?? '',
  role: account?.role ?? '',
  district: account?.district ?? '',
  email: account?.email ?? '',
})

function missing(values: Values, needsDistrict: boolean, districtLabel: string): Record<string, string> {
  return {
    ...(!values.login.trim() && { login: '请填写登录名。' }),
    ...(!values.name.trim() && { name: '请填写姓名。' }),
    ...(!values.role && { role: '请选择角色。' }),
    ...(needsDistrict && !values.district && { district: `请选择“${districtLabel}”。` }),
    ...(!values.email.trim() && { email: '请填写邮箱。' }),
  }
}

const create = ({ login, name, role, district, email }: Values, needsDistrict: boolean) =>
  ask(
    api.operate.accounts.$post({
      json: { login: login.trim(), name: name.trim(), role, email: email.trim(), district: needsDistrict ? district : undefined },
    }),
  )

const change = ({ id }: AccountView, { role, district, email }: Values, needsDistrict: boolean) =>
  ask(api.operate.accounts[':id'].$put({ param: { id }, json: { role, email: email.trim(), district: needsDistrict ? district : null } }))
