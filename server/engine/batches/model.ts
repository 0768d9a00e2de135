/** The words of batches: what a member's row holds, and what a batch is about. No behaviour. */

/** One cell of a member's row. */
export interface BatchCell {
  /** The exact value as text; absent = unknown. */
  value?: string
  /** As people read it. */
  text: string
  /** Why it is unknown. */
  missing?: string
}

/** The row of one member, by column. */
export type BatchRow = Readonly<Record<string, BatchCell>>

/** One part of an amount by source of money. */
export interface AmountPart {
  id: string
  label: string
  fen: number
}
