/** Rows from an Excel file: take the template, fill it in, look at what is wrong, take all of it or nothing. */
import { Button, Modal, Radio } from 'antd'
import { useRef, useState } from 'react'
import { readSheets } from '../read-table'
import { Icon } from '../ui/icon'
import type { Dictionaries, RowSection } from './model'
import type { Row } from './rows-editor'
import { readSheetRows } from './sheet-rows'

interface Props {
  section: RowSection
  dictionaries: Dictionaries
  rows: readonly Row[]
  /** Where the empty table is. */
  template: string
  onTake: (rows: Row[]) => void
  onClose: () => void
}

const mostMegabytes = 5
const shown = 20

export default function UploadRows({ section, dictionaries, rows, template, onTake, onClose }: Props) {
  const [file, setFile] = useState<{ name: string; cells: string[][] }>()
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState<string>()
  const [replacing, setReplacing] = useState(false)
  const before = replacing ? [] : rows
  const read = file && readSheetRows(file.cells, section, dictionaries, before)
  const problems = failed ? [failed] : (read?.problems ?? [])
  const choose = async (chosen: File) => {
    setFile(undefined)
    setFailed(undefined)
    try {
      if (chosen.size > mostMegabytes * 1_048_576) throw new Error(`文件超过 ${mostMegabytes}MB，请只留要填报的内容。`)
      if (!/\.xlsx$/i.test(chosen.name)) throw new Error('请选择 .xlsx 文件；别的格式请在表格软件里另存为 .xlsx。')
      const [sheet] = await readSheets(chosen).catch(() => {
        throw new Error('这个文件不能当作表格读出来，请用下载的模板填写。')
      })
      setFile({ name: chosen.name, cells: sheet?.rows ?? [] })
    } catch (error) {
      setFailed(error instanceof Error ? error.message : '没有读出来，请再试一次。')
    }
  }
  return (
    <Modal
      open
      width={720}
      title="用 Excel 填写"
      onCancel={onClose}
      footer={
        <div className="buttons">
          <Button type="primary" disabled={!read || problems.length > 0} onClick={() => read && onTake([...before, ...read.rows])}>
            {read && problems.length === 0 ? `${replacing ? '换成' : '添加'} ${read.rows.length} 条` : '添加'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <div className="stack">
        <p>
          <a href={template} download>
            <Icon name="file" /> 下载模板
          </a>
          <span className="quiet">：第一行是列名，不要改；每列怎样填，见第二张表“填写说明”。</span>
        </p>
        <p className="buttons">
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx"
            aria-label="填好的 Excel 文件"
            onChange={({ target }) => {
              const [chosen] = target.files ?? []
              target.value = ''
              if (chosen) void choose(chosen)
            }}
          />
          <Button icon={<Icon name="upload" />} onClick={() => input.current?.click()}>
            选择填好的文件
          </Button>
          <span className="quiet">{file?.name ?? `.xlsx，不超过 ${mostMegabytes}MB`}</span>
        </p>
        {rows.length > 0 && (
          <Radio.Group
            aria-label="已经填写的"
            value={replacing}
            onChange={({ target }) => setReplacing(target.value === true)}
            options={[
              { value: false, label: `添加在已填的 ${rows.length} 条后面` },
              { value: true, label: `替换已填的 ${rows.length} 条` },
            ]}
          />
        )}
        {problems.length > 0 && (
          <div className="note tone-danger" role="alert">
            <p>有 {problems.length} 处要改，改好再选一次文件；在这以前一条也不会添加：</p>
            <ul className="bullets">
              {problems.slice(0, shown).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            {problems.length > shown && <p>还有 {problems.length - shown} 处。</p>}
          </div>
        )}
        {read && problems.length === 0 && (
          <p className="note tone-success" role="status">
            “{file.name}”里的 {read.rows.length} 条都可以{replacing ? '替换' : '添加'}。
          </p>
        )}
      </div>
    </Modal>
  )
}
