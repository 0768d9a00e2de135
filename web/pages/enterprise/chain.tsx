/** The stages of a programme one after another, declarations that belong to another one below it; what waits says for what. */
import { Link } from 'wouter'
import type { HomeDeclaration, HomeView } from '../../../server/actions/views/list'
import { DeadlineText } from '../../ui/deadline-text'
import { Icon } from '../../ui/icon'
import { wanText } from '../../ui/money'
import { StateTag } from '../../ui/state-tag'
import { dayText, timeText } from '../../ui/time'
import { NotYet, StartButton } from './start-button'

type Stage = HomeView['stages'][number]

export function Chain({ view }: { view: HomeView }) {
  // once there is something that it may belong to, a stage stands below that
  const steps = view.stages.filter(({ below }) => below.length === 0)
  return (
    <ol className="chain">
      {steps.map((stage, index) => (
        <li key={stage.id} className={`chain-${stage.status}`}>
          <span className="chain-number" aria-hidden="true">
            {stage.status === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <div className="chain-body">
            <h3>{stage.title}</h3>
            {stage.status === 'waiting' && <Waits stage={stage} />}
            {stage.declarations.map((declaration) => (
              <Declaration key={declaration.id} view={view} declaration={declaration} />
            ))}
            {stage.canStart ? (
              <StartButton programme={view.programme} stage={stage} />
            ) : (
              stage.message && (
                <NotYet
                  isOpenedForIt={stage.isOpenedForIt}
                  label={stage.declarations.length > 0 ? '新增一份' : '开始填报'}
                  message={stage.message}
                />
              )
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Where several things have to happen before: what of it has happened. The reason at the button says the first that has not. */
function Waits({ stage: { waitsFor } }: { stage: Stage }) {
  if (waitsFor.length < 2) return null
  return (
    <ul className="plain-list quiet">
      {waitsFor.map(({ title, states, reached }) => (
        <li key={title}>
          <Icon name={reached ? 'check' : 'clock'} /> {title}：{reached ? '已达到' : '需要达到'}“{states.join('”或“')}”
        </li>
      ))}
    </ul>
  )
}

function Declaration({ view, declaration }: { view: HomeView; declaration: HomeDeclaration }) {
  const { id, number, heading, tone, stateLabel, deadline, submittedAt, mine, paid, final } = declaration
  const children = view.stages.filter(({ below }) => below.some(({ parent }) => parent === id))
  return (
    <div className="chain-one">
      <p className="chain-declaration">
        {heading && <strong>{heading}</strong>}
        <Link href={`/d/${id}`}>{number}</Link>
        <StateTag tone={tone}>{stateLabel}</StateTag>
        {deadline && <DeadlineText deadline={deadline} />}
        {submittedAt && <span className="quiet">提交于 {timeText(submittedAt)}</span>}
        {paid && (
          <span className="chain-paid">
            已拨付 {wanText(paid.fen)}（{dayText(paid.day)}）
          </span>
        )}
        <Link href={`/d/${id}`}>{mine ? '继续办理' : '查看'}</Link>
      </p>
      {children
        .filter((stage) => final !== 'negative' || ownOf(stage, id).length > 0)
        .map((stage) => (
          <Below key={stage.id} view={view} stage={stage} parent={id} />
        ))}
    </div>
  )
}

const ownOf = ({ declarations }: Stage, parent: string) => declarations.filter((declaration) => declaration.parent === parent)

/** A stage below one declaration. Why none can be begun is said where there is none. */
function Below({ view, stage, parent }: { view: HomeView; stage: Stage; parent: string }) {
  const message = stage.below.find((one) => one.parent === parent)?.message
  const own = ownOf(stage, parent)
  return (
    <div className="chain-below">
      <h4>{stage.title}</h4>
      {own.map((declaration) => (
        <Declaration key={declaration.id} view={view} declaration={declaration} />
      ))}
      {message === undefined ? (
        <StartButton programme={view.programme} stage={stage} below={parent} />
      ) : (
        own.length === 0 && <NotYet isOpenedForIt={stage.isOpenedForIt} label={`新增${stage.title}`} message={message} />
      )}
    </div>
  )
}
