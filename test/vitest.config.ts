import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const hard = process.env.SHENBAO_HARD === '1'

/** They take longest, in this order: begun last, one of them would leave one core waiting for the other. */
const long = [
  'browser/pages',
  'browser/journey',
  'browser/studio-pages',
  'paper/scan',
  'browser/policy-changes',
  'paper/storm',
  'browser/days',
  'browser/studio',
  'http/authorisation',
  'paper/print-layout',
  'browser/provider-day',
  'http/workflow-cells',
  'engine/mutate',
  'browser/studio-new-programme',
]

/** What a test leaves behind is collected less often: measured, that is a sixth of what tests of the interpreter compute. */
const execArgv = ['--min-semi-space-size=16', '--max-semi-space-size=64']

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    pool: 'forks',
    sequence: { sequencer: LongFirst },
    maxWorkers: 2,
    // a machine that also does other things may starve a browser for a while; what is broken fails twice
    retry: process.env.CI ? 1 : 0,
    testTimeout: hard ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
    projects: hard
      ? [{ extends: true, test: { name: 'hard', include: ['test/**/*.hard.ts'] } }]
      : // no file changes what another reads: what was loaded once need not be loaded again
        [{ extends: true, test: { name: 'tests', include: ['test/**/*.test.ts'], isolate: false, execArgv } }],
  },
})
