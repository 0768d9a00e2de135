// What npm test asks of the text alone. A thread of its own: npm test builds meanwhile.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { root, typesAtOnce } from './prepare.mjs'

const typesOf = (project) => ['node_modules/typescript/bin/tsc', '-p', project, '--singleThreaded']

/** Two at a time: what takes longest beside all the others. */
const lanes = [
  [['types of the web', typesOf('web')]],
  [
    [
      'format and lint (npm run format mends most of it)',
      ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
    ],
    ['generated types are up to date (npm run types)', ['.scripts/types.mjs', '--check']],
    ['types of the tests', typesOf('test')],
  ],
]

/**
 * Begins with all of them; answers how each ended, with what it said.
 * @returns {Promise<{ title: string, succeeded: boolean, output: string }[]>}
 */
export function startChecks() {
  return new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url)).once('message', resolve).once('error', reject)
  })
}

function check([title, [file, ...args]]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, file), ...args], { cwd: root, env: { ...process.env, ...typesAtOnce } })
    let output = ''
    const hear = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('close', (code) => resolve({ title, succeeded: code === 0, output }))
  })
}

async function inTurn(lane) {
  const found = []
  for (const one of lane) found.push(await check(one))
  return found
}

if (!isMainThread) Promise.all(lanes.map(inTurn)).then((found) => parentPort?.postMessage(found.flat()))
