/** The self-check: a few questions, what the rules say to the answers so far, no account needed. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import useSWR from 'swr'
import useImmutable from 'swr/immutable'
import { useLocation, useParams } from 'wouter'
import type { ProgrammeView, SelfCheckView } from '../../../server/actions/views/programme'
import { api, ask } from '../../api'
import { useProgramme, useSession, useSite } from '../../data'
import { GroupForm, type GroupFormHandle } from '../../form/group-form'
import { fieldsOf, filled, type GroupSchema, groupOf, sectionOf } from '../../form/model'
import { FindingList } from '../../ui/finding-list'
import { Nearest } from '../../ui/nearest'
import { Page } from '../../ui/page'
import { Failure, Loaded } from '../../ui/page-state'
import { Sheet } from '../../ui/sheet'
import './public.css'
import { keepSelfCheck, readSelfCheck } from './self-check-answers'

export default function SelfCheck() {
  const { programme = '' } = useParams()
  const view = useProgramme(programme)
  return (
    <Loaded from={view}>
      {(found) => (found.selfCheck ? <Questions programme={found} form={found.selfCheck} /> : <NoSelfCheck programme={found} />)}
    </Loaded>
  )
}

function NoSelfCheck({ programme }: { programme: ProgrammeView }) {
  return (
    <Page title="资格自测" crumbs={crumbs(programme)}>
      <p>这个事项没有自测。</p>
    </Page>
  )
}

const crumbs = ({ id, shortTitle }: ProgrammeView) => [
  { label: '首页', to: '/' },
  { label: shortTitle, to: `/p/${id}` },
  { label: '资格自测' },
]

function Questions({ programme, form }: { programme: ProgrammeView; form: NonNullable<ProgrammeView['selfCheck']> }) {
  const section = sectionOf(form, 'answers')
  const group = useMemo(() => (section ? groupOf(section) : undefined), [section])
  const [answers, setAnswers] = useState<Record<string, unknown>>(() => readSelfCheck(programme.id) ?? defaults(group))
  useEffect(() => keepSelfCheck(programme.id, answers), [programme.id, answers])
  const questions = useRef<GroupFormHandle>(null)
  if (!group) return <NoSelfCheck programme={programme} />
  return (
    <Page
      title="资格自测"
      crumbs={crumbs(programme)}
      lead={`${programme.shortTitle}。不需要登录，答多少看多少；答案可以带入注册后的申报表。`}
    >
      <div className="self-check">
        <div className="panel">
          <h2>问题</h2>
          <GroupForm
            ref={questions}
            name="answers"
            group={group}
            layout={form.layout.fields}
            dictionaries={form.dictionaries}
            value={answers}
            onChange={setAnswers}
          />
        </div>
        <Result programme={programme} answers={answers} onWrong={() => questions.current?.check()} />
      </div>
    </Page>
  )
}

const defaults = (group: GroupSchema | undefined) =>
  Object.fromEntries(
    [...(group ? fieldsOf(group) : [])].flatMap(([key, field]) => (field.default === undefined ? [] : [[key, field.default]])),
  )

interface ResultProps {
  programme: ProgrammeView
  answers: Record<string, unknown>
  /** An answer cannot be read: said beside the question too. */
  onWrong: () => void
}

function Result({ programme, answers, onWrong }: ResultProps) {
  const given = useLater(answers)
  const { data, error, isValidating } = useSWR(['self-check', programme.id, JSON.stringify(given)], () => post(programme.id, given), {
    keepPreviousData: true,
    revalidateOnFocus: false,
  })
  const wrong = data?.problems.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is wrong, not with every key
  useEffect(() => {
    if (wrong > 0) onWrong()
  }, [wrong])
  // worth a second question only where something fails
  const nearest = useImmutable(data?.verdict === 'not met' && !isValidating && ['nearest', programme.id, given], () =>
    post(programme.id, given, true).then((view) => view.nearest),
  )
  return (
    <aside className="panel result" aria-labelledby="result">
      <h2 id="result">自测结果</h2>
      {error && !data && <Failure error={error} />}
      {data && (
        <div className="stack" aria-busy={isValidating}>
          <Verdict view={data} />
          <Nearest view={nearest.data} />
          {data.sheet && <Sheet sheet={data.sheet} />}
          {data.problems.length > 0 && (
            <ul className="bullets field-error">
              {data.problems.map(({ at, message }) => (
                <li key={at}>{message}</li>
              ))}
            </ul>
          )}
          <Next programme={programme} view={data} />
          <p className="quiet">{data.disclaimer}</p>
          <FindingList findings={data.findings} />
        </div>
      )}
    </aside>
  )
}

const post = (programme: string, given: Record<string, unknown>, nearest?: boolean) =>
  ask(api.programmes[':programme']['self-check'].$post({ param: { programme }, json: { answers: { answers: given as never }, nearest } }))

function Verdict({ view: { findings, verdict } }: { view: SelfCheckView }) {
  const count = (outcome: string) => findings.filter((finding) => finding.outcome === outcome).length
  const words = { met: '初步符合', 'not met': '有不符合的条件', unknown: '还有待核实的条件' }[verdict]
  const tone = { met: 'success', 'not met': 'danger', unknown: 'attention' }[verdict]
  return (
    <p className={`note tone-${tone}`} role="status">
      <strong>{words}</strong>：符合 {count('met')} 项，不符合 {count('not met')} 项，待核实 {count('unknown')} 项。
    </p>
  )
}

function Next({ programme, view }: { programme: ProgrammeView; view: SelfCheckView }) {
  const [, go] = useLocation()
  const { data: session } = useSession()
  const site = useSite().data
  const by = programme.stages.find(({ id }) => id === programme.selfCheck?.stage)?.by
  return (
    <>
      {view.verdict === 'not met' && site?.ownerTelephone && (
        <p>
          如对条件有疑问，请咨询所属主管部门，或{site.owner} <a href={`tel:${site.ownerTelephone}`}>{site.ownerTelephone}</a>。
        </p>
      )}
      <div className="buttons no-print">
        {!session && programme.open && (
          <Button type="primary" onClick={() => go(`/register/${by}?from=${encodeURIComponent(programme.id)}`)}>
            保存结果并注册
          </Button>
        )}
        <Button onClick={() => window.print()}>打印自测结果</Button>
      </div>
    </>
  )
}

/** The answers half a second after the last change, without blanks. */
function useLater(answers: Record<string, unknown>) {
  const [later, setLater] = useState(() => filled(answers))
  useEffect(() => {
    const timer = setTimeout(() => setLater(filled(answers)), 500)
    return () => clearTimeout(timer)
  }, [answers])
  return later
}
