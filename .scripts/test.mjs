// npm test: everything that must hold, on a fresh machine: format, lint, types, unit, HTTP and real-browser tests.
// Ends with one line `N passed, N failed`. `--hard` runs what is too long for every run.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startChecks } from './checks.mjs'
import { build, install, root, tool } from './prepare.mjs'

install()
const hard = process.argv.includes('--hard')
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const counts = { passed: 0, failed: 0 }

function step(title, succeeded) {
  console.log(`${succeeded ? '✓' : '✗'} ${title}`)
  counts[succeeded ? 'passed' : 'failed']++
}

const checking = hard || only.length > 0 ? [] : startChecks()
build()
for (const { title, succeeded, output } of await checking) {
  process.stdout.write(output)
  step(title, succeeded)
}

const report = path.join(root, 'dist/test-report.json')
rmSync(report, { force: true })
const vitest = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only]
const ran = tool('vitest/vitest.mjs', vitest, { env: { ...process.env, TZ: 'UTC', SHENBAO_HARD: hard ? '1' : '' } })
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed += result.numPassedTests
  const skipped = result.numPendingTests + result.numTodoTests
  if (skipped) console.error(`${skipped} tests were skipped: nothing may be skipped silently.`)
  const unnamed = !ran && result.numFailedTests === 0 ? 1 : 0 // a file that could not be loaded fails without a failed test
  counts.failed += result.numFailedTests + skipped + unnamed
} catch {
  counts.failed++
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed ? 1 : 0)
