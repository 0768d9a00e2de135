/** The answers as on the printed form: label and value, what changed since the submission before, a remark at each. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Answers, answerText, type Field, fieldsOf, groupOf, isBlank, orderOf, sectionOf } from '../../form/model'
import { Icon } from '../../ui/icon'
import { timeText } from '../../ui/time'
import { FillSection } from './fill-section'
import { answerId } from './places'
import { RemarkButton } from './remark-button'
import type { Review } from './review'

type Section = Review['stage']['sections'][number]
type Group = Readonly<Record<string, unknown>>

export function AnswersPane(review: Review) {
  const { stage, declaration } = review
  const { changes, organisation, submittedAt, mine } = declaration
  return (
    <>
      <div className="pane-head">
        <h2>申报数据</h2>
        {mine && <RemarkButton {...review} at="" label="整份申报" mayRemark />}
      </div>
      <p className="quiet">
        信用代码 {organisation.creditCode}
        {submittedAt && ` · 提交于 ${timeText(submittedAt)}`}
      </p>
      {changes.length > 0 && (
        <p className="note tone-attention">
          与上次提交相比改了 {changes.length} 处：
          {changes.map(({ at, label }) => (
            <button key={at} type="button" className="link changed-link" onClick={() => review.onShow(at)}>
              {label}
            </button>
          ))}
        </p>
      )}
      {stage.sections.map((section) => (
        <SectionAnswers key={section.key} section={section} review={review} />
      ))}
    </>
  )
}

function SectionAnswers({ section, review }: { section: Section; review: Review }) {
  const { stage, declaration } = review
  const [filling, setFilling] = useState(false)
  const content = (declaration.answers as Answers)[section.key]
  const at = `/${section.key}`
  const fills = declaration.fills.includes(section.key)
  // what others fill is not the applicant's to correct
  const shown = section.by ? { ...review, declaration: { ...declaration, mine: false } } : review
  return (
    <section id={answerId(at)} tabIndex={-1} className="answers" aria-label={section.title}>
      <div className="pane-head">
        <h3>{section.title}</h3>
        {section.kind === 'rows' && !section.by && <RemarkButton {...review} at={at} label={section.title} mayRemark={declaration.mine} />}
        {fills && !filling && (
          <Button size="small" onClick={() => setFilling(true)}>
            {content === undefined ? '填写' : '修改'}
            <span className="visually-hidden">{section.title}</span>
          </Button>
        )}
      </div>
      {section.by && <p className="quiet">由{section.by.join('、')}填写</p>}
      {filling ? (
        <FillSection review={review} name={section.key} content={content} onEnd={() => setFilling(false)} />
      ) : section.kind === 'rows' ? (
        <Rows section={section} rows={Array.isArray(content) ? content : []} review={shown} />
      ) : (
        <Fields section={section} group={(content ?? {}) as Group} at={at} review={shown} />
      )}
      {stage.layout.sections[section.key]?.links?.map(({ label, href }) => (
        <a key={href} href={href} target="_blank" rel="noreferrer">
          {label} <Icon name="link" />
        </a>
      ))}
    </section>
  )
}

interface Shown {
  key: string
  title: string
  field: Field
}

/** The fields in the order of the form; those asked only sometimes appear when answered. */
function shownFields({ stage }: Review, section: Section, group: Group): Shown[] {
  const schema = sectionOf(stage, section.key)
  if (!schema) return []
  const all = fieldsOf(groupOf(schema))
  const always = new Set(Object.keys(groupOf(schema).properties ?? {}))
  return orderOf(groupOf(schema), stage.layout.sections[section.key]?.order).flatMap((key) => {
    const field = all.get(key)
    const known = section.fields.find((one) => one.key === key)
    return field && known && (always.has(key) || !isBlank(group[key])) ? [{ key, title: known.title, field }] : []
  })
}

function Fields({ section, group, at, review }: { section: Section; group: Group; at: string; review: Review }) {
  return (
    <table className="answer-table">
      <caption className="visually-hidden">{section.title}</caption>
      <tbody>
        {shownFields(review, section, group).map(({ key, title, field }) => (
          <Answer
            key={key}
            at={`${at}/${key}`}
            title={title}
            text={answerText(field, group[key], review.stage.dictionaries)}
            review={review}
          />
        ))}
      </tbody>
    </table>
  )
}

function Answer({ at, title, text, review }: { at: string; title: string; text: string; review: Review }) {
  const { changes, remarks, mine } = review.declaration
  const change = changes.find((one) => one.at === at)
  const earlier = remarks.filter((remark) => remark.at === at)
  return (
    <tr id={answerId(at)} tabIndex={-1} className={change ? 'changed' : undefined}>
      <th scope="row">{title}</th>
      <td>
        {change && (
          <span className="before">
            <span className="visually-hidden">上次提交：</span>
            <del>{change.before || '（空）'}</del> →{' '}
          </span>
        )}
        {text ? <span className="value">{text}</span> : <span className="quiet">未填写</span>}
        {earlier.map(({ id, text: said, settled, reply }) => (
          <small key={id} className="earlier">
            上次意见：{said}
            {settled && `（已改${reply ? `：${reply}` : ''}）`}
          </small>
        ))}
      </td>
      {mine && (
        <td className="answer-tool">
          <RemarkButton {...review} at={at} label={title} mayRemark />
        </td>
      )}
    </tr>
  )
}

function Rows({ section, rows, review }: { section: Section; rows: readonly Group[]; review: Review }) {
  if (rows.length === 0) return <p className="quiet">没有填写</p>
  return (
    <ol className="answer-rows">
      {rows.map((row, index) => {
        const at = `/${section.key}/${index}`
        const changes = review.declaration.changes.filter((change) => change.at === at || change.at.startsWith(`${at}/`))
        return (
          // rows have no key of their own; their place is what remarks name
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} id={answerId(at)} tabIndex={-1} className={changes.length > 0 ? 'changed' : undefined}>
            <div className="answer-row">
              {shownFields(review, section, row).map(({ key, title, field }) => (
                <p key={key} id={answerId(`${at}/${key}`)} tabIndex={-1}>
                  <span className="quiet">{title}</span>{' '}
                  {answerText(field, row[key], review.stage.dictionaries) || <span className="quiet">未填写</span>}
                </p>
              ))}
              {changes.map((change) => (
                <p key={change.at} className="before">
                  上次提交：<del>{change.before || '（空）'}</del>
                </p>
              ))}
            </div>
            <RemarkButton {...review} at={at} label={`${section.title} 第 ${index + 1} 行`} mayRemark={review.declaration.mine} />
          </li>
        )
      })}
    </ol>
  )
}
