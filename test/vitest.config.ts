import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const hard = process.env.SHENBAO_HARD === '1'
const pure = ['test/engine/**/*.test.ts', 'test/web/**/*.test.ts']

/** They take a minute each: begun last, they would leave one core waiting for the other. */
const long = ['browser/pages', 'browser/studio-pages', 'browser/journey', 'browser/studio', 'paper/scan', 'paper/storm', 'browser/policy']

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
      : [
          { extends: true, test: { name: 'served', include: ['test/**/*.test.ts'], exclude: pure, isolate: false } },
          // nothing here keeps anything between two files: what was loaded once need not be loaded again
          { extends: true, test: { name: 'pure', include: pure, isolate: false } },
        ],
  },
})
