/** Reads what was found in order before: none of the checks is loaded for it, which are more than half of the compiler. */

import type { Files } from '../model.js'
import type { CompiledSite, Programme } from '../programme.js'
import { type Document, readConfiguration } from './configuration-files.js'
import { contentOf } from './contents.js'
import { dictionaryModels } from './dictionaries.js'
import { draftProgramme } from './draft.js'

/** Compiles an edition that this version of the language found in order before: nothing is checked again. Undefined = it cannot be read. */
export function compileKnown(files: Files, site?: CompiledSite): Programme | undefined {
  const configuration = readConfiguration(files, 'programme', true)
  return configuration.problems.length ? undefined : draftProgramme(files, configuration, site).programme
}

/** Compiles a site that this version of the language found in order before: nothing is checked again. Undefined = it cannot be read. */
export function compileKnownSite(files: Files): CompiledSite | undefined {
  const { documents, problems } = readConfiguration(files, 'site', true)
  return problems.length ? undefined : siteOf(files, documents)
}

/** A site as its files say. */
export function siteOf(files: Files, documents: readonly Document[]): CompiledSite | undefined {
  const file = contentOf(documents, 'site', 'site')
  const calendar = contentOf(documents, 'calendar', 'calendar')
  const templates = new Map(
    Object.entries(files)
      .filter(([path]) => path.startsWith('templates/'))
      .map(([path, text]) => [path.slice('templates/'.length), text]),
  )
  return (
    file && {
      file,
      files,
      calendar: calendar?.years ?? {},
      calendarSource: calendar?.source,
      dictionaries: dictionaryModels(documents),
      templates,
    }
  )
}
