/** Print, stamp, upload: three steps, and the letters beside them. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { api, ask } from '../../api'
import { refreshDeclaration } from '../../data'
import { saveAnswer } from '../../download'
import { ConflictDialog } from '../../draft/conflict-dialog'
import { SaveBanner } from '../../draft/save-state'
import { useDraft } from '../../draft/use-draft'
import { Icon } from '../../ui/icon'
import { PrintFrame } from '../../ui/print-frame'
import { Frame, type Opened, Opening } from './frame'
import { Material } from './material'
import { isItemOpen } from './materials'

export default function PrintPage() {
  return <Opening>{(opened) => <Print {...opened} />}</Opening>
}

function Print(opened: Opened) {
  const { declaration, stage, check } = opened
  const { draft, ...state } = useDraft(declaration)
  const wanted = new URLSearchParams(useSearch()).get('letter')
  const letter = declaration.letters.find(({ id }) => id === wanted)
  const stamped = check.checklist.filter(({ stampedPrint }) => stampedPrint)
  const filled = check.sections.every(({ status }) => status === 'complete')
  return (
    <Frame {...opened} title={letter ? letter.title : '打印'}>
      <SaveBanner state={state} draft={draft} />
      <ConflictDialog state={state} draft={draft} source={stage} />
      {declaration.letters.length > 0 && <Papers opened={opened} current={letter?.id} />}
      {letter ? (
        <section className="panel">
          <h2>{letter.title}</h2>
          {letter.copies > 1 && <p>一式 {letter.copies} 份。</p>}
          <Paper
            key={letter.id}
            id={declaration.id}
            src={`/api/declarations/${declaration.id}/letters/${letter.id}`}
            title={letter.title}
            pdf={() =>
              api.declarations[':id'].letters[':letter{.+\\.pdf}'].$get({ param: { id: declaration.id, letter: `${letter.id}.pdf` } })
            }
          />
        </section>
      ) : (
        <>
          <section className="panel" aria-labelledby="step-1">
            <h2 id="step-1">{declaration.editable === 'none' ? '申报表' : '第 1 步：打印'}</h2>
            {!filled && declaration.editable !== 'none' && (
              <p className="note tone-attention">还有内容没有填完。可以先看看样子；请填完再打印盖章。</p>
            )}
            <PrintState opened={opened} />
            <Paper
              key={`${declaration.version}`}
              id={declaration.id}
              src={`/api/declarations/${declaration.id}/print`}
              title={`${stage.title}申报表`}
              pdf={() => api.declarations[':id']['print.pdf'].$get({ param: { id: declaration.id } })}
              before={() => draft.save()}
              recorded={declaration.editable !== 'none'}
            />
          </section>
          {declaration.editable !== 'none' && <Stamp opened={opened} stamped={stamped} />}
        </>
      )}
    </Frame>
  )
}

function Stamp({ opened, stamped }: { opened: Opened; stamped: Opened['check']['checklist'] }) {
  return (
    <>
      <section className="panel" aria-labelledby="step-2">
        <h2 id="step-2">第 2 步：盖章、签字</h2>
        <p>在最后一页盖章处加盖单位公章、签字并填写日期。每一页都要保留，不要裁掉页眉页脚上的校验码，公章也不要盖在校验码上。</p>
      </section>
      <section className="panel" aria-labelledby="step-3">
        <h2 id="step-3">第 3 步：扫描成一个 PDF 后上传</h2>
        {stamped.length === 0 && <p className="quiet">这个环节不需要上传盖章扫描件。</p>}
        {stamped.map((item) => (
          <Material key={item.key} declaration={opened.declaration.id} item={item} open={isItemOpen(opened, item)} printing />
        ))}
      </section>
    </>
  )
}

function PrintState({ opened: { declaration, check } }: { opened: Opened }) {
  const { printed, current, changed, changedPages, revision, code, pages } = check.print
  if (declaration.editable === 'none') return null
  if (!printed) return <p className="quiet">还没有打印过。系统会记下打印时的内容，用来核对盖章扫描件。</p>
  if (current)
    return (
      <p className="note tone-success">
        已打印{revision ? `（第 ${revision} 版）` : ''}，打印后内容没有改动。校验码 {code}
        {pages !== undefined && `，PDF 共 ${pages} 页`}。
      </p>
    )
  return (
    <p className="note tone-attention">
      打印之后内容有改动{changed.length > 0 ? `：${changed.map((label) => `“${label}”`).join('、')}` : ''}
      {changedPages && `，在上次打印件的第 ${changedPages.join('、')} 页`}。请重新打印、盖章后上传。
    </p>
  )
}

function Papers({ opened: { declaration, stage }, current }: { opened: Opened; current?: string }) {
  const [, go] = useLocation()
  const papers = [{ id: undefined, title: `${stage.title}申报表` }, ...declaration.letters]
  return (
    <nav className="papers" aria-label="可打印的文书">
      {papers.map(({ id, title }) => (
        <Button
          key={id ?? ''}
          type={id === current ? 'primary' : 'default'}
          aria-current={id === current ? 'page' : undefined}
          onClick={() => go(`/d/${declaration.id}/print${id ? `?letter=${id}` : ''}`)}
        >
          {title}
        </Button>
      ))}
    </nav>
  )
}

interface PaperProps {
  id: string
  src: string
  title: string
  /** Asks for the same as a PDF. */
  pdf: () => Promise<Response>
  /** What has to be done first; printing waits for it. */
  before?: () => Promise<boolean>
  /** The server notes that this content was printed. */
  recorded?: boolean
}

function Paper({ id, src, title, pdf, before, recorded }: PaperProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [busy, setBusy] = useState<'pdf' | 'print'>()
  const [ready, setReady] = useState(false)
  const [problem, setProblem] = useState<string>()
  const attempt = async (what: 'pdf' | 'print', work: () => Promise<void>) => {
    setBusy(what)
    setProblem(undefined)
    try {
      if (before && !(await before())) return setProblem('还有内容没有保存到服务器，请稍后再打印。')
      await work()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有打印成功，请再试一次。')
    } finally {
      setBusy(undefined)
    }
  }
  const download = async () => {
    await saveAnswer(pdf())
    if (recorded) await refreshDeclaration(id)
  }
  const print = async () => {
    if (recorded) {
      await ask(api.declarations[':id'].prints.$post({ param: { id } }))
      await refreshDeclaration(id)
    }
    frame.current?.contentWindow?.focus()
    frame.current?.contentWindow?.print()
  }
  return (
    <div className="stack">
      <div className="buttons">
        <Button
          type="primary"
          size="large"
          icon={<Icon name="file" />}
          loading={busy === 'pdf'}
          disabled={busy === 'print'}
          onClick={() => void attempt('pdf', download)}
        >
          下载 PDF（推荐）
        </Button>
        <Button
          size="large"
          icon={<Icon name="print" />}
          loading={busy === 'print'}
          disabled={!ready || busy === 'pdf'}
          onClick={() => void attempt('print', print)}
        >
          直接打印
        </Button>
        <a href={src} target="_blank" rel="noreferrer">
          在新窗口查看
        </a>
        <span className="quiet">用 A4 纸，按实际大小（100%）打印。PDF 的每一页都有页码校验；直接打印的页序不能自动核验。</span>
      </div>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <PrintFrame ref={frame} src={src} title={title} onLoad={() => setReady(true)} />
    </div>
  )
}
