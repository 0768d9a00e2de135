/** Where the case stands: whose turn it is until when, what may be done, and everything that bears on it. */
import { Link } from 'wouter'
import type { HereView } from '../../../../server/engine/preview/walk-view'
import { FindingList } from '../../../ui/finding-list'
import { wanText } from '../../../ui/money'
import { StateTag } from '../../../ui/state-tag'
import { dayText } from '../../../ui/time'
import type { Opened } from '../opening'
import { Action } from './action'
import { Choice, Given } from './given'
import type { WalkStep } from './use-walk'

interface Props {
  opened: Opened
  here: HereView
  onStep: (step: WalkStep) => void
}

export function Here({ opened, here, onStep }: Props) {
  const { state, actions } = here
  const turn = actions.filter(({ by }) => by.some(({ label }) => label === here.holder))
  const others = actions.filter((action) => !turn.includes(action))
  return (
    <div className="stack walk-here" aria-live="polite">
      <section className="panel" aria-labelledby="walk-here">
        <h3 id="walk-here">
          现在：<StateTag tone={state.tone}>{state.label}</StateTag>
        </h3>
        <Turn here={here} />
        {turn.map((action) => (
          <Action key={action.id} action={action} onStep={onStep} />
        ))}
        {others.length > 0 && (
          <>
            <h4>{turn.length > 0 ? '别人也可以' : '可以做的'}</h4>
            {others.map((action) => (
              <Action key={action.id} action={action} onStep={onStep} />
            ))}
          </>
        )}
        {actions.length === 0 && (
          <p className="quiet">{state.final ? '到这里结束了，没有人还要做什么。' : '这个状态没有任何操作，走不下去：请到“流程”里增加。'}</p>
        )}
      </section>
      <Given here={here} onStep={onStep} />
      <section className="panel" aria-label="规则">
        <h3>规则</h3>
        {here.findings.length === 0 && <p className="quiet">这个环节没有规则。</p>}
        <FindingList
          findings={here.findings}
          foldMet
          below={({ rule, label, overridable }) =>
            overridable && (
              <Choice label={`认定“${label}”`} options={settled} onChoose={(value) => onStep({ kind: 'decide', id: rule, value })} />
            )
          }
        />
      </section>
      <Papers {...{ opened, here }} />
    </div>
  )
}

const settled = [
  { id: 'met', label: '认定符合' },
  { id: 'not met', label: '认定不符合' },
]

function Turn({ here: { state, holder, today, entered, limit } }: { here: HereView }) {
  return (
    <dl className="walk-facts">
      <dt>轮到谁</dt>
      <dd>{holder ?? (state.final ? '没有，已经办结' : '没有写明')}</dd>
      <dt>办理期限</dt>
      <dd>
        {limit ? `${limit.workingDays} 个工作日，到 ${dayText(limit.day)}` : '没有期限'}
        {limit?.note && <span className="quiet">（{limit.note}）</span>}
      </dd>
      <dt>演练的日期</dt>
      <dd>
        {dayText(today)}
        {entered !== today && <span className="quiet">（{dayText(entered)}到这里）</span>}
      </dd>
      <dt>申报单位看到</dt>
      <dd>
        {state.public ?? state.label}
        {state.help && <span className="quiet">：{state.help}</span>}
        {state.editable && <span className="quiet">（{state.editable === 'all' ? '可以修改全部内容' : '只能修改退回时指明的地方'}）</span>}
      </dd>
    </dl>
  )
}

function Papers({ opened: { programme }, here: { letters, amounts } }: Pick<Props, 'opened' | 'here'>) {
  if (letters.length === 0 && amounts.length === 0) return null
  return (
    <section className="panel" aria-label="文书和金额">
      {letters.length > 0 && (
        <>
          <h3>现在可以打印的文书</h3>
          <ul className="bullets">
            {letters.map(({ id, label, by }) => (
              <li key={id}>
                <Link href={`/studio/${programme}/letters?id=${id}`}>{label}</Link>
                {by.length > 0 && <span className="quiet">（{by.join('、')}）</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {amounts.length > 0 && (
        <>
          <h3>现在算出的金额</h3>
          <ul className="bullets">
            {amounts.map(({ label, fen }) => (
              <li key={label}>
                {label}：{fen === undefined ? '还算不出' : wanText(fen)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
