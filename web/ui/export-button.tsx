/** 导出 Excel: the list as it is filtered and sorted, all pages; its columns, or every field. */
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { api } from '../api'
import { saveAnswer } from '../download'
import { announce } from './announce'

type Query = Parameters<(typeof api)['declarations.xlsx']['$get']>[0]['query']

export function ExportButton({ query }: { query: Query }) {
  const [busy, setBusy] = useState(false)
  const save = async (columns?: string) => {
    setBusy(true)
    try {
      await saveAnswer(api['declarations.xlsx'].$get({ query: { ...query, limit: undefined, after: undefined, columns } }))
      announce('已导出。')
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  const items = [
    { key: 'list', label: '列表中的各列', onClick: () => void save() },
    { key: 'all', label: '全部字段', onClick: () => void save('all') },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button loading={busy}>导出 Excel</Button>
    </Dropdown>
  )
}
