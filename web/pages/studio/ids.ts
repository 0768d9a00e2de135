/** Keys of new things: made once, never shown as something to type. */

/** A short key that is not taken yet. */
export function newId(prefix: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  for (;;) {
    const id = `${prefix}${Math.random().toString(36).slice(2, 6)}`
    if (!known.has(id) && /^[a-z][a-z0-9-]*$/.test(id)) return id
  }
}
