/** Words of a tried draft. */
import type { WhatIfView } from '../../../server/actions/views/what-if'
import { wanText, yuanText } from '../../ui/money'

/** With its sign, as a change is told. */
export const signed = (fen: number) => (fen > 0 ? `+${wanText(fen)}` : wanText(fen))

/** An amount of a case; null = unknown, absent = the edition has none. */
export function amountText(fen: number | null | undefined): string {
  if (fen === undefined) return '没有'
  return fen === null ? '不能确定' : yuanText(fen)
}

type Turned = WhatIfView['changed'][number]['findings'][number]

export const outcomeWords: Record<Turned['before'], string> = {
  met: '符合',
  'not met': '不符合',
  unknown: '不能确定',
  'not applicable': '不适用',
}
