/** A worksheet with its rows and results. */

export interface SheetRowView {
  id: string
  label: string
  value?: string
  unit?: string
  formula: string
  readable: string
  used: { label: string; value?: string; unit?: string }[]
  clause?: string
  rounding?: string
  gap?: string
  missing: string[]
}

export interface SheetView {
  title: string
  rows: SheetRowView[]
  lines: { id: string; label: string; items: { index: number; rows: SheetRowView[]; leftOut?: string }[] }[]
  results: AmountView[]
}

export interface AmountView {
  id: string
  label: string
  fen?: number
  parts?: { id: string; label: string; fen: number }[]
  gap?: string
  missing: string[]
  decision?: 'recover | offset | waive'
  /** Set where it was granted: `fen` and `parts` are what was granted then. */
  granted?: { at: string; decision?: string; reason?: string; computed?: number }
}
