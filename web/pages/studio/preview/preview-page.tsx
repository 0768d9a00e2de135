/** What a role would see of a case by the saved draft: the applicant's pages or the reviewer's workbench, the real ones; nothing is kept. */
import { Select } from 'antd'
import useSWR from 'swr'
import { Link, useLocation, useSearch } from 'wouter'
import type { RolePreview } from '../../../../server/actions/views/studio'
import type { Workflow } from '../../../../server/engine/generated/workflow'
import { ApiError, api, ask } from '../../../api'
import { Empty, Failure, Loading } from '../../../ui/page-state'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemLink } from '../problem-list'
import { documentOf } from '../problems'
import { roleOptions, stageOptions } from '../programme-file'
import { SampleSelect } from '../sample-select'
import { readable, workflowPath } from '../workflow/model'
import { ApplicantPreview } from './applicant-preview'
import { ReviewerPreview } from './reviewer-preview'
import './preview.css'

export default function PreviewPage() {
  return <Opening>{(opened) => <Preview opened={opened} />}</Opening>
}

function Preview({ opened }: { opened: Opened }) {
  const { programme, state: draft } = opened
  const choice = useChoice(opened)
  const { stage, role, state, stages, roles, states, choose } = choice
  const { data, error } = useRolePreview(opened, choice)
  return (
    <Frame opened={opened} title="以角色预览">
      {!stage || !role || programme === siteId ? (
        <Empty title="还没有可以预览的环节" />
      ) : (
        <>
          <div className="preview-choice">
            <h2>以角色预览</h2>
            <Choice label="申报环节" value={stage} options={stages} onChange={(next) => choose({ stage: next, role, state: '' })} />
            <Choice label="看的人" value={role} options={roles} onChange={(next) => choose({ role: next })} />
            <Choice label="申报件的状态" value={state ?? ''} options={states} onChange={(next) => choose({ state: next })} />
            {data && <SampleSelect samples={data.samples} value={data.sample} onChange={(next) => choose({ sample: next })} />}
          </div>
          <p className="quiet">
            {draft.status === 'saved' ? '' : '正在保存改动，保存后显示最新的样子。'}
            和正式的页面一样，只是用案例填好；可以点开看，不会办理任何事。
          </p>
          <Wrong opened={opened} stage={stage} />
          {error ? (
            <NotYet error={error} />
          ) : data ? (
            <Seen key={`${stage}${role}${state}${data.sample}`} preview={data} paper={paperOf(opened, stage, data.sample)} />
          ) : (
            <Loading label="正在准备预览……" />
          )}
        </>
      )}
    </Frame>
  )
}

/** So many are told here; the rest on the page of checks. */
const toldAtMost = 3

/** What is wrong with the draft: first what this stage rests on. It is shown all the same, as far as it can be read. */
function Wrong({ opened: { programme, state }, stage }: { opened: Opened; stage: string }) {
  const stages = stageOptions(state.files).filter(({ value }) => value !== stage)
  const isOfOther = (file = '') => stages.some(({ value }) => file.split('/')[1]?.startsWith(`${value}.`))
  const own = state.problems.filter(({ file }) => !isOfOther(file))
  const others = state.problems.length - own.length
  if (state.problems.length === 0) return null
  return (
    <div className="note tone-attention">
      {own.length > 0 && <p>草稿里有 {own.length} 个问题会影响这里看到的内容，出问题的部分可能没有显示：</p>}
      <ul className="bullets">
        {own.slice(0, toldAtMost).map((problem) => (
          <li key={`${problem.file}${problem.at}${problem.message}`}>
            <ProblemLink {...{ programme, path: problem.file ?? '', problem, files: state.files }} text={state.files[problem.file ?? '']} />
          </li>
        ))}
      </ul>
      <p>
        {others > 0 && `其他环节还有 ${others} 个问题，不影响这里。`}
        <Link href={`/studio/${programme}/check`}>逐个查看怎样改</Link>
      </p>
    </div>
  )
}

/** The files of the stage cannot be read at all. */
function NotYet({ error }: { error: unknown }) {
  if (!(error instanceof ApiError) || error.code !== 'invalid') return <Failure error={error} />
  return (
    <Empty title="这个环节暂时不能预览">
      <p>{error.message}</p>
    </Empty>
  )
}

function Seen({ preview, paper }: { preview: RolePreview; paper: string }) {
  if (preview.applicant) return <ApplicantPreview preview={preview} />
  return <ReviewerPreview preview={preview} paper={paper} />
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select aria-label={label} value={value} options={[...options]} popupMatchSelectWidth={false} onChange={onChange} />
)

/** The form on paper, by the same example; a case of the demonstration has none. */
const paperOf = ({ programme, state }: Opened, stage: string, sample: string) =>
  `/api/studio/${programme}/paper?${new URLSearchParams({ stage, version: String(state.version), ...(sample.startsWith('rules/examples/') && { example: sample }) })}`

/** What is chosen stands in the address. */
function useChoice({ state: { files } }: Opened) {
  const query = new URLSearchParams(useSearch())
  const [location, go] = useLocation()
  const stages = stageOptions(files)
  const roles = roleOptions(files)
  const stage = stages.find(({ value }) => value === query.get('stage'))?.value ?? stages[0]?.value
  const workflow = readable(documentOf(files[workflowPath(stage ?? '')]) as Partial<Workflow> | undefined)
  const states = workflow.states.map(({ id, label }) => ({ value: id, label }))
  const isHeld = (role: string | null) => workflow.states.some(({ holder }) => holder === role)
  const role =
    roles.find(({ value }) => value === query.get('role'))?.value ?? roles.find(({ value }) => isHeld(value))?.value ?? roles[0]?.value
  const own = workflow.states.find(({ holder, final }) => holder === role && !final)?.id ?? workflow.initial
  const state = states.find(({ value }) => value === query.get('state'))?.value ?? own
  const sample = query.get('sample') ?? undefined
  const choose = (next: Record<string, string>) => {
    const kept = { ...(stage && { stage }), ...(role && { role }), ...(sample !== undefined && !next.stage && { sample }), ...next }
    go(`${location}?${new URLSearchParams(kept)}`, { replace: true })
  }
  return { stage, role, state, sample, stages, roles, states, choose }
}

function useRolePreview({ programme, state: draft }: Opened, { stage, role, state, sample }: ReturnType<typeof useChoice>) {
  return useSWR<RolePreview>(
    stage && role ? ['studio/preview', programme, draft.version, stage, role, state, sample ?? null] : undefined,
    () => {
      const json = { stage: stage ?? '', role: role ?? '', ...(state && { state }), ...(sample !== undefined && { sample }) }
      return ask(api.studio[':programme'].preview.$post({ param: { programme }, json }))
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  )
}
