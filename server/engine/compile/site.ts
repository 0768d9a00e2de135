/** From the files of a site to what precedes every programme, or to everything that is wrong with them. */

import type { Files } from '../model.js'
import type { Compiled, CompiledSite } from '../programme.js'
import type { Complaint } from '../values/compile-problems.js'
import { countComparisonsAnew } from '../values/near.js'
import { type Document, readConfiguration } from './configuration-files.js'
import { contentOf } from './contents.js'
import { checkDictionaries, dictionaryModels } from './dictionaries.js'
import { checkSite } from './site-checks.js'

/** Compiles the files of a site; never throws, and tells all problems at once. */
export function compileSite(files: Files): Compiled<CompiledSite> {
  countComparisonsAnew()
  const { documents, problems, broken } = readConfiguration(files, 'site')
  const site = siteOf(files, documents)
  const missing: Complaint[] =
    Object.hasOwn(files, 'schemas/site.json') || broken.has('site')
      ? []
      : [
          {
            code: 'missing-file',
            file: 'schemas/site.json',
            at: '',
            message: '缺少文件 site.json',
            remedy: '站点从这个文件开始：名称、地区、账号类型',
          },
        ]
  const found = [...problems, ...missing, ...checkDictionaries(documents), ...(site ? checkSite(site) : [])]
  return site && found.length === 0 ? { value: site, problems: [] } : { problems: found }
}

/** Compiles a site that this version of the language found in order before: nothing is checked again. Undefined = it cannot be read. */
export function compileKnownSite(files: Files): CompiledSite | undefined {
  const { documents, problems } = readConfiguration(files, 'site', true)
  return problems.length ? undefined : siteOf(files, documents)
}

function siteOf(files: Files, documents: readonly Document[]): CompiledSite | undefined {
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
