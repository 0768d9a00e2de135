/** What is on record of declarations, as the interpreter reads it: when they were submitted. */
import type { Inputs } from './model.js'

/** The first submission; a case that knows of one only was submitted once. */
export const firstSubmission = ({ firstSubmittedAt, submittedAt }: Pick<Inputs, 'firstSubmittedAt' | 'submittedAt'>) =>
  firstSubmittedAt ?? submittedAt
