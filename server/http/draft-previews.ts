/** What of a draft is shown as it would be: letters, mails and the way of a case, filled by samples; nothing is stored. */
import { Hono } from 'hono'
import { requireAdministrator } from '../actions/studio/drafts.js'
import { previewAs } from '../actions/studio/preview-as.js'
import { previewLetter, previewLetterPdf, previewMail } from '../actions/studio/preview-template.js'
import { walkDraft } from '../actions/studio/walk-draft.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
import { page, pdf } from './page.js'
import { list, map, nullable, object, oneOf, optional, text } from './shapes.js'

const changedFiles = map(nullable(text(1_000_000, 0)), 1000)
const sampled = object({ files: changedFiles, sample: optional(text(400, 0)) })
/** More steps than any workflow is long. */
const mostSteps = 100
const walkStep = object({
  kind: oneOf('act', 'opinion', 'decide', 'materials', 'fill'),
  id: text(100),
  value: optional(text(400)),
  by: optional(text(100)),
})
const walk = object({ files: changedFiles, stage: text(100), sample: optional(text(400, 0)), steps: list(walkStep, mostSteps) })
const preview = object({ stage: text(100), role: text(100), state: optional(text(100)), sample: optional(text(400, 0)) })
/** What a page of the studio fills itself, where nothing runs. */
const emptySheet = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>预览</title></head><body></body></html>'

export const draftPreviews = new Hono<Env>()
  .get('/sheet', (c) => {
    requireAdministrator(c.var.context)
    return page(c, emptySheet)
  })
  .post('/:programme/letters/:letter/preview', body(sampled), async (c) =>
    reply(c, await previewLetter(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:programme/letters/:letter/preview.pdf', async (c) =>
    pdf(c, await previewLetterPdf(c.var.context, { ...c.req.param(), sample: c.req.query('sample') })),
  )
  .post('/:programme/mails/:mail/preview', body(sampled), async (c) =>
    reply(c, await previewMail(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/walk', body(walk), async (c) => reply(c, await walkDraft(c.var.context, { ...c.req.param(), ...c.req.valid('json') })))
  .post('/:programme/preview', body(preview), async (c) =>
    reply(c, await previewAs(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
