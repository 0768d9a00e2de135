/** Drives a server with so many clients at once, each with a connection of its own, and measures. */
import { Agent, request } from 'node:http'

/**
 * @typedef {{ method: string, path: string, cookie?: string, body?: object, expect?: number }} Call
 * @param {{ url: string, cpu: () => number, memory: () => { peak: number } }} target
 * @param {readonly Call[]} calls
 * @param {number} clients
 */
export async function measure(target, calls, clients) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times = []
  const unexpected = new Map()
  const cpu = target.cpu()
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < calls.length) {
        const call = calls[next++]
        const sent = performance.now()
        const { status, text } = await send(target.url, call, agent)
        times.push(performance.now() - sent)
        if (status !== (call.expect ?? 200)) unexpected.set(status, text.slice(0, 300))
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  if (unexpected.size > 0) throw new Error(`${calls[0]?.method} ${calls[0]?.path}: ${JSON.stringify([...unexpected])}`)
  return summary({ times, clients, cpu: target.cpu() - cpu, seconds, peak: target.memory().peak })
}

/** Several measurements of the same as one. */
export const together = (parts) =>
  summary({
    times: parts.flatMap(({ times }) => times),
    clients: parts[0].clients,
    cpu: parts.reduce((sum, { cpu, requests }) => sum + cpu * requests, 0),
    seconds: parts.reduce((sum, { requests, perSecond }) => sum + requests / perSecond, 0),
    peak: Math.max(...parts.map(({ peak }) => peak)),
  })

/** `times` do not go into what is written down. */
function summary({ times, clients, cpu, seconds, peak }) {
  const sorted = times.toSorted((a, b) => a - b)
  const measured = {
    requests: times.length,
    clients,
    cpu: round(cpu / times.length),
    p50: round(sorted[Math.floor(times.length * 0.5)] ?? 0),
    p99: round(sorted[Math.floor(times.length * 0.99)] ?? 0),
    perSecond: Math.round(times.length / seconds),
    peak: Math.round(peak),
  }
  return Object.defineProperty(measured, 'times', { value: times })
}

/** Sends one request; the answer's status and text. */
export function send(url, { method, path, cookie, body }, agent) {
  const content = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url + path,
      {
        method,
        agent,
        headers: {
          Origin: url,
          ...(cookie && { Cookie: cookie }),
          ...(content && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) }),
        },
      },
      (answer) => {
        const parts = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString('utf8') }))
        answer.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(content)
  })
}

const round = (value) => Math.round(value * 1000) / 1000
