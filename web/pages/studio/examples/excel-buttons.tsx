/** Examples to Excel and back, with everything shown before it is taken over. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { readSheets } from '../../../read-table'
import { announce } from '../../../ui/announce'
import { part } from '../../../ui/late'
import { stageTitles } from '../file-kinds'
import type { Opened } from '../opening'
import type { Case } from './cases'
import { ImportDialog } from './import-dialog'
import { PasteDialog } from './paste-dialog'
import { tableName, type WrittenCell, workbookOf } from './workbook'
import { type Plan, planOf } from './workbook-plan'

interface Props {
  opened: Opened
  stage: string
  cases: readonly Case[]
  columns: readonly CaseColumn[]
  today: string
}

export function ExcelButtons({ opened, stage, cases, columns, today }: Props) {
  const { files } = opened.state
  const file = useRef<HTMLInputElement>(null)
  const [plan, setPlan] = useState<Plan>()
  const [isPasting, setPasting] = useState(false)
  const open = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      setPlan(planOf(await readSheets(chosen), { files, stage, cases, columns, today }))
    } catch {
      announce('这个文件读不出来，请用导出的 Excel 文件。')
    }
    if (file.current) file.current.value = ''
  }
  return (
    <>
      <Button disabled={columns.length === 0} onClick={() => void save(cases, columns, `示例-${stageTitles(files).get(stage) ?? stage}`)}>
        {cases.length === 0 ? '导出空表' : '导出 Excel'}
      </Button>
      <Button disabled={columns.length === 0} onClick={() => file.current?.click()}>
        导入 Excel
      </Button>
      <Button disabled={columns.length === 0} onClick={() => setPasting(true)}>
        从 Excel 粘贴
      </Button>
      <input
        ref={file}
        type="file"
        accept=".xlsx"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="选择示例的 Excel 文件"
        onChange={({ target }) => void open(target.files?.[0])}
      />
      {isPasting && (
        <PasteDialog
          sheet={{ files, stage, cases, columns, today }}
          onDone={(changes) => opened.draft.apply('粘贴示例', changes)}
          onClose={() => setPasting(false)}
        />
      )}
      {plan && <ImportDialog opened={opened} plan={plan} onClose={() => setPlan(undefined)} />}
    </>
  )
}

async function save(cases: readonly Case[], columns: readonly CaseColumn[], name: string): Promise<void> {
  const { default: writeExcelFile } = await part(() => import('write-excel-file/browser'))
  const used = cases.length === 0 ? columns : columns.filter((column) => column.used)
  const sheets = workbookOf(cases, used, columns).map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, index) => row.map((cell) => written(cell, index === 0))),
    columns: rows[0]?.map((_, index) => ({ width: name === tableName && index === 1 ? 40 : 18 })),
    stickyRowsCount: 1,
    stickyColumnsCount: name === tableName ? 2 : 1,
  }))
  await writeExcelFile(sheets).toFile(`${name}.xlsx`)
}

function written({ text, isNumber }: WrittenCell, isHeading: boolean) {
  if (isNumber) return { value: Number(text), type: Number }
  return { value: text, type: String, wrap: isHeading || text.includes('\n'), ...(isHeading && { fontWeight: 'bold' as const }) }
}
