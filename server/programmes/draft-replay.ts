/** A draft against editions: compiles them from their text and replays cases; the same code in the thread and, run from source, without one. */
import { compileKnown, compileKnownSite } from '../engine/compile/known.js'
import type { Files } from '../engine/model.js'
import type { CompiledSite, Programme } from '../engine/programme.js'
import type { RecordedCase } from '../engine/replay/model.js'
import { type Replay, type Replaying, startReplay } from '../engine/replay/replay.js'

/** What is asked of it, in this order; it answers how many cases it has taken, and at the end what came out. */
export type ReplayRequest =
  | { kind: 'draft'; files: Files; siteFiles: Files }
  | { kind: 'edition'; id: string; files: Files }
  | { kind: 'cases'; cases: readonly PinnedCase[] }
  | { kind: 'answer' }

/** A case with the edition it is pinned to. */
export interface PinnedCase {
  edition: string
  recorded: RecordedCase
}

/** Plain data, so that it can come from another thread. */
export type ReplayAnswer = { taken: number } | { replay: Replay }

/** Texts are compiled unchecked: the draft was judged before, editions when they were published. */
export function draftReplay(): (request: ReplayRequest) => ReplayAnswer {
  const editions = new Map<string, Programme>()
  let site: CompiledSite | undefined
  let replaying: Replaying | undefined
  let taken = 0
  const compiled = (files: Files): Programme => {
    const programme = site && compileKnown(files, site)
    if (!programme) throw new Error('An edition to be replayed does not compile.')
    return programme
  }
  return (request) => {
    if (request.kind === 'draft') {
      site = compileKnownSite(request.siteFiles)
      replaying = startReplay(compiled(request.files))
    } else if (request.kind === 'edition') editions.set(request.id, compiled(request.files))
    else if (request.kind === 'answer') {
      if (!replaying) throw new Error('A replay was asked before it had begun.')
      return { replay: replaying.answer() }
    } else {
      for (const { edition, recorded } of request.cases) {
        const pinned = editions.get(edition)
        if (!pinned || !replaying) throw new Error(`The edition ${edition} was not given.`)
        replaying.add(pinned, recorded)
        taken++
      }
    }
    return { taken }
  }
}
