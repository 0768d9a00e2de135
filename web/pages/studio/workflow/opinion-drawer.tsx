/** One opinion: who gives it, when, and what it may come to. */
import { Button, Drawer } from 'antd'
import { ChoiceAt, ChoicesAt, ClauseAt, FlagAt, NumberAt, TextAt } from '../bound'
import { useOutline } from '../data'
import { newId } from '../ids'
import { PropertiesPanel } from '../properties/panel'
import { tones, workflowPath } from './model'
import type { DrawerProps } from './state-drawer'

export function OpinionDrawer({ opened, stage, document, workflow, roles, index, onClose }: DrawerProps) {
  const outline = useOutline(opened.programme, opened.state.version).data
  const opinion = workflow.opinions?.[index]
  if (!opinion) return null
  const place = ['opinions', index]
  const bound = { document, place, of: `意见“${opinion.label}”` }
  const remove = () => {
    document.set(`删除意见“${opinion.label}”`, place, undefined)
    onClose()
  }
  const add = () =>
    document.insert(`增加${bound.of}的结论`, [...place, 'outcomes'], {
      id: newId(
        'r-',
        opinion.outcomes.map(({ id }) => id),
      ),
      label: '新结论',
      tone: 'neutral',
    })
  return (
    <Drawer
      open
      title={bound.of}
      width={560}
      onClose={onClose}
      extra={
        <Button danger onClick={remove}>
          删除这项意见
        </Button>
      }
    >
      <div className="stack">
        <TextAt bound={bound} name="label" label="名称" required />
        <ChoicesAt bound={bound} name="by" label="谁提出" required options={roles} hint="其中任何一个角色提出即可。" />
        <ChoicesAt
          bound={bound}
          name="in"
          label="在哪些状态提出"
          required
          options={workflow.states.map(({ id, label }) => ({ value: id, label }))}
        />
        <FlagAt bound={bound} name="required" label="必须提出" />
        <NumberAt bound={bound} name="within.workingDays" holds label="时限" unit="个工作日" />
        {opinion.outcomes.map(({ id, label }, at) => (
          <fieldset key={id} className="workflow-outcome">
            <legend>结论 {at + 1}</legend>
            <TextAt bound={bound} name={`outcomes.${at}.label`} label={`结论 ${at + 1}`} required />
            <ChoiceAt bound={bound} name={`outcomes.${at}.tone`} label={`结论 ${at + 1} 的颜色`} options={tones} />
            {opinion.outcomes.length > 1 && (
              <Button size="small" onClick={() => document.set(`删除结论“${label}”`, [...place, 'outcomes', at], undefined)}>
                删除结论“{label}”
              </Button>
            )}
          </fieldset>
        ))}
        <Button onClick={add}>增加结论</Button>
        <NumberAt bound={bound} name="textLength" label="文字意见至少" unit="个字" />
        <ChoiceAt
          bound={bound}
          name="attachment"
          label="附件"
          options={[
            { value: 'optional', label: '可以附 PDF' },
            { value: 'required', label: '必须附 PDF' },
          ]}
        />
        <FlagAt bound={bound} name="public" label="办理以后，申报单位可以看到" />
        <TextAt bound={bound} name="help" label="给提出意见的人的说明" rows={2} />
        <ClauseAt bound={bound} outline={outline} />
        <PropertiesPanel opened={opened} path={workflowPath(stage)} place={place} only={['when', 'fields']} label={bound.of} />
      </div>
    </Drawer>
  )
}
