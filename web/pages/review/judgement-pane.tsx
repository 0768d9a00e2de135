/** What the rules say and what a reviewer decides about them, the amount, and the remarks to be sent. */
import { FindingList } from '../../ui/finding-list'
import { DeclarationNearest } from '../../ui/nearest'
import { Sheet } from '../../ui/sheet'
import { ShownFacts } from '../../ui/shown-facts'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { Decide } from './decide'
import { Decisions } from './decisions'
import { Evidence } from './evidence'
import { ParallelOpinions } from './opinions'
import { answerId } from './places'
import type { Review } from './review'

export function JudgementPane(review: Review) {
  const { check, declaration } = review
  const met = check.findings.filter(({ outcome }) => outcome === 'met').length
  return (
    <>
      <section aria-labelledby="findings">
        <div className="pane-head">
          <h2 id="findings">申报条件</h2>
          <span className="quiet">
            {met}/{check.findings.length} 符合
          </span>
        </div>
        {!review.sample && <DeclarationNearest id={declaration.id} check={check} />}
        <FindingList
          findings={check.findings}
          foldMet
          toDecide={({ overridable }) => overridable && declaration.canOverride}
          below={(finding) => (
            <div id={answerId(`/rules/${finding.rule}`)} tabIndex={-1} className="finding-tools">
              <Evidence finding={finding} onShow={review.onShow} />
              <Decide declaration={declaration} finding={finding} />
            </div>
          )}
        />
      </section>
      {check.problems.length > 0 && <Problems review={review} />}
      {check.sheet && (
        <section aria-labelledby="amount">
          <h2 id="amount">{check.sheet.title}</h2>
          <Sheet sheet={check.sheet} />
        </section>
      )}
      <ShownFacts shown={declaration.shown} />
      <ParallelOpinions review={review} />
      <Decisions review={review} />
      {declaration.mine && <Written review={review} />}
      <Earlier review={review} />
    </>
  )
}

function Problems({ review: { check, onShow } }: { review: Review }) {
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">填写检查：{check.problems.length} 处</h2>
      <ul className="bullets">
        {check.problems.map(({ at, message }) => (
          <li key={at + message}>
            <button type="button" className="link" onClick={() => onShow(at)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The remarks that a return would send. */
function Written({ review: { draft, onRemark } }: { review: Review }) {
  const { remarks } = draft.draft
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">我的意见（{remarks.length}）</h2>
      {remarks.length === 0 ? (
        <p className="quiet">在数据或材料旁点“意见”，指出要修改的地方；退回时一并发出。</p>
      ) : (
        <ul className="written">
          {remarks.map(({ at, label, text }) => (
            <li key={at}>
              <p>
                <strong>{label}</strong>
                <button type="button" className="link" onClick={() => onRemark(at, label)}>
                  修改<span className="visually-hidden">意见：{label}</span>
                </button>
              </p>
              <p className="opinion">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was said before: opinions of the steps, remarks of the returns. */
function Earlier({ review: { declaration } }: { review: Review }) {
  const { opinions, remarks } = declaration
  if (opinions.length === 0 && remarks.length === 0) return null
  return (
    <details className="folded">
      <summary>以前的意见（{opinions.length + remarks.length}）</summary>
      <ul className="written">
        {opinions.map(({ at, by, role, action, text }) => (
          <li key={at}>
            <p className="quiet">
              {timeText(at)} {role} {by} {action}
            </p>
            <p className="opinion">{text}</p>
          </li>
        ))}
        {remarks.map(({ id, label, text, by, role, settled, reply, createdAt }) => (
          <li key={id}>
            <p>
              <strong>{label}</strong> {settled && <StateTag tone="success">已改</StateTag>}
            </p>
            <p className="quiet">
              {timeText(createdAt)} {role} {by}
            </p>
            <p className="opinion">
              {text}
              {reply && `\n单位答复：${reply}`}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
