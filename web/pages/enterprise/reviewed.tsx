/** What reviewers added, as the applicant reads it: sections they filled, values they decided, opinions that are public. */
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import { type Answers, answerText, fieldsOf, groupOf, isBlank, sectionOf } from '../../form/model'
import { RowsEditor } from '../../form/rows-editor'
import { GivenOpinion } from '../../ui/opinion-list'

/** The sections that the applicant fills. */
export const ownSections = ({ sections }: StageView) => sections.filter(({ by }) => !by)

export function Reviewed({ declaration, stage }: { declaration: DeclarationView; stage: StageView }) {
  const { decisions, parallelOpinions } = declaration
  const answers = declaration.answers as Answers
  const filled = stage.sections.filter(({ by, key }) => by && !isEmpty(answers[key]))
  if (filled.length === 0 && decisions.length === 0 && parallelOpinions.length === 0) return null
  return (
    <section className="panel reviewed" aria-labelledby="reviewed">
      <h2 id="reviewed">审核部门填写的内容</h2>
      {parallelOpinions.map((opinion) => (
        <div key={opinion.id}>
          <h3>{opinion.label}</h3>
          <GivenOpinion declaration={declaration.id} opinion={opinion} />
        </div>
      ))}
      {decisions.length > 0 && (
        <div>
          <h3>审核认定</h3>
          <dl className="pairs">
            {decisions.map(({ id, label, text, reason }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  {text} {reason && <span className="quiet">（理由：{reason}）</span>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {filled.map(({ key, title, by }) => (
        <div key={key}>
          <h3>{title}</h3>
          <p className="quiet">由{by?.join('、')}填写</p>
          <Content stage={stage} name={key} content={answers[key]} />
        </div>
      ))}
    </section>
  )
}

const isEmpty = (content: unknown) =>
  Array.isArray(content) ? content.length === 0 : typeof content !== 'object' || content === null || Object.values(content).every(isBlank)

function Content({ stage, name, content }: { stage: StageView; name: string; content: unknown }) {
  const section = sectionOf(stage, name)
  if (!section) return null
  // what is withheld from the reader has no column
  const known = new Set(stage.sections.find(({ key }) => key === name)?.fields.map(({ key }) => key))
  if (section.type === 'array') {
    const properties = Object.fromEntries(Object.entries(section.items.properties ?? {}).filter(([key]) => known.has(key)))
    const shown = { ...section, items: { ...section.items, properties } }
    return (
      <RowsEditor name={name} section={shown} source={stage} rows={Array.isArray(content) ? content : []} onChange={() => {}} readOnly />
    )
  }
  const group = content as Readonly<Record<string, unknown>>
  return (
    <dl className="pairs">
      {[...fieldsOf(groupOf(section))]
        .filter(([key]) => known.has(key) && !isBlank(group[key]))
        .map(([key, field]) => (
          <div key={key}>
            <dt>{field.title}</dt>
            <dd>{answerText(field, group[key], stage.dictionaries)}</dd>
          </div>
        ))}
    </dl>
  )
}
