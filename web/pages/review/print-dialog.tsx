/** The chosen declarations, or a letter about each, as one PDF: what, how far, and the file. */
import { Button, Modal, Progress, Radio } from 'antd'
import { useEffect, useState } from 'react'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import type { PrintJobView } from '../../../server/actions/views/document'
import type { StageView } from '../../../server/actions/views/stage'
import { api, ask } from '../../api'
import { saveAnswer } from '../../download'
import { ChosenList } from './chosen-list'

interface Props {
  items: readonly DeclarationSummary[]
  letters: StageView['letters']
  onEnd: () => void
}

export function PrintDialog({ items, letters, onEnd }: Props) {
  const [letter, setLetter] = useState('')
  const [job, setJob] = useState<PrintJobView>()
  const [problem, setProblem] = useState<string>()
  useProgress(job, setJob, setProblem)
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
    }
  }
  const start = () =>
    attempt(async () => setJob(await ask(api.prints.$post({ json: { ids: items.map(({ id }) => id), ...(letter && { letter }) } }))))
  const close = () => {
    if (job) void attempt(() => ask(api.prints[':job'].$delete({ param: { job: job.id } })))
    onEnd()
  }
  const save = () => attempt(() => saveAnswer(job ? api.prints[':job'].content.$get({ param: { job: job.id } }) : Promise.reject()))
  return (
    <Modal
      open
      title={`批量打印 ${items.length} 件`}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{job?.state === 'running' ? '取消打印' : '关闭'}</Button>
          {!job && (
            <Button type="primary" onClick={() => void start()}>
              开始
            </Button>
          )}
          {job?.state === 'ready' && (
            <Button type="primary" onClick={() => void save()}>
              下载 PDF
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {!job && letters.length > 0 && (
          <Radio.Group
            aria-label="打印什么"
            value={letter}
            onChange={({ target }) => setLetter(target.value)}
            options={[{ value: '', label: '申报表' }, ...letters.map(({ id, title }) => ({ value: id, label: title }))]}
          />
        )}
        {!job && <p className="quiet">合成一个 PDF，每一份保留自己的校验码。</p>}
        {job && <State job={job} items={items} />}
        {problem && <p className="field-error">{problem}</p>}
      </div>
    </Modal>
  )
}

function State({ job: { state, done, total, failed }, items }: { job: PrintJobView; items: Props['items'] }) {
  const name = (id: string) => items.find((item) => item.id === id)?.organisation.name ?? id
  const made = done - failed.length
  return (
    <>
      <Progress percent={Math.round((done / total) * 100)} aria-label="打印进度" status={state === 'running' ? 'active' : 'normal'} />
      <p role="status">
        {state === 'running' && (done < total ? `正在生成第 ${done + 1} 件，共 ${total} 件。` : '正在合成一个 PDF。')}
        {state === 'ready' && `已生成 ${made} 件。`}
        {state === 'failed' && '没有生成。'}
        {state === 'cancelled' && '已取消。'}
      </p>
      {failed.length > 0 && (
        <ChosenList>
          {failed.map(({ id, message }) => (
            <li key={id}>
              {name(id)}：<span className="field-error">{message}</span>
            </li>
          ))}
        </ChosenList>
      )}
    </>
  )
}

/** Asks again while it runs. */
function useProgress(job: PrintJobView | undefined, setJob: (job: PrintJobView) => void, setProblem: (problem: string) => void) {
  useEffect(() => {
    if (job?.state !== 'running') return
    const timer = setTimeout(() => {
      ask(api.prints[':job'].$get({ param: { job: job.id } })).then(setJob, (error: unknown) =>
        setProblem(error instanceof Error ? error.message : '打印中断了，请再试一次。'),
      )
    }, 800)
    return () => clearTimeout(timer)
  }, [job, setJob, setProblem])
}
