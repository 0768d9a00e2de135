/** What a material's requirement is called. */
import type { Material } from '../../../../server/engine/generated/materials'

const needs: Readonly<Record<string, string>> = { required: '必备', recommended: '容缺（可以后补）', optional: '选填' }

/** Whether it must be there, under what circumstances, instead of what. */
export function needWords({ id, need, when, oneOf, forEach }: Material, all: readonly Material[]): string {
  const others = all.filter((one) => oneOf !== undefined && one.oneOf === oneOf && one.id !== id).map(({ title }) => `“${title}”`)
  const words = [
    needs[need] ?? '',
    when && '有条件',
    oneOf !== undefined && (others.length > 0 ? `与${others.join('、')}交其中一项` : '几项中交一项，还没有另一项'),
    forEach !== undefined && '明细表每条一份',
  ]
  return words.filter(Boolean).join('，')
}
