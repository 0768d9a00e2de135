/** One section of the form: saved by itself, checked when one goes on, never in the way. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { unstable_serialize, useSWRConfig } from 'swr'
import { useLocation, useParams, useSearch } from 'wouter'
import type { CheckView } from '../../../server/actions/views/check'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import { ConflictDialog } from '../../draft/conflict-dialog'
import { SaveBanner, SaveState } from '../../draft/save-state'
import { useDraft } from '../../draft/use-draft'
import { fieldId, type GroupFormHandle } from '../../form/group-form'
import { isRows, sectionOf } from '../../form/model'
import { type ErrorLink, ErrorSummary, focusField } from '../../ui/error-summary'
import { Icon } from '../../ui/icon'
import { NotFound } from '../../ui/not-found'
import { Frame, type Opened, Opening } from './frame'
import { LeaveSection } from './leave-section'
import { isLocked } from './open-fields'
import { addressOf } from './places'
import { ownSections } from './reviewed'
import { SectionContent } from './section-content'
import { SectionInstructions } from './section-instructions'

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
  const nextPage = pageAfter(name, declaration, stage)
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
        <SectionInstructions {...{ name, opened }} description={section.description} clause={section.clause} />
        <SectionContent
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
            <LeaveSection
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

/** Where one goes on: the next section, then the materials; after a return only where something is open, then the list of remarks. */
function pageAfter(name: string, declaration: DeclarationView, stage: StageView): string {
  const own = ownSections(stage)
  const later = own.slice(own.findIndex(({ key }) => key === name) + 1)
  const next = later.find(({ key }) => !isLocked(declaration, `/${key}`))
  if (next) return `/d/${declaration.id}/section/${next.key}`
  return isLocked(declaration, '/materials') ? `/d/${declaration.id}` : `/d/${declaration.id}/materials`
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
