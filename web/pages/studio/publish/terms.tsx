/** What is said with every publication: since when, what becomes of declarations begun before, and the note that stays. */
import { Input, Radio } from 'antd'
import type { ProposalView, Running } from '../../../../server/actions/views/studio'
import { described, Field } from '../../../ui/field'
import { timeText } from '../../../ui/time'
import { upTo } from '../../../ui/up-to'
import { RunningChoice } from './running-choice'
import type { RunningState } from './use-running'

export interface Terms {
  note: string
  running: Running
  /** Local time of a later day, as the input has it; absent = at once. */
  later?: string
}

export const noTerms: Terms = { note: '', running: 'new' }

/** As the server takes it. */
export const termsBody = ({ note, running, later }: Terms) => ({
  note: note.trim(),
  running,
  ...(later !== undefined && { effectiveAt: `${later}:00+08:00` }),
})

/** As they were proposed. */
export const termsOf = ({ note, running, effectiveAt }: ProposalView): Terms => ({
  note,
  running,
  ...(effectiveAt !== undefined && { later: timeText(effectiveAt).replace(' ', 'T') }),
})

interface Props {
  terms: Terms
  onChange: (change: Partial<Terms>) => void
  /** Absent for the site, to which no declarations belong. */
  running?: RunningState
  noteLabel: string
  noteHint?: string
  problem?: string
}

export function TermsFields({ terms, onChange, running, noteLabel, noteHint, problem }: Props) {
  return (
    <>
      {running && <RunningChoice state={running} chosen={terms.running} onChoose={(chosen) => onChange({ running: chosen })} />}
      <fieldset className="studio-choices">
        <legend>生效时间</legend>
        <Radio.Group
          value={terms.later === undefined ? 'now' : 'later'}
          onChange={({ target }) => onChange({ later: target.value === 'now' ? undefined : '' })}
        >
          <Radio value="now">立即生效</Radio>
          <Radio value="later">定时生效</Radio>
        </Radio.Group>
        {terms.later !== undefined && (
          <Field id="publish-later" label="从什么时候起生效" required hint="北京时间。到时自动生效，在此之前可以撤回。">
            <Input
              {...described('publish-later', { hint: true })}
              type="datetime-local"
              value={terms.later}
              onChange={({ target }) => onChange({ later: target.value.slice(0, 16) })}
            />
          </Field>
        )}
      </fieldset>
      <Field id="publish-note" label={noteLabel} required problem={problem} hint={noteHint}>
        <Input.TextArea
          {...described('publish-note', { problem, hint: noteHint !== undefined })}
          rows={3}
          count={upTo(2000)}
          value={terms.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </Field>
    </>
  )
}
