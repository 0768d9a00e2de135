/** Which places of the configuration a run of the interpreter reads: what it does not read cannot show in what comes out. */
import type { Document } from '../compile/configuration-files.js'
import type { Json } from '../model.js'
import { pointer } from '../values/pointers.js'

/** Places that were read, as `path#pointer`. */
export interface PlacesRead {
  has(place: string): boolean
}

/** Documents that note every place that is read of them. */
export interface WatchedDocuments {
  /** The same documents, as if nobody had read anything of them yet. */
  afresh(): Document[]
  /** What was read since it was last asked. */
  takeRead(): PlacesRead
}

/** A place, and those right below it that were ever read. */
interface Place {
  name: string
  number: number
  above?: Place
  below: Map<string, Place>
}

/** The same documents, watched. The keys or the length of a list count as `/…/` with nothing after the last slash. */
export function watch(documents: readonly Document[]): WatchedDocuments {
  const places = new Map<string, Place>()
  let read = new Uint8Array(1024)

  function placed(name: string, above?: Place): Place {
    const place = { name, number: places.size, above, below: new Map() }
    places.set(name, place)
    if (places.size > read.length) read = longer(read)
    return place
  }

  const watcher: Watcher = {
    below(place, key) {
      const known = place.below.get(key)
      if (known) return known
      const made = placed(key === 'length' ? `${place.name}/` : place.name + pointer(key), place)
      place.below.set(key, made)
      return made
    },
    /** Whoever reads something in a thing reads the thing, wherever it had it from. */
    note(place) {
      for (let at: Place | undefined = place; at && read[at.number] === 0; at = at.above) read[at.number] = 1
    },
  }
  const roots = documents.map((document) => ({ document, root: placed(placeOf(document.path, '')) }))
  return {
    afresh: () => roots.map(({ document, root }) => ({ ...document, value: watching(document.value, root, watcher) })),
    takeRead() {
      const taken = read
      read = new Uint8Array(taken.length)
      return { has: (place) => taken[places.get(place)?.number ?? -1] === 1 }
    },
  }
}

function longer(marks: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(marks.length * 2)
  more.set(marks)
  return more
}

/** How a place is named across files. */
export const placeOf = (file: string, at: string) => `${file}#${at}`

/** Whether a change at a pointer of a file can show in what read these places: itself was read, or how many things are there. */
export const touches = (read: PlacesRead, file: string, at: string): boolean =>
  read.has(placeOf(file, at)) || read.has(placeOf(file, `${at.slice(0, at.lastIndexOf('/'))}/`))

interface Watcher {
  below(place: Place, key: string): Place
  note(place: Place): void
}

interface Inner {
  place: Place
  value: unknown
}

function watching<Value extends Json>(value: Value, place: Place, watcher: Watcher): Value {
  if (typeof value !== 'object' || value === null) return value
  const inner = new Map<string, Inner>()
  const counted = watcher.below(place, 'length')
  const seen = (target: object, key: string): Inner => {
    const known = inner.get(key)
    if (known) return known
    const at = watcher.below(place, key)
    const made = { place: at, value: Object.hasOwn(target, key) ? watching(Reflect.get(target, key) as Json, at, watcher) : undefined } // a document is JSON
    inner.set(key, made)
    return made
  }
  return new Proxy(value as Value & object, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || (!Object.hasOwn(target, key) && key in target)) return Reflect.get(target, key, receiver)
      const { place: at, value: kept } = seen(target, key)
      watcher.note(at)
      return kept
    },
    has(target, key) {
      if (typeof key === 'string') watcher.note(seen(target, key).place)
      return Reflect.has(target, key)
    },
    ownKeys(target) {
      watcher.note(counted)
      return Reflect.ownKeys(target)
    },
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === 'string') watcher.note(seen(target, key).place)
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  }) as Value
}
