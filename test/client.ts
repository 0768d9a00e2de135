/** A browser's side of HTTP for tests: keeps its cookie, says where it comes from, and can demand a status. */

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined where it is none. */
  json: Json
}
/** Tests look into answers freely; whether they are typed right is the compiler's matter elsewhere. */
// biome-ignore lint/suspicious/noExplicitAny: the edge of a test
type Json = any

export interface Client {
  url: string
  /** The cookie header, for tests that replay it. */
  cookie(): string
  request(method: string, path: string, init?: { body?: BodyInit; headers?: Record<string, string> }): Promise<Answer>
  get(path: string, status?: number): Promise<Json>
  post(path: string, body?: object, status?: number): Promise<Json>
  put(path: string, body: object, status?: number): Promise<Json>
  delete(path: string, status?: number): Promise<Json>
  /** Uploads bytes as a PDF for one item of the checklist. */
  upload(declaration: string, key: string, content: Uint8Array<ArrayBuffer>, status?: number): Promise<Json>
}

let addresses = 0

/** A new person at a new address. With a status, anything else is an error that shows the answer; without one, the answer's own JSON. */
export function connect(url: string, address = `10.1.${addresses >> 8}.${addresses++ & 255}`): Client {
  let cookie = ''
  const client: Client = {
    url,
    cookie: () => cookie,
    async request(method, path, { body, headers = {} } = {}) {
      const response = await fetch(url + path, {
        method,
        body,
        redirect: 'manual',
        headers: { Origin: url, 'X-Forwarded-For': address, ...(cookie && { Cookie: cookie }), ...headers },
      })
      for (const set of response.headers.getSetCookie()) cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '')
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, json: parsed(text) }
    },
    get: (path, status) => demand(client, 'GET', path, undefined, status),
    post: (path, body, status) => demand(client, 'POST', path, body, status),
    put: (path, body, status) => demand(client, 'PUT', path, body, status),
    delete: (path, status) => demand(client, 'DELETE', path, undefined, status),
    async upload(declaration, key, content, status) {
      const path = `/api/declarations/${declaration}/materials/${key}?name=${encodeURIComponent(`${key}.pdf`)}`
      const answer = await client.request('PUT', path, { body: content, headers: { 'Content-Type': 'application/pdf' } })
      return judged(answer, 'PUT', path, status)
    },
  }
  return client
}

/** The client of somebody who is signed in by now. */
export function somebody(client: Client | undefined): Client {
  if (!client) throw new Error('Nobody has signed in.')
  return client
}

async function demand(client: Client, method: string, path: string, body: object | undefined, status: number | undefined): Promise<Json> {
  const sent = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  return judged(await client.request(method, path, sent), method, path, status)
}

function judged(answer: Answer, method: string, path: string, status = 200): Json {
  if (answer.status !== status && !(status === 200 && answer.status === 201))
    throw new Error(`${method} ${path}: ${answer.status} instead of ${status}\n${answer.text.slice(0, 2000)}`)
  return answer.json
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
