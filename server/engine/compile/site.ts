/** From the files of a site to what precedes every programme, or to everything that is wrong with them. */

import type { Files } from '../model.js'
import type { Compiled, CompiledSite, Published } from '../programme.js'
import type { Complaint } from '../values/compile-problems.js'
import { countComparisonsAnew } from '../values/near.js'
import { readConfiguration } from './configuration-files.js'
import { checkDictionaries } from './dictionaries.js'
import { siteOf } from './known.js'
import { checkSite } from './site-checks.js'

/** Compiles the files of a site; never throws, and tells all problems at once. */
export function compileSite(files: Files): Compiled<CompiledSite> {
  const { value, problems } = compilePublishedSite(files)
  return value && problems.length === 0 ? { value, problems: [] } : { problems }
}

/** Compiles the site that an earlier version of the language allowed to be published, also where this one finds fault with it. */
export function compilePublishedSite(files: Files): Published<CompiledSite> {
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
  return {
    value: problems.length === 0 ? site : undefined,
    problems: [...problems, ...missing, ...checkDictionaries(documents), ...(site ? checkSite(site) : [])],
  }
}
