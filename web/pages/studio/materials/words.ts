/** What a material's requirement is called. */
import type { Material } from '../../../../server/engine/generated/materials'

const needs: Readonly<Record<string, string>> = { required: '必备', recommended: '容缺（可以后补）', optional: '选填' }

/** Whether it must be there, under what circumstances, instead of what. */
export function needWords({ need, when, oneOf, forEach }: Material): string {
  const words = [
    needs[need] ?? '',
    when && '有条件',
    oneOf !== undefined && `“${oneOf}”中选择其一`,
    forEach !== undefined && '明细表每条一份',
  ]
  return words.filter(Boolean).join('，')
}
