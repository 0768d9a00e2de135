/** What the pages of letters and mails share: which one, the palette, the editor, how it looks or what is wrong. */
import { Button, Select } from 'antd'
import { type ReactNode, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { TemplatePreview } from '../../../../server/engine/preview/draft-letter'
import { Late, late } from '../../../ui/late'
import { Loading } from '../../../ui/page-state'
import type { EditorCommands, Target } from '../code-editor'
import { useSchemas } from '../data'
import type { Opened } from '../opening'
import { distinct } from '../programme-file'
import { labelsOf, Palette } from './palette'
import { TemplateProblems } from './template-problems'
import { type TemplateKind, type TemplateThing, thingsOf } from './things'
import { templateProblems } from './use-template'
import './templates.css'

const CodeEditor = late(() => import('../code-editor'))

/** The one in the address, else the first. */
export function useChosen(opened: Opened, kind: TemplateKind) {
  const query = new URLSearchParams(useSearch())
  const [location, go] = useLocation()
  const things = thingsOf(opened.state.files, kind)
  const thing = things.find(({ id }) => id === query.get('id')) ?? things[0]
  const choose = (next: { id?: string; line?: string }) =>
    go(`${location}?${new URLSearchParams({ ...(thing && { id: thing.id }), ...next })}`, { replace: true })
  return { things, thing, choose, line: query.get('line') ?? undefined }
}

interface HeadProps {
  label: string
  things: readonly TemplateThing[]
  thing: TemplateThing | undefined
  onChoose: (id: string) => void
  /** Absent where there are no others. */
  onAdd?: () => void
  children?: ReactNode
}

export function Head({ label, things, thing, onChoose, onAdd, children }: HeadProps) {
  return (
    <div className="studio-lead">
      <div className="template-which">
        <h2>{label}</h2>
        {thing && (
          <Select
            aria-label={`选择${label}`}
            value={thing.id}
            options={distinct(things.map(({ id, title }) => ({ value: id, label: title })))}
            popupMatchSelectWidth={false}
            onChange={onChoose}
          />
        )}
      </div>
      <div className="studio-row-actions">
        {children}
        {onAdd && (
          <Button type="primary" onClick={onAdd}>
            新增{label}
          </Button>
        )}
      </div>
    </div>
  )
}

interface BenchProps {
  opened: Opened
  thing: TemplateThing
  preview: TemplatePreview | undefined
  line: string | undefined
  onLine: (line: string) => void
  /** Above the editor. */
  above?: ReactNode
  /** How one writes here, below the editor. */
  how?: string
  /** Takes what is inserted, where something else than the editor has the cursor. */
  insertElsewhere?: (text: string) => boolean
  children: ReactNode
}

export function Bench({ opened, thing, preview, line, onLine, above, how, insertElsewhere, children }: BenchProps) {
  const { draft, state } = opened
  const schemas = useSchemas()
  const commands = useRef<EditorCommands>(undefined)
  const groups = preview?.palette ?? noGroups
  const chips = useMemo(() => labelsOf(groups), [groups])
  const problems = templateProblems(opened, thing, preview)
  const target = useTarget(thing.path, line)
  const insert = (text: string) => {
    if (!insertElsewhere?.(text)) commands.current?.insert(text)
  }
  return (
    <div className="template-bench">
      <Palette groups={groups} onInsert={insert} />
      <div className="template-middle">
        {above}
        <section className="studio-file" aria-label="模板">
          <Late fallback={<Loading label="正在打开编辑器……" />}>
            <CodeEditor
              programme={opened.programme}
              path={thing.path}
              label={`“${thing.title}”的模板`}
              text={state.files[thing.path] ?? ''}
              files={state.files}
              schemas={schemas.data ?? {}}
              problems={problems}
              target={target}
              chips={chips}
              onChange={(text) => draft.change(thing.path, text)}
              onMove={() => undefined}
              onReady={(ready) => {
                commands.current = ready
              }}
            />
          </Late>
          {how && <p className="template-how">{how}</p>}
        </section>
      </div>
      <section className="panel template-preview" aria-label="预览">
        {children}
        {problems.length > 0 && <TemplateProblems problems={problems} onLine={onLine} />}
      </section>
    </div>
  )
}

const noGroups: TemplatePreview['palette'] = []

/** Each request to go to a line is a new one, also to the same line. */
function useTarget(path: string, line: string | undefined): Target | undefined {
  const turn = useRef(0)
  return useMemo(() => {
    if (line === undefined) return undefined
    turn.current += 1
    return { path, at: `/${line.split('.')[0]}`, turn: turn.current }
  }, [path, line])
}
