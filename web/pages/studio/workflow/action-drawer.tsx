/** One action of a workflow: who takes it, where it leads, what it needs and which mails it sends. */
import { Button, Drawer } from 'antd'
import { ChoiceAt, ChoicesAt, ClauseAt, FlagAt, NumberAt, TextAt } from '../bound'
import { useOutline } from '../data'
import { PropertiesPanel } from '../properties/panel'
import { actionKinds, listOf, needs, others, workflowPath } from './model'
import type { DrawerProps } from './state-drawer'

/** What has an input of its own here; the rest stands below it. */
const shown = 'id label kind by from to after needs commentLength maxRounds mail mailHolder confirm batch clause'.split(' ')

const needOptions = Object.entries(needs).map(([value, label]) => ({ value, label }))

export function ActionDrawer({ opened, stage, document, workflow, roles, mails, index, onClose }: DrawerProps) {
  const outline = useOutline(opened.programme, opened.state.version).data
  const action = workflow.actions[index]
  if (!action) return null
  const bound = { document, place: ['actions', index], of: `操作“${action.label}”` }
  const states = workflow.states.map(({ id, label }) => ({ value: id, label }))
  const isAutomatic = listOf(action.by).includes('system')
  const remove = () => {
    document.set(`删除操作“${action.label}”`, ['actions', index], undefined)
    onClose()
  }
  return (
    <Drawer
      open
      title={`操作“${action.label}”`}
      width={560}
      onClose={onClose}
      extra={
        <Button danger onClick={remove}>
          删除这个操作
        </Button>
      }
    >
      <div className="stack">
        <TextAt bound={bound} name="label" label="按钮上的字" required />
        <ChoiceAt bound={bound} name="kind" label="种类" required options={actionKinds} />
        <ChoicesAt bound={bound} name="by" label="谁来做" required options={[...roles, ...others]} />
        <ChoicesAt bound={bound} name="from" label="在哪些状态可以做" required options={states} />
        <ChoiceAt bound={bound} name="to" label="做完到哪个状态" required options={states} />
        {isAutomatic && <NumberAt bound={bound} name="after" label="进入状态满多少天自动办理" unit="个工作日" />}
        <ChoicesAt bound={bound} name="needs" label="须先做到" options={needOptions} />
        {(action.needs ?? []).includes('comment') && <NumberAt bound={bound} name="commentLength" label="意见至少" unit="个字" />}
        {action.kind === 'return' && <NumberAt bound={bound} name="maxRounds" label="最多退回" unit="次" />}
        <ChoiceAt bound={bound} name="mail" label="发邮件给申报单位" options={mails} />
        <ChoiceAt bound={bound} name="mailHolder" label="发邮件给接着办理的人" options={mails} />
        <TextAt bound={bound} name="confirm" label="做之前再问一句" />
        <FlagAt bound={bound} name="batch" label="可以一次办理多件" />
        <ClauseAt bound={bound} outline={outline} />
        <PropertiesPanel opened={opened} path={workflowPath(stage)} place={bound.place} omit={shown} label={bound.of} />
      </div>
    </Drawer>
  )
}
