/** What is wrong with a row: by itself, and beside the others. */
export interface RowProblem {
  key: string
  message: string
}

/** A field that is wrong by itself is not compared with other rows. */
export const problemsOf = (own: readonly RowProblem[], others: readonly RowProblem[]) => [
  ...own,
  ...others.filter(({ key }) => !own.some((one) => one.key === key)),
]
