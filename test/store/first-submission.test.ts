import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../server/store/embedded.js'
import { statementsOf } from '../../server/store/migrate.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-migration-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('What was submitted before the first submission was kept has that of its first revision', async () => {
  const migrations = path.resolve(import.meta.dirname, '../../server/store/migrations')
  const names = readdirSync(migrations).sort()
  const until = names.findIndex((name) => name.endsWith('first-submission.sql'))
  const database = openEmbedded(path.join(folder, 'old.db'))
  const apply = (list: string[]) =>
    database.write(async (tx) => {
      for (const name of list)
        for (const statement of statementsOf(readFileSync(path.join(migrations, name), 'utf8'))) await tx.run(statement)
    })
  await apply(names.slice(0, until))
  await database.write(async (tx) => {
    await tx.run("INSERT INTO edition VALUES ('e', 'p', '{}', 'l', '2024')")
    await tx.run("INSERT INTO organisation VALUES ('o', 'k', 'n', 'c', 'd', 'c', 'm', 'e', 'v', '2024', '2024', 1)")
    for (const [id, submitted] of [
      ['twice', "'2024-03-05'"],
      ['never', 'NULL'],
      ['lost', "'2024-03-07'"],
    ])
      await tx.run(
        `INSERT INTO declaration (id, number, programme, stage, edition, organisation, organisation_name, credit_code, district, state, holder, version, answers, created_at, saved_at, submitted_at, entered_at) VALUES ('${id}', '${id}', 'p', 's', 'e', 'o', 'n', 'c', 'd', 'x', 'h', 1, '{}', '2024', '2024', ${submitted}, '2024')`,
      )
    for (const [number, kind, at] of [
      [1, 'print', '2024-03-01'],
      [2, 'submission', '2024-03-02'],
      [3, 'submission', '2024-03-05'],
    ])
      await tx.run(
        `INSERT INTO revision (id, declaration, number, kind, edition, answers, hash, printed_hash, by, at) VALUES ('r${number}', 'twice', ${number}, '${kind}', 'e', '{}', 'h', 'h', 'a', '${at}')`,
      )
  })
  await apply(names.slice(until, until + 1))
  expect(await database.read.all('SELECT id, first_submitted_at FROM declaration ORDER BY id')).toEqual([
    { id: 'lost', first_submitted_at: '2024-03-07' },
    { id: 'never', first_submitted_at: null },
    { id: 'twice', first_submitted_at: '2024-03-02' },
  ])
  await database.close()
})
