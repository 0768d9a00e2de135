/** The applicant's word that a scan which no machine could verify shows what is filled now. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useSWRConfig } from 'swr'
import type { CheckView, FileView } from '../../../server/actions/views/check'
import { api, ask } from '../../api'
import { announce } from '../../ui/announce'
import { timeText } from '../../ui/time'

interface Props {
  declaration: string
  material: string
  file: FileView
  open: boolean
}

export function ScanWord({ declaration, material, file: { id, name, scan }, open }: Props) {
  const { mutate } = useSWRConfig()
  const [busy, setBusy] = useState(false)
  if (!scan?.open) return null
  if (!open) return scan.attested ? <p className="quiet">申报单位已确认内容一致（{timeText(scan.attested)}）。</p> : null
  const give = async (equal: boolean) => {
    setBusy(true)
    try {
      const route = api.declarations[':id'].materials[':key'][':file'].attestation
      const item = await ask(route.$put({ param: { id: declaration, key: material, file: id }, json: { equal } }))
      await mutate<CheckView>(
        ['check', declaration],
        (known) => known && { ...known, checklist: known.checklist.map((one) => (one.key === item.key ? item : one)) },
        { revalidate: true },
      )
      await mutate(['declaration', declaration])
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有保存成功，请再试一次。', 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Checkbox
      checked={scan.attested !== undefined}
      disabled={busy}
      onChange={({ target }) => void give(target.checked)}
      aria-label={`我确认扫描件“${name}”与现在填报的内容一致`}
    >
      我确认这份扫描件与现在填报的内容一致。审核人员会看到它没有经过自动核验。
    </Checkbox>
  )
}
