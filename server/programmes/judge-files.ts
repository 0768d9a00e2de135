/** Judges the files of a programme or of the site. */
import { compile } from '../engine/compile/compile.js'
import { compileKnownSite } from '../engine/compile/known.js'
import { compileSite } from '../engine/compile/site.js'
import { runExamples } from '../engine/examples/examples.js'
import type { Files, Problem } from '../engine/model.js'
import { noExamples, siteId, type Verdict } from './verdict.js'

/** Nobody reads more; a file of nothing but mistakes would make megabytes of them. */
const mostProblems = 1000

/** Compiles and runs the examples. It takes as long as the files are large: seconds, and without end for hostile ones. */
export function verdictOn(programme: string, files: Files, siteFiles?: Files): Verdict {
  if (programme === siteId) return { problems: compileSite(files).problems.slice(0, mostProblems), examples: noExamples }
  const site = siteFiles && compileKnownSite(siteFiles)
  const { value, problems } = compile(files, site)
  if (value && value.id !== programme) return { problems: [misnamed(programme)], examples: noExamples }
  return { problems: problems.slice(0, mostProblems), examples: value && site ? runExamples(value, site.calendar) : noExamples }
}

const misnamed = (programme: string): Problem => ({
  code: 'programme-id',
  file: 'schemas/programme.json',
  at: '/id',
  message: `编号应为“${programme}”。`,
  remedy: '事项编号发布后不能改变。',
})
