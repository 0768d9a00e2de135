/** The floor that everything is compared with: Hono, Ajv and one libSQL row of the same payload, also with synchronous=FULL. */
import path from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import Libsql from 'libsql'
import { formModel } from '../../dist/server/engine/form/model.js'
import { compiledShipped } from './shipped.mjs'

const { stage, programme } = await compiledShipped()
const { validate } = formModel(stage.form.schema, programme.dictionaries)
const database = new Libsql(path.join(process.env.DATA_DIR ?? '.', 'floor.db'))
for (const setting of ['journal_mode = WAL', 'synchronous = FULL']) database.exec(`PRAGMA ${setting}`)
database.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, answers TEXT NOT NULL) STRICT')
const insert = database.prepare('INSERT INTO row (answers) VALUES (?)')
const read = database.prepare('SELECT * FROM row WHERE id = ?')

const app = new Hono()
  .get('/healthz', (c) => c.text('ok'))
  .post('/rows', async (c) => {
    const answers = await c.req.json()
    const errors = validate(answers)
    if (errors.length > 0) return c.json({ errors }, 422)
    return c.json({ id: Number(insert.run(JSON.stringify(answers)).lastInsertRowid) }, 201)
  })
  .get('/rows/:id', (c) => c.json(read.all(BigInt(c.req.param('id')))[0] ?? null))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) })
