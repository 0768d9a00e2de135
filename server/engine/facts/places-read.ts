/** Which places of the configuration a run of the interpreter reads: what it does not read cannot show in what comes out. */
import type { Document } from '../compile/configuration-files.js'
import type { Json } from '../model.js'
import { pointer } from '../values/pointers.js'

/** Documents that note every place that is read of them, as `path#pointer`. */
export interface WatchedDocuments {
  documents: Document[]
  /** What was read since it was last asked. */
  takeRead(): Set<string>
}

/** The same documents, watched. The keys or the length of a list count as `/…/` with nothing after the last slash. */
export function watch(documents: readonly Document[]): WatchedDocuments {
  let read = new Set<string>()
  const watched = documents.map((document) => ({
    ...document,
    value: watching(document.value, placeOf(document.path, ''), (place) => read.add(place)),
  }))
  return {
    documents: watched,
    takeRead() {
      const taken = new Set<string>()
      for (const place of read) addWithAbove(place, taken)
      read = new Set()
      return taken
    },
  }
}

/** Whoever reads something in a thing reads the thing, wherever it had it from. */
function addWithAbove(place: string, all: Set<string>): void {
  for (let above = place; !all.has(above); above = above.slice(0, above.lastIndexOf('/'))) {
    all.add(above)
    if (above.lastIndexOf('/') <= above.indexOf('#')) return
  }
}

/** How a place is named across files. */
export const placeOf = (file: string, at: string) => `${file}#${at}`

/** Whether a change at a pointer of a file can show in what read these places: itself was read, or how many things are there. */
export const touches = (read: ReadonlySet<string>, file: string, at: string): boolean =>
  read.has(placeOf(file, at)) || read.has(placeOf(file, `${at.slice(0, at.lastIndexOf('/'))}/`))

interface Inner {
  place: string
  value: unknown
}

function watching<Value extends Json>(value: Value, place: string, note: (place: string) => void): Value {
  if (typeof value !== 'object' || value === null) return value
  const inner = new Map<string, Inner>()
  const counted = `${place}/`
  const seen = (target: object, key: string): Inner => {
    const known = inner.get(key)
    if (known) return known
    const at = key === 'length' ? counted : place + pointer(key)
    const made = { place: at, value: Object.hasOwn(target, key) ? watching(Reflect.get(target, key) as Json, at, note) : undefined } // a document is JSON
    inner.set(key, made)
    return made
  }
  return new Proxy(value as Value & object, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || (!Object.hasOwn(target, key) && key in target)) return Reflect.get(target, key, receiver)
      const { place: at, value: kept } = seen(target, key)
      note(at)
      return kept
    },
    has(target, key) {
      if (typeof key === 'string') note(seen(target, key).place)
      return Reflect.has(target, key)
    },
    ownKeys(target) {
      note(counted)
      return Reflect.ownKeys(target)
    },
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === 'string') note(seen(target, key).place)
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  }) as Value
}
