/** A process under measurement: started, known by its pid, stopped; CPU and memory as the kernel counts them. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The kernel counts CPU in hundredths of a second. */
const tick = 10

/**
 * Starts a script of Node and waits until it answers.
 * @param {string} script
 * @param {{ environment?: Record<string, string>, port: number, ready?: string, node?: readonly string[] }} options `node`: how Node is started
 */
export async function startProcess(script, { environment = {}, port, ready = '/healthz', node = [] }) {
  const started = performance.now()
  const child = spawn(process.execPath, [...node, script], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${output}`)
    const answered = await fetch(url + ready).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    url,
    port,
    /** Milliseconds from the start of the process to the first answer. */
    startup: performance.now() - started,
    output: () => output,
    cpu: () => cpuOf(child.pid),
    memory: () => memoryOf(child.pid),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Milliseconds of CPU that the process has used, all threads. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tick
}

/** Megabytes resident now and at most so far. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}
