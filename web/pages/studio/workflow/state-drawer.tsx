/** One state of a workflow. */
import { Drawer } from 'antd'
import { ChoiceAt, ClauseAt, FlagAt, NumberAt, type Option, TextAt } from '../bound'
import { useOutline } from '../data'
import { withValue } from '../edits'
import { applicantOf } from '../programme-file'
import { tones } from './model'
import type { Shared } from './state-table'

export interface DrawerProps extends Shared {
  index: number
  mails: readonly Option[]
  onClose: () => void
}

export function StateDrawer({ opened, stage, document, workflow, roles, index, onClose }: DrawerProps) {
  const outline = useOutline(opened.programme, opened.state.version).data
  const state = workflow.states[index]
  if (!state) return null
  const bound = { document, place: ['states', index], of: `状态“${state.label}”` }
  const isApplicants = state.holder === applicantOf(opened.state.files, stage)
  // where it ends nobody has anything to do any more
  const finish = (final: string | undefined) =>
    document.edit(`修改${bound.of}的办结`, (text) => {
      const idle = final ? ['holder', 'within', 'editable'].filter((key) => key in state) : []
      return withValue(
        idle.reduce((base, key) => withValue(base, [...bound.place, key], undefined), text),
        [...bound.place, 'final'],
        final,
      )
    })
  return (
    <Drawer open title={`状态“${state.label}”`} width={520} onClose={onClose} extra={<span className="quiet">改动随时写进草稿</span>}>
      <div className="stack">
        <TextAt bound={bound} name="label" label="名称" required />
        <TextAt bound={bound} name="public" label="申报单位看到的名称" hint="不填就是同一个名称。" />
        {!state.final && <ChoiceAt bound={bound} name="holder" label="办理角色" options={roles} hint="轮到谁办理，待办和时限跟着谁。" />}
        {state.holder && <NumberAt bound={bound} name="within.workingDays" holds label="办理时限" unit="个工作日" hint="不填就不计时。" />}
        {state.within && !isApplicants && (
          <ChoiceAt
            bound={bound}
            name="within.afterReturn"
            label="退回补正以后，时限"
            options={[
              { value: 'restart', label: '重新计算' },
              { value: 'resume', label: '接着剩下的天数算' },
            ]}
          />
        )}
        {state.within && <ClauseAt bound={bound} name="within.clause" label="时限的依据" outline={outline} />}
        <ChoiceAt
          bound={bound}
          name="editable"
          label="申报单位可以修改"
          options={[
            { value: 'all', label: '全部内容' },
            { value: 'remarks', label: '只有退回意见指出的内容' },
          ]}
        />
        <ChoiceAt
          bound={bound}
          name="final"
          label="到这里就办结"
          onWrite={finish}
          options={[
            { value: 'positive', label: '办结' },
            { value: 'negative', label: '办结，且不能再次申报' },
          ]}
        />
        {state.final === 'negative' && <FlagAt bound={bound} name="reopens" label="仍可以重新申报" />}
        <ChoiceAt bound={bound} name="tone" label="颜色" required options={tones} />
        <TextAt bound={bound} name="help" label="给申报单位的说明" rows={2} hint="现在怎样、接下来怎样。" />
        <ClauseAt bound={bound} outline={outline} />
      </div>
    </Drawer>
  )
}
