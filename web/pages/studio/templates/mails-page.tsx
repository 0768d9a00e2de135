/** Mails: subject and text, filled by a case beside it; which steps send them to whom. */
import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { MailPreview } from '../../../../server/engine/preview/draft-mail'
import { announce } from '../../../ui/announce'
import { Field } from '../../../ui/field'
import { Empty, Failure, Loading } from '../../../ui/page-state'
import { problemsBelow, useDocument } from '../document'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { RemoveButton } from '../remove-button'
import { SampleSelect } from '../sample-select'
import { Bench, Head, useChosen } from './bench'
import { unfinished } from './letters-page'
import { namedByOccasion, occasions } from './occasions'
import { listOf, programmePath, type TemplateThing, withoutThing, withThing } from './things'
import { useMailPreview } from './use-template'

export default function MailsPage() {
  return <Opening>{(opened) => <Mails opened={opened} />}</Opening>
}

const firstText =
  '{{organisation.name}}：\n\n您申报的“{{programme.shortTitle}}”（编号 {{declaration.number}}）现在的状态是：{{declaration.state}}。请登录查看。\n'

function Mails({ opened }: { opened: Opened }) {
  const { draft, programme } = opened
  const { things, thing, choose, line } = useChosen(opened, 'mails')
  const add = () => {
    const { id, changes } = withThing(draft.read().files, 'mails', { definition: { subject: '新的邮件' }, text: firstText })
    draft.apply('新增邮件', changes)
    announce('已新增邮件，请改好主题和正文，再到“流程”里选哪一步发出。')
    choose({ id })
  }
  if (programme === siteId)
    return (
      <Frame opened={opened} title="账号邮件">
        <Head label="账号邮件" things={namedByOccasion(things)} thing={thing} onChoose={(id) => choose({ id })} />
        {thing && <Mail key={thing.id} {...{ opened, thing, line }} onLine={(next) => choose({ line: `${next}.${Date.now()}` })} />}
      </Frame>
    )
  return (
    <Frame opened={opened} title="邮件">
      <Head label="邮件" {...{ things, thing }} onChoose={(id) => choose({ id })} onAdd={add}>
        {thing && (
          <RemoveButton
            opened={opened}
            what={thing.title}
            name={thing.id}
            path={programmePath}
            onRemove={() => draft.apply(`删除邮件“${thing.title}”`, withoutThing(draft.read().files, 'mails', thing))}
          />
        )}
      </Head>
      {thing ? (
        <Mail key={thing.id} {...{ opened, thing, line }} onLine={(next) => choose({ line: `${next}.${Date.now()}` })} />
      ) : (
        <Empty title="还没有邮件">
          <p>办理到某一步时自动发给单位或审核人员的通知。</p>
        </Empty>
      )}
    </Frame>
  )
}

interface MailProps {
  opened: Opened
  thing: TemplateThing
  line: string | undefined
  onLine: (line: string) => void
}

function Mail({ opened, thing, line, onLine }: MailProps) {
  const [sample, setSample] = useState<string>()
  const preview = useMailPreview(opened, thing, sample)
  const subject = useSubject(opened, thing, preview.data)
  const { data } = preview
  return (
    <Bench {...{ opened, thing, line, onLine }} preview={data} above={subject.input} insertElsewhere={subject.insert}>
      {data && data.samples.length > 0 && <SampleSelect samples={data.samples} value={data.sample} onChange={setSample} />}
      <Shown preview={preview} />
      {opened.programme === siteId ? (
        <p className="quiet">{occasions[thing.id]?.sent}括号里的字发出时换成收件人自己的内容。</p>
      ) : (
        data && <Senders programme={opened.programme} senders={data.sentBy} />
      )}
    </Bench>
  )
}

/** The subject: a line of its own, into which the palette inserts while the cursor stands there. */
function useSubject(opened: Opened, thing: TemplateThing, data: MailPreview | undefined) {
  const { set, problems } = useDocument<unknown>(opened, listOf(opened.state.files))
  const field = useRef<InputRef>(null)
  const [isThere, setThere] = useState(false)
  const at = `/mails/${thing.index}/subject`
  const wrong = data ? data.problems.filter((problem) => problem.at.startsWith(at)) : problemsBelow(problems, at)
  const problem = wrong.map(({ message, remedy = '' }) => `${message}。${remedy}`).join(' ') || undefined
  const write = (text: string) => set('修改邮件的主题', ['mails', thing.index, 'subject'], text)
  const insert = (text: string) => {
    const line = field.current?.input
    if (!isThere || !line) return false
    const [from, to] = [line.selectionStart ?? thing.title.length, line.selectionEnd ?? thing.title.length]
    write(thing.title.slice(0, from) + text + thing.title.slice(to))
    line.focus()
    return true
  }
  const input = (
    <div className="panel">
      <Field id="mail-subject" label="主题" problem={problem}>
        <Input
          id="mail-subject"
          ref={field}
          status={problem ? 'error' : undefined}
          value={thing.title}
          onFocus={() => setThere(true)}
          onBlur={({ relatedTarget }) => {
            // a button of the palette inserts here; anything else takes the cursor away
            if (!relatedTarget?.closest('.template-palette')) setThere(false)
          }}
          onChange={({ target }) => write(target.value)}
        />
      </Field>
    </div>
  )
  return { input, insert }
}

function Shown({ preview: { data, error } }: { preview: ReturnType<typeof useMailPreview> }) {
  if (error) return <Failure error={error} />
  if (!data) return <Loading />
  if (!data.text) return data.unfinished ? <p className="note tone-attention">{unfinished}</p> : null
  return (
    <article className="template-mail" aria-label="邮件的样子">
      <h4>{data.text.subject}</h4>
      {data.text.body}
    </article>
  )
}

function Senders({ programme, senders }: { programme: string; senders: MailPreview['sentBy'] }) {
  return (
    <>
      <h3>哪些步骤发出</h3>
      {senders.length === 0 ? (
        <p className="quiet">
          还没有步骤发出这封邮件。到<Link href={`/studio/${programme}/workflow`}>“流程”</Link>里打开一个操作，选择要发的邮件。
        </p>
      ) : (
        <ul className="bullets">
          {senders.map(({ stage, stageTitle, action, label, to, roles }) => (
            <li key={stage + action}>
              <Link href={`/studio/${programme}/workflow?stage=${stage}`}>
                {stageTitle}：{label}
              </Link>
              （到“{to}”），发给{roles.join('、')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
