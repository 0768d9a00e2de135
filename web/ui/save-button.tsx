/** A button that fetches a file and saves it. */
import { Button } from 'antd'
import { useState } from 'react'
import { saveAnswer } from '../download'
import { announce } from './announce'

export function SaveButton({
  label,
  ask,
  done = '已导出。',
}: {
  label: string
  ask: () => Parameters<typeof saveAnswer>[0]
  done?: string
}) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await saveAnswer(ask())
      announce(done)
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      {label}
    </Button>
  )
}
