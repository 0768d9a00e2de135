/** Brings a database to the newest of the numbered SQL files; each is applied once, in one transaction. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database, Writer } from './connection.js'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations')

/** Applies what is missing; refuses a database whose applied migrations differ from the files. */
export async function migrate(database: Database): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{3}-.+\.sql$/.test(name)).sort()
  await database.write(async (tx) => {
    await tx.run('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT')
  })
  const applied = new Map(
    (await database.read.all<{ name: string; hash: string }>('SELECT name, hash FROM migration')).map(({ name, hash }) => [name, hash]),
  )
  const unknown = [...applied.keys()].filter((name) => !files.includes(name))
  if (unknown.length) throw new Error(`数据库来自更新的版本（${unknown.join('、')}），请使用不低于该版本的程序。`)
  const added: string[] = []
  for (const name of files) {
    const sql = await readFile(path.join(folder, name), 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    if (applied.has(name) && applied.get(name) !== hash) throw new Error(`数据库的迁移 ${name} 与程序中的文件不一致，不能继续。`)
    if (applied.has(name)) continue
    const isOurs = await database.write(async (tx) => {
      // another server that began at the same time was faster
      if (await tx.get('SELECT name FROM migration WHERE name = ?', [name])) return false
      await apply(tx, sql)
      await tx.run('INSERT INTO migration (name, hash) VALUES (?, ?)', [name, hash])
      return true
    })
    if (isOurs) added.push(name)
  }
  return added
}

async function apply(tx: Writer, sql: string) {
  for (const statement of statementsOf(sql)) await tx.run(statement)
}

/** Splits at semicolons that end a line, but not inside BEGIN … END of a trigger. */
export function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let current = ''
  let inTrigger = false
  for (const line of sql.split('\n')) {
    if (line.trim().startsWith('--') || (!current && !line.trim())) continue
    current += `${line}\n`
    if (/^\s*CREATE TRIGGER/i.test(current)) inTrigger = !/END;\s*$/i.test(current)
    if (inTrigger || !/;\s*$/.test(line)) continue
    statements.push(current.trim().replace(/;$/, ''))
    current = ''
  }
  return statements
}
