/** Conditions of every shape, for properties that hold of all of them. */
import fc from 'fast-check'
import type { Condition } from '../../server/engine/programme.js'

/** Trees of all, any and not, over single tests and conditions of these names. */
export function treesOf(leaf: fc.Arbitrary<Condition>, named: readonly string[]): fc.Arbitrary<Condition> {
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) }),
      fc.record({ not: tie('tree') }),
      fc.constantFrom(...named).map((condition) => ({ condition })),
    ),
  })).tree
}
