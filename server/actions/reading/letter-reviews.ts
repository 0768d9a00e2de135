/** What reviewers added to a declaration, as far as a letter or a mail to a role may say it. */
import { gatherFacts } from '../../engine/facts/facts.js'
import type { Opinion } from '../../engine/generated/workflow.js'
import type { Inputs } from '../../engine/model.js'
import type { LetterInput } from '../../engine/templates/letter-data.js'
import { factValues } from '../../engine/templates/reviews.js'
import type { Subject } from './subject.js'

/** The applicant reads of decided facts what is public, of opinions what `isRead` says; everybody else reads all. */
export function letterReviews(
  { programme, stage }: Pick<Subject, 'programme' | 'stage'>,
  inputs: Inputs,
  role: string,
  isRead: (opinion: Opinion) => boolean,
): Pick<LetterInput, 'facts' | 'opinions'> {
  const applicant = role === stage.definition.by
  const isHidden = (id: string) => {
    const fact = programme.facts.get(id)
    return applicant && fact?.kind === 'reviewer' && !fact.public
  }
  const hidden = new Set((stage.workflow.opinions ?? []).filter((opinion) => applicant && !isRead(opinion)).map(({ id }) => id))
  return {
    facts: factValues(programme, stage, gatherFacts(programme, stage, inputs), (id) => !isHidden(id)),
    opinions: Object.fromEntries(Object.entries(inputs.opinions ?? {}).filter(([id]) => !hidden.has(id))),
  }
}
