/** The last look: the form as it will stand on paper, what the rules say, what is missing, and handing in. */
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ActionView } from '../../../server/actions/views/declaration'
import type { Problem } from '../../../server/engine/model'
import { act } from '../../act'
import { ApiError } from '../../api'
import { refreshDeclaration } from '../../data'
import { ConflictDialog } from '../../draft/conflict-dialog'
import { SaveBanner } from '../../draft/save-state'
import { useDraft } from '../../draft/use-draft'
import { ErrorSummary } from '../../ui/error-summary'
import { FindingList } from '../../ui/finding-list'
import { DeclarationNearest } from '../../ui/nearest'
import { PrintFrame } from '../../ui/print-frame'
import { Sheet } from '../../ui/sheet'
import { Frame, type Opened, Opening } from './frame'
import { addressOf } from './places'
import { Changes } from './remarks'
import { ownSections } from './reviewed'

export default function SubmitPage() {
  return <Opening>{(opened) => <Submit {...opened} />}</Opening>
}

function Submit(opened: Opened) {
  const { declaration, stage, check } = opened
  const { draft, ...state } = useDraft(declaration)
  const [refused, setRefused] = useState<{ problems: Problem[]; attempt: number }>()
  const [, go] = useLocation()
  const action = declaration.actions.find(({ kind }) => kind === 'submit')
  const problems = unique(action?.problems ?? [])
  const follow = (at: string) => {
    const address = addressOf(declaration.id, stage, at)
    return address ? () => go(address) : undefined
  }
  return (
    <Frame {...opened} title="核对并提交" hasErrors={refused !== undefined}>
      <SaveBanner state={state} draft={draft} />
      <ConflictDialog state={state} draft={draft} source={stage} />
      {refused && (
        <ErrorSummary
          title="还不能提交，请先处理下面的问题"
          errors={unique(refused.problems).map(({ at, message }) => ({
            message,
            onFollow: follow(at),
            target: at === truth ? truth : undefined,
          }))}
          attempt={refused.attempt}
        />
      )}
      <div className="with-aside">
        <section className="panel" aria-labelledby="paper">
          <div className="panel-head">
            <h2 id="paper">申报表</h2>
            <span className="buttons">
              {declaration.editable !== 'none' &&
                ownSections(stage).map(({ key, title }) => (
                  <Link key={key} href={`/d/${declaration.id}/section/${key}`}>
                    修改{title}
                  </Link>
                ))}
            </span>
          </div>
          <PrintFrame key={declaration.version} src={`/api/declarations/${declaration.id}/print`} title={`${stage.title}申报表`} />
        </section>
        <aside className="stack">
          {action && (
            <HandIn
              {...{ opened, action, problems, follow }}
              save={() => draft.save()}
              onRefused={(found) => setRefused((last) => ({ problems: found, attempt: (last?.attempt ?? 0) + 1 }))}
            />
          )}
          {declaration.changes.length > 0 && (
            <section className="panel">
              <Changes declaration={declaration} />
            </section>
          )}
          <section className="panel" aria-labelledby="conditions">
            <h2 id="conditions">申报条件</h2>
            <DeclarationNearest id={declaration.id} check={check} />
            <FindingList findings={check.findings} foldMet />
          </section>
          <Materials opened={opened} />
          {check.sheet && check.sheet.results.length > 0 && (
            <section className="panel" aria-labelledby="amounts">
              <h2 id="amounts">{check.sheet.title}</h2>
              <Sheet sheet={check.sheet} />
            </section>
          )}
        </aside>
      </div>
    </Frame>
  )
}

/** The tick under which one hands in: its place among the problems, and in the page. */
const truth = 'truthful'

const unique = (problems: readonly Problem[]) => [...new Map(problems.map((problem) => [problem.at + problem.message, problem])).values()]

interface HandInProps {
  opened: Opened
  action: ActionView
  problems: readonly Problem[]
  follow: (at: string) => (() => void) | undefined
  save: () => Promise<boolean>
  onRefused: (problems: Problem[]) => void
}

function HandIn({ opened: { declaration }, action, problems, follow, save, onRefused }: HandInProps) {
  const [, go] = useLocation()
  const [truthful, setTruthful] = useState(false)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const receiver = declaration.office?.name
  const start = () => {
    const own = truthful ? [] : [{ at: truth, message: '请先勾选“填报内容和材料真实、完整”。' }]
    if (problems.length + own.length > 0) onRefused([...own, ...problems])
    else setAsking(true)
  }
  const hand = async () => {
    setBusy(true)
    try {
      if (!(await save())) throw new ApiError(0, { code: 'unsaved', message: '还有内容没有保存到服务器，请稍后再提交。', problems: [] })
      await act(declaration, action.id)
      go(`/d/${declaration.id}/receipt`)
    } catch (error) {
      setAsking(false)
      onRefused(error instanceof ApiError && error.problems.length > 0 ? error.problems : [{ at: '', message: messageOf(error) }])
      await refreshDeclaration(declaration.id)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="panel hand-in" aria-labelledby="hand-in">
      <h2 id="hand-in">{action.label}</h2>
      {problems.length > 0 ? (
        <>
          <p className="field-error">还差 {problems.length} 项：</p>
          <ul className="bullets missing">
            {problems.map(({ at, message }) => {
              const onFollow = follow(at)
              return (
                <li key={at + message}>
                  {onFollow ? (
                    <button type="button" className="link" onClick={onFollow}>
                      {message}
                    </button>
                  ) : (
                    message
                  )}
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <p className="note tone-success">内容和材料已齐，可以提交。</p>
      )}
      <Checkbox id={truth} checked={truthful} onChange={({ target }) => setTruthful(target.checked)}>
        填报内容和材料真实、完整
      </Checkbox>
      <Button type="primary" size="large" block onClick={start}>
        {receiver ? `提交给${receiver}` : action.label}
      </Button>
      <Modal
        open={asking}
        title={action.label}
        okText="确定提交"
        confirmLoading={busy}
        onOk={() => void hand()}
        onCancel={() => setAsking(false)}
      >
        <p>{action.confirm ?? '提交后在审核期间不能修改。确定提交吗？'}</p>
      </Modal>
    </section>
  )
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有提交成功，请再试一次。')

function Materials({ opened: { declaration, stage, check } }: { opened: Opened }) {
  return (
    <section className="panel" aria-labelledby="uploaded">
      <div className="panel-head">
        <h2 id="uploaded">{stage.materialsTitle}</h2>
        <Link href={`/d/${declaration.id}/materials`}>查看</Link>
      </div>
      <ul className="plain-list uploaded">
        {check.checklist.map(({ key, title, present, need, files }) => (
          <li key={key} className={present ? undefined : need === 'required' ? 'is-missing' : 'quiet'}>
            <span>{title}</span>
            <span className="keep">{present ? `${files.length} 个文件` : need === 'required' ? '缺少' : '未传'}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
