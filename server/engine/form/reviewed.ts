/** Sections of a form that roles other than the applicant fill. */
import type { Problem } from '../model.js'
import type { SectionModel, Stage } from '../programme.js'
import { pathOf } from '../values/pointers.js'

/** The section of a pointer, where others than the applicant fill it. */
export function reviewedSection({ form }: Pick<Stage, 'form'>, at: string): SectionModel | undefined {
  const [key] = pathOf(at)
  return form.sections.find((section) => section.key === key && section.by)
}

/** Whether a role fills a section of a declaration in that state. */
export const mayFill = ({ by, in: states }: Pick<SectionModel, 'by' | 'in'>, role: string, state: string) =>
  by?.includes(role) === true && states?.includes(state) === true

/** Problems of what the applicant fills, and of what others fill. */
export function problemsByFiller(stage: Stage, problems: readonly Problem[]): { problems: Problem[]; reviewed: Problem[] } {
  const isReviewed = ({ at }: Problem) => reviewedSection(stage, at) !== undefined
  return { problems: problems.filter((problem) => !isReviewed(problem)), reviewed: problems.filter(isReviewed) }
}
