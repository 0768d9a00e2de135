/** Importing a register: paste or choose a table, see what would change, then import all of it or nothing. */
import { Button, Input } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { RegisterImportView, RegisterView } from '../../../server/actions/views/operate'
import { api, ask } from '../../api'
import { readTable } from '../../read-table'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field, TextField } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { useProblems } from '../../ui/problems'
import { dayText } from '../../ui/time'
import { type Matched, matchColumns, parseCells } from './table-text'
import { Touched } from './touched'

interface Props {
  register: RegisterView
  onImported: () => void
}

export function ImportRegister({ register, onImported }: Props) {
  const prefix = useId()
  const [asOf, setAsOf] = useState(() => dayText(Date.now()))
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<RegisterImportView>()
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, show, fail } = useProblems(prefix)
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (preview) result.current?.scrollIntoView({ block: 'nearest' })
  }, [preview])
  const matched = useMemo(() => (text.trim() ? matchColumns(parseCells(text), register.columns) : undefined), [text, register])
  const change = (next: string) => {
    setText(next)
    setPreview(undefined)
  }
  const send = async (dryRun: boolean) => {
    if (show(missing(asOf, matched))) return
    setBusy(true)
    try {
      const { programme, id } = register
      const answer = await ask(
        api.operate.registers[':programme'][':register'].$post({
          param: { programme, register: id },
          json: { asOf: asOf.trim(), rows: matched?.rows ?? [], dryRun },
        }),
      )
      if (!answer.applied) return setPreview(answer)
      announce(`“${register.label}”已导入：新增 ${answer.added}，变化 ${answer.changed}，移除 ${answer.removed}。`)
      onImported()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  const isReady = preview && preview.problems.length === 0
  return (
    <div className="stack import">
      <ErrorSummary errors={links} attempt={attempt} />
      <TextField
        id={`${prefix}asOf`}
        label="名单截止日期"
        required
        hint="名单在这一天有效，例如 2024-09-01。"
        value={asOf}
        onChange={setAsOf}
        problem={problems.asOf}
      />
      <Source id={`${prefix}rows`} text={text} problem={problems.rows} onChange={change} columns={register.columns} />
      {matched && <Matching matched={matched} />}
      <div className="buttons">
        <Button type={isReady ? 'default' : 'primary'} loading={busy} onClick={() => void send(true)}>
          检查并预览
        </Button>
        {isReady && (
          <Button type="primary" loading={busy} onClick={() => void send(false)}>
            导入 {matched?.rows.length ?? 0} 行
          </Button>
        )}
      </div>
      <div role="status" ref={result}>
        {preview && <Preview preview={preview} lines={matched?.lines ?? []} />}
      </div>
    </div>
  )
}

function missing(asOf: string, matched: Matched | undefined): Record<string, string> {
  return {
    ...(!asOf.trim() && { asOf: '请填写名单的截止日期。' }),
    ...(!matched && { rows: '请粘贴名单，或选择文件。' }),
    ...(matched?.columns.every((column) => !column) && { rows: '第一行应是列名，没有认出任何一列。' }),
  }
}

interface SourceProps {
  id: string
  text: string
  problem?: string
  onChange: (text: string) => void
  columns: RegisterView['columns']
}

function Source({ id, text, problem, onChange, columns }: SourceProps) {
  const input = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string>()
  const hint = '从 Excel 复制后直接粘贴，第一行是列名；也可以选择 CSV 或 XLSX 文件。'
  const take = async (file: File) => {
    setFailure(undefined)
    try {
      onChange(await readTable(file))
    } catch {
      setFailure(`“${file.name}”读不出表格。请另存为 XLSX 或 CSV 再试，或者直接粘贴。`)
    }
  }
  return (
    <Field id={id} label="名单内容" required problem={problem ?? failure} hint={hint}>
      <Input.TextArea
        {...described(id, { problem: problem ?? failure, hint })}
        rows={8}
        className="pasted"
        placeholder={columns.map(({ label }) => label).join('\t')}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,text/csv"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void take(file)
        }}
      />
      <Button className="choose-file" icon={<Icon name="upload" />} onClick={() => input.current?.click()}>
        选择文件
      </Button>
    </Field>
  )
}

/** Which columns were recognised. */
function Matching({ matched: { columns, absent, rows } }: { matched: Matched }) {
  const known = columns.filter((column) => column !== undefined)
  const unused = columns.length - known.length
  return (
    <p className="quiet">
      读到 {rows.length} 行；认出的列：{known.map(({ label }) => label).join('、') || '无'}
      {absent.length > 0 && `；缺少的列：${absent.map(({ label }) => label).join('、')}`}
      {unused > 0 && `；${unused} 列没有用到`}。
    </p>
  )
}

function Preview({
  preview: { problems, doubts, added, changed, removed, unchanged, touched },
  lines,
}: {
  preview: RegisterImportView
  lines: readonly number[]
}) {
  if (problems.length > 0)
    return (
      <div className="note tone-danger">
        <p>
          <strong>有 {problems.length >= 100 ? '100 处以上' : `${problems.length} 处`}问题，没有导入任何一行。</strong>
          请在表里改好后重新粘贴。
        </p>
        <Places problems={problems} lines={lines} />
      </div>
    )
  return (
    <div className="note">
      <p>
        <strong>可以导入。</strong>与现在的名单相比：
      </p>
      <ul className="bullets">
        <li>新增 {added} 行</li>
        <li>变化 {changed} 行</li>
        <li>移除 {removed} 行</li>
        <li>不变 {unchanged} 行</li>
      </ul>
      {doubts.length > 0 && (
        <>
          <p>
            <strong>有 {doubts.length >= 100 ? '100 处以上' : `${doubts.length} 处`}信用代码不对，照样导入就查不到这些单位。</strong>
            请核对来源；确实如此的可以导入。
          </p>
          <Places problems={doubts} lines={lines} />
        </>
      )}
      <Touched touched={touched} caption="导入后结论会改变的申报件" />
    </div>
  )
}

function Places({ problems, lines }: { problems: RegisterImportView['problems']; lines: readonly number[] }) {
  return (
    <ul className="bullets import-problems">
      {problems.map(({ at, message }) => (
        <li key={at + message}>
          {message}
          {lineOf(at, lines)}
        </li>
      ))}
    </ul>
  )
}

/** The line of the source that a problem names, where it is not the row's own number. */
function lineOf(at: string, lines: readonly number[]): string {
  const row = /^\/rows\/(\d+)/.exec(at)?.[1]
  const line = row === undefined ? undefined : lines[Number(row)]
  return line === undefined ? '' : `（表格第 ${line} 行）`
}
