/** A second floor: no more than what a submission has to leave behind, written by the store itself; nothing is asked, read, found, mailed or answered. */
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { formModel } from '../../dist/server/engine/form/model.js'
import { saveAmounts } from '../../dist/server/store/amounts.js'
import { changeDeclaration } from '../../dist/server/store/declarations.js'
import { appendEvent } from '../../dist/server/store/events.js'
import { countAttempt, saveAnswer } from '../../dist/server/store/limits.js'
import { insertMail } from '../../dist/server/store/mails.js'
import { insertRevision } from '../../dist/server/store/revisions.js'
import { openStore } from '../../dist/server/store/store.js'
import { compiledShipped, programmeId } from './shipped.mjs'

const { stage, programme } = await compiledShipped()
const { validate } = formModel(stage.form.schema, programme.dictionaries)
const store = await openStore({ folder: process.env.DATA_DIR ?? '.' })
const evidence = JSON.stringify({ findings: '所'.repeat(3000) })
const hash = 'f'.repeat(64)

async function leaveBehind(tx, row, answers) {
  const at = new Date().toISOString()
  const handsIn = row.state === 'draft'
  const to = handsIn ? { state: 'district-review', holder: 'district' } : { state: 'draft', holder: 'enterprise' }
  const declaration = row.id
  await countAttempt(tx, `bench:${declaration}`, at, at)
  await insertMail(tx, { id: randomUUID(), recipient: 'a@example.com', subject: '已提交', body: '正'.repeat(140), created_at: at })
  await changeDeclaration(tx, row, {
    ...to,
    entered_at: at,
    submitted_at: at,
    due_at: handsIn ? at : null,
    due_day: handsIn ? at.slice(0, 10) : null,
  })
  await saveAmounts(tx, declaration, { subsidy: null })
  const revision = {
    declaration,
    kind: 'submission',
    edition: row.edition,
    answers,
    hash,
    printed_hash: hash,
    evaluation: evidence,
    by: 'bench',
    at,
  }
  await insertRevision(tx, { id: randomUUID(), ...revision })
  const detail = { label: '提交', from: row.state, to: to.state }
  await appendEvent(tx, {
    id: randomUUID(),
    at,
    name: '李明',
    role: 'enterprise',
    action: 'act:submit',
    declaration,
    programme: programmeId,
    detail,
  })
  await saveAnswer(tx, randomUUID(), 'bench', JSON.stringify({ declaration }), at)
}

const app = new Hono()
  .get('/healthz', (c) => c.text('ok'))
  .post('/submissions/:id', async (c) => {
    const answers = await c.req.json()
    const errors = validate(answers)
    if (errors.length > 0) return c.json({ errors }, 422)
    const row = await store.read.get('SELECT * FROM declaration WHERE id = ?', [c.req.param('id')])
    await store.write((tx) => leaveBehind(tx, row, JSON.stringify(answers)))
    return c.json({ id: row.id })
  })

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) })
