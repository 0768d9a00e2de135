import { defineConfig } from 'vitest/config'

const hard = process.env.SHENBAO_HARD === '1'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: hard ? ['test/**/*.hard.ts'] : ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // a machine that also does other things may starve a browser for a while; what is broken fails twice
    retry: process.env.CI ? 1 : 0,
    testTimeout: hard ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
