/** The process environment, parsed once. */

export interface Environment {
  port: number
  host: string
  /** Folder of the database, uploads, outbox and tokens. */
  data: string
  libsql?: { url: string; authToken?: string }
  smtp?: string
  mailFrom?: string
  /** What people type into the browser, e.g. https://apply.example.gov.cn; needed behind a proxy. */
  origin?: string
  s3?: { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string }
  /** How many proxies in front may be believed about the client's address. */
  proxies: number
  /** What one account may do in a minute, a visitor from one address as well; 0 = without limit. */
  perMinute: { submissions: number; uploads: number; checks: number }
  /** The most declarations, or entries of the log, in one export. */
  exportRows: number
  demo: boolean
  /** The browser that makes PDFs, where it is not the one from npm or from Debian. */
  chromium?: string
  /** The virus scanner that every upload must pass. */
  clamd?: { host: string; port: number }
}

type Variables = Readonly<Record<string, string | undefined>>

/** Reads the variables; every value that cannot be used is named with its remedy. */
export function readEnvironment(given: Variables): { environment: Environment; problems: string[] } {
  const variables = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const problems: string[] = []
  const integer = (name: string, fallback: number, highest: number) => {
    const text = variables[name] ?? String(fallback)
    if (/^\d{1,6}$/.test(text) && Number(text) <= highest) return Number(text)
    problems.push(`${name}=${text}：应为 0 到 ${highest} 的整数。`)
    return fallback
  }
  const url = (name: string, protocols: string[]) => {
    const text = variables[name]
    if (text === undefined) return undefined
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
    problems.push(`${name}：应以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头。`)
    return undefined
  }
  const libsql = url('LIBSQL_URL', ['libsql:', 'http:', 'https:', 'ws:', 'wss:'])
  const origin = url('PUBLIC_ORIGIN', ['http:', 'https:'])
  const environment: Environment = {
    port: integer('PORT', 3000, 65_535),
    host: variables.HOST ?? '127.0.0.1',
    data: variables.DATA_DIR ?? 'data',
    libsql: libsql ? { url: libsql, authToken: variables.LIBSQL_AUTH_TOKEN } : undefined,
    smtp: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: variables.MAIL_FROM,
    origin: origin ? new URL(origin).origin : undefined,
    s3: storage(variables, url('S3_ENDPOINT', ['http:', 'https:']), problems),
    proxies: integer('TRUST_PROXY', 0, 9),
    perMinute: {
      submissions: integer('SUBMISSIONS_PER_MINUTE', 10, 100_000),
      uploads: integer('UPLOADS_PER_MINUTE', 30, 100_000),
      checks: integer('CHECKS_PER_MINUTE', 300, 100_000),
    },
    exportRows: integer('EXPORT_ROWS', 5000, 100_000),
    demo: variables.DEMO === '1',
    chromium: variables.CHROMIUM_PATH,
    clamd: scanner(variables.CLAMD_HOST, problems),
  }
  if (environment.smtp && !environment.mailFrom) problems.push('MAIL_FROM：设置了 SMTP_URL 时，需要写明发件人地址。')
  return { environment, problems }
}

function storage(variables: Variables, endpoint: string | undefined, problems: string[]): Environment['s3'] {
  if (!endpoint) return undefined
  const read = (name: string) => {
    const value = variables[name]
    if (!value) problems.push(`${name}：设置了 S3_ENDPOINT 时，这一项不能为空。`)
    return value ?? ''
  }
  return {
    endpoint,
    bucket: read('S3_BUCKET'),
    region: variables.S3_REGION ?? 'us-east-1',
    accessKey: read('S3_ACCESS_KEY_ID'),
    secretKey: read('S3_SECRET_ACCESS_KEY'),
  }
}

function scanner(address: string | undefined, problems: string[]): Environment['clamd'] {
  if (address === undefined) return undefined
  const [, host, port = '3310'] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(address) ?? []
  if (host && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) }
  problems.push(`CLAMD_HOST=${address}：应为“主机”或“主机:端口”。`)
  return undefined
}
