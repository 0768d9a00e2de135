/** A write that may be taken back: what it would do is known, and nothing has happened. */
import type { Writer } from './connection.js'
import type { Store } from './store.js'

/** Does the work in one transaction; where it is only tried, the transaction is taken back and the answer stays. */
export async function rehearsed<T>({ write }: Pick<Store, 'write'>, isTried: boolean, work: (tx: Writer) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined
  try {
    return await write(async (tx) => {
      const value = await work(tx)
      if (!isTried) return value
      answer = { value }
      throw new TakenBack()
    })
  } catch (error) {
    if (error instanceof TakenBack && answer) return answer.value
    throw error
  }
}

class TakenBack extends Error {}
