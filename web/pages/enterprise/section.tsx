/** One section of the form: saved by itself, checked when one goes on, never in the way. */
import { Button, Modal } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { unstable_serialize, useSWRConfig } from 'swr'
import { useLocation, useParams, useSearch } from 'wouter'
import type { CheckView } from '../../../server/actions/views/check'
import { ConflictDialog } from '../../draft/conflict-dialog'
import { SaveBanner, SaveState } from '../../draft/save-state'
import { useDraft } from '../../draft/use-draft'
import { fieldId, GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, isRows, sectionOf } from '../../form/model'
import { RowsEditor } from '../../form/rows-editor'
import { type ErrorLink, ErrorSummary, focusField } from '../../ui/error-summary'
import { Icon } from '../../ui/icon'
import { NotFound } from '../../ui/not-found'
import { clockText } from '../../ui/time'
import { Frame, type Opened, Opening } from './frame'
import { isAllOpen, isLocked, openKeys } from './open-fields'
import { addressOf } from './places'
import { currentRemarks, PinnedRemarks } from './remarks'
import { ownSections } from './reviewed'

export default function SectionPage() {
  const { section = '' } = useParams()
  return <Opening>{(opened) => <Section key={section} name={section} opened={opened} />}</Opening>
}

function Section({ name, opened }: { name: string; opened: Opened }) {
  const { declaration, stage } = opened
  const section = sectionOf(stage, name)
  const { draft, ...state } = useDraft(declaration)
  const [, go] = useLocation()
  const { cache } = useSWRConfig()
  const form = useRef<GroupFormHandle>(null)
  const [problems, setProblems] = useState<{ found: readonly ErrorLink[]; attempt: number }>({ found: [], attempt: 0 })
  const before = useRef(state.answers[name])
  useHashFocus()
  if (!section || section.by) return <NotFound />
  const own = ownSections(stage)
  const next = own[own.findIndex(({ key }) => key === name) + 1]
  const nextPage = next ? `/d/${declaration.id}/section/${next.key}` : `/d/${declaration.id}/materials`
  const locked = isLocked(declaration, `/${name}`)
  const readOnly = declaration.editable === 'none' || locked
  const flush = async () => {
    const now = form.current?.current()
    if (now) draft.change(name, now)
    return draft.save()
  }
  const goOn = async (to: string, checked: boolean) => {
    const isSaved = await flush()
    const found = checked ? check(isSaved) : []
    if (found.length > 0) setProblems((last) => ({ found, attempt: last.attempt + 1 }))
    else go(to)
  }
  // fields are judged here; rows by the server, in its answer to what was just saved
  const check = (isSaved: boolean): ErrorLink[] => {
    if (form.current) return form.current.check().map(({ key, message }) => ({ message, target: fieldId(name, key) }))
    const answered: CheckView | undefined = cache.get(unstable_serialize(['check', declaration.id]))?.data
    const own = isSaved && answered ? answered.problems.filter(({ at }) => `${at}/`.startsWith(`/${name}/`)) : []
    return own.map(({ at, message }) => ({ message, onFollow: () => go(addressOf(declaration.id, stage, at) ?? '') }))
  }
  return (
    <Frame {...opened} title={section.title} hasErrors={problems.found.length > 0}>
      <SaveBanner state={state} draft={draft} />
      <ConflictDialog state={state} draft={draft} source={stage} />
      <ErrorSummary errors={problems.found} attempt={problems.attempt} />
      {locked && <p className="note">这一部分没有退回意见，只能查看，不用修改。要改的地方见任务清单。</p>}
      <div className="panel">
        <Instructions {...{ name, opened }} description={section.description} clause={section.clause} />
        <Content
          {...{ name, opened, form }}
          value={state.answers[name]}
          readOnly={readOnly}
          onChange={(content) => draft.change(name, content)}
        />
      </div>
      {!readOnly && (
        <div className="bar">
          <SaveState {...state} />
          <div className="buttons">
            <Cancel
              savedAt={state.savedAt}
              saved={state.status === 'saved'}
              onKeep={() => void goOn(`/d/${declaration.id}`, false)}
              onUndo={() => {
                draft.change(name, before.current ?? (isRows(section) ? [] : {}))
                void draft.save().then(() => go(`/d/${declaration.id}`))
              }}
            />
            <Button onClick={() => void flush()} loading={state.status === 'saving'}>
              保存
            </Button>
            <Button onClick={() => void goOn(`/d/${declaration.id}/submit`, false)}>提交</Button>
            <Button type="primary" onClick={() => void goOn(nextPage, true)}>
              保存并继续
              <Icon name="right" />
            </Button>
          </div>
        </div>
      )}
    </Frame>
  )
}

interface ContentProps {
  name: string
  opened: Opened
  value: unknown
  readOnly: boolean
  onChange: (content: unknown) => void
  form: React.RefObject<GroupFormHandle | null>
}

/** The fields, or the rows, with the remarks of a return at their places. */
function Content({ name, opened: { declaration, stage }, value, readOnly, onChange, form }: ContentProps) {
  const section = sectionOf(stage, name)
  const [page, go] = useLocation()
  const row = new URLSearchParams(useSearch()).get('row')
  const remarks = useMemo(() => (declaration.editable === 'remarks' ? currentRemarks(declaration) : []), [declaration])
  const partly = declaration.editable === 'remarks' && !isAllOpen(declaration, `/${name}`)
  const group = section && groupOf(section)
  const keys = useMemo(
    () => (partly && group ? openKeys(group, `/${name}`, declaration.open) : undefined),
    [partly, group, name, declaration],
  )
  const isOpen = useCallback((key: string) => keys?.has(key) ?? true, [keys])
  const at = useCallback((place: string) => <PinnedRemarks remarks={remarks.filter((remark) => remark.at === place)} />, [remarks])
  const above = useCallback((key: string) => at(`/${name}/${key}`), [at, name])
  const rowAbove = useCallback((row: number, key: string) => at(`/${name}/${row}/${key}`), [at, name])
  const isRowOpen = useCallback(
    (row: number, key: string) => (group ? openKeys(group, `/${name}/${row}`, declaration.open).has(key) : false),
    [group, name, declaration],
  )
  if (!section) return null
  const whole = at(`/${name}`)
  if (isRows(section))
    return (
      <>
        {whole}
        <RowsEditor
          {...{ name, section, readOnly, onChange }}
          source={stage}
          rows={Array.isArray(value) ? value : []}
          wanted={row === null ? undefined : Number(row)}
          onClose={() => row !== null && go(page, { replace: true })}
          isOpen={partly ? isRowOpen : undefined}
          above={rowAbove}
          isRemarked={(row) => remarks.some((remark) => `${remark.at}/`.startsWith(`/${name}/${row}/`))}
        />
      </>
    )
  return (
    <>
      {whole}
      <GroupForm
        ref={form}
        {...{ name, readOnly, onChange, above }}
        group={groupOf(section)}
        layout={stage.layout.fields}
        order={stage.layout.sections[name]?.order}
        dictionaries={stage.dictionaries}
        value={typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}}
        isOpen={partly ? isOpen : undefined}
      />
    </>
  )
}

interface InstructionsProps {
  name: string
  opened: Opened
  description?: string
  clause?: string
}

function Instructions({ name, opened: { declaration, stage }, description, clause }: InstructionsProps) {
  const links = stage.layout.sections[name]?.links ?? []
  const source = stage.clauses.find(({ id }) => id === clause)
  return (
    <div className="instructions">
      {declaration.editable === 'all' && (
        <p className="quiet">
          带 <span className="required">*</span>的为必填项，填写的内容会自动保存。
        </p>
      )}
      {description && <p>{description}</p>}
      {links.map(({ label, href }) => (
        <p key={href}>
          <a href={href} target="_blank" rel="noreferrer">
            <Icon name="link" /> {label}
            <span className="visually-hidden">（在新窗口打开）</span>
          </a>
        </p>
      ))}
      {source && (
        <details className="clause">
          <summary>填写依据：{source.label}</summary>
          <blockquote>{source.text}</blockquote>
        </details>
      )}
    </div>
  )
}

interface CancelProps {
  savedAt: string
  saved: boolean
  onKeep: () => void
  onUndo: () => void
}

/** Leaving says what is kept. */
function Cancel({ savedAt, saved, onKeep, onUndo }: CancelProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>取消</Button>
      <Modal
        open={open}
        title="离开这一页"
        onCancel={() => setOpen(false)}
        footer={
          <div className="buttons">
            <Button type="primary" onClick={onKeep}>
              保留内容并离开
            </Button>
            <Button onClick={onUndo}>撤销本次修改并离开</Button>
            <Button onClick={() => setOpen(false)}>继续填写</Button>
          </div>
        }
      >
        <p>
          {saved ? `这一页填写的内容已经在 ${clockText(savedAt)} 自动保存，离开后不会丢失。` : '离开时会先保存这一页填写的内容。'}
          选择撤销，则恢复到打开这一页时的内容。
        </p>
      </Modal>
    </>
  )
}

/** A link to a field brings it into view. */
function useHashFocus(): void {
  const search = useSearch()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link, another place
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1))
    if (!id) return
    const timer = setTimeout(() => focusField(id), 100)
    return () => clearTimeout(timer)
  }, [search])
}
