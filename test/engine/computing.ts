/** How much computing something takes: what other processes take meanwhile is not counted. */
import { performance } from 'node:perf_hooks'
import { expect } from 'vitest'

/** What it gives, within so many milliseconds of computing. */
export function within<T>(milliseconds: number, run: () => T): T {
  const begin = process.cpuUsage()
  const started = performance.now()
  const value = run()
  const used = process.cpuUsage(begin)
  expect(Math.min((used.user + used.system) / 1000, performance.now() - started)).toBeLessThan(milliseconds)
  return value
}
