// What npm test asks of the text alone. A thread of its own: npm test builds meanwhile.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { root } from './prepare.mjs'

const checks = [
  [
    'format and lint (npm run format mends most of it)',
    ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
  ],
  ['generated types are up to date (npm run types)', ['.scripts/types.mjs', '--check']],
  ['types of the web', ['node_modules/typescript/bin/tsc', '-p', 'web']],
  ['types of the tests', ['node_modules/typescript/bin/tsc', '-p', 'test']],
]

/**
 * Begins with all of them, one after the other; answers how each ended, with what it said.
 * @returns {Promise<{ title: string, succeeded: boolean, output: string }[]>}
 */
export function startChecks() {
  return new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url)).once('message', resolve).once('error', reject)
  })
}

function check([title, [file, ...args]]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, file), ...args], { cwd: root, encoding: 'utf8' })
  return { title, succeeded: status === 0, output: stdout + stderr }
}

if (!isMainThread) parentPort?.postMessage(checks.map(check))
