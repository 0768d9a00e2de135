/** The pages of the applicant, section by section, then materials, conditions and what may be done. */
import { Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import type { RolePreview } from '../../../../server/actions/views/studio'
import type { GroupFormHandle } from '../../../form/group-form'
import { FindingList } from '../../../ui/finding-list'
import { Sheet } from '../../../ui/sheet'
import { ShownFacts } from '../../../ui/shown-facts'
import { StateTag } from '../../../ui/state-tag'
import { ownSections, Reviewed } from '../../enterprise/reviewed'
import { SectionContent } from '../../enterprise/section-content'
import '../../enterprise/enterprise.css'

interface Props {
  preview: RolePreview
}

const rest = '核对并提交'

export function ApplicantPreview({ preview }: Props) {
  const { declaration, stage } = preview
  const sections = ownSections(stage)
  const [shown, setShown] = useState<string>(sections[0]?.key ?? rest)
  const options = [...sections.map(({ key, title }) => ({ value: key, label: title })), { value: rest, label: '材料和提交' }]
  return (
    <div className="panel preview-applicant">
      <p className="preview-head">
        <strong>{declaration.organisation.name}</strong> <StateTag tone={declaration.tone}>{declaration.stateLabel}</StateTag>
        {declaration.stateHelp && <span className="quiet">{declaration.stateHelp}</span>}
      </p>
      <div className="preview-sections">
        <Segmented<string> aria-label="申报内容" options={options} value={shown} onChange={setShown} />
      </div>
      {shown === rest ? <Rest {...preview} /> : <Section key={shown} name={shown} preview={preview} />}
    </div>
  )
}

function Section({ name, preview }: Props & { name: string }) {
  const form = useRef<GroupFormHandle>(null)
  const [content, setContent] = useState<unknown>(preview.declaration.answers[name])
  return (
    <SectionContent
      name={name}
      opened={preview}
      value={content}
      readOnly={preview.declaration.editable === 'none'}
      onChange={setContent}
      form={form}
    />
  )
}

function Rest({ check, declaration, stage }: RolePreview) {
  return (
    <div className="stack">
      <section aria-label="材料">
        <h3>材料</h3>
        {check.checklist.length === 0 && <p className="quiet">这个环节不要材料。</p>}
        <ul className="bullets">
          {check.checklist.map(({ key, title, help, present, need }) => (
            <li key={key}>
              {title}{' '}
              {present ? (
                <StateTag tone="success">已上传</StateTag>
              ) : (
                <StateTag tone={need === 'required' ? 'danger' : 'neutral'}>未上传</StateTag>
              )}
              {help && <p className="quiet">{help}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="申报条件">
        <h3>申报条件</h3>
        <FindingList findings={check.findings} foldMet />
      </section>
      {check.sheet && (
        <section aria-label="金额">
          <h3>{check.sheet.title}</h3>
          <Sheet sheet={check.sheet} />
        </section>
      )}
      <ShownFacts shown={declaration.shown} />
      <Reviewed declaration={declaration} stage={stage} />
      <section aria-label="可以做的">
        <h3>现在可以做的</h3>
        {declaration.actions.length === 0 && <p className="quiet">现在没有要做的，等待办理。</p>}
        {declaration.actions.map(({ id, label, problems }) => (
          <div key={id}>
            <Button type="primary" disabled={problems.length > 0}>
              {label}
            </Button>
            <ul className="bullets">
              {problems.map(({ at, message }) => (
                <li key={at + message}>{message}</li>
              ))}
            </ul>
          </div>
        ))}
        {declaration.letters.length > 0 && <p>可以打印：{declaration.letters.map(({ title }) => title).join('、')}</p>}
      </section>
    </div>
  )
}
