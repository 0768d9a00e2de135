/** Examples to Excel and back, with everything shown before it is taken over. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { announce } from '../../../ui/announce'
import { readCells } from '../../operate/read-table'
import { stageTitles } from '../file-kinds'
import type { Opened } from '../opening'
import type { Case } from './cases'
import { ImportDialog } from './import-dialog'
import { cellsOf, type Plan, planOf } from './workbook'

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
  const save = async () => {
    const { default: writeExcelFile } = await import('write-excel-file/browser')
    const used = columns.filter((column) => column.used)
    const rows = cellsOf(cases, used).map((row, index) =>
      row.map(({ text, isNumber }) => {
        const bold = index === 0 ? { fontWeight: 'bold' as const, wrap: true } : { wrap: text.includes('\n') }
        return isNumber ? { value: Number(text), type: Number } : { value: text, type: String, ...bold }
      }),
    )
    const options = { columns: rows[0]?.map((_, index) => ({ width: index === 1 ? 40 : 18 })), stickyRowsCount: 1, stickyColumnsCount: 2 }
    await writeExcelFile(rows, options).toFile(`示例-${stageTitles(files).get(stage) ?? stage}.xlsx`)
  }
  const open = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      setPlan(planOf(await readCells(chosen), { files, stage, cases, columns, today }))
    } catch {
      announce('这个文件读不出来，请用导出的 Excel 文件。')
    }
    if (file.current) file.current.value = ''
  }
  return (
    <>
      <Button disabled={columns.length === 0 || cases.length === 0} onClick={() => void save()}>
        导出 Excel
      </Button>
      <Button disabled={columns.length === 0} onClick={() => file.current?.click()}>
        导入 Excel
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
      {plan && <ImportDialog opened={opened} plan={plan} onClose={() => setPlan(undefined)} />}
    </>
  )
}
