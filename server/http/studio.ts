/** Configuration by the administrator: drafts, publications, the files themselves. */
import { Hono } from 'hono'
import { exportCases } from '../actions/declarations/export-cases.js'
import { showDraftPaper } from '../actions/declarations/show-draft-paper.js'
import { checkDraft } from '../actions/studio/check-draft.js'
import { describeDraft } from '../actions/studio/describe-draft.js'
import { endProposal } from '../actions/studio/end-proposal.js'
import { exportEdition } from '../actions/studio/export-edition.js'
import { importFiles } from '../actions/studio/import-files.js'
import { listDifferences } from '../actions/studio/list-differences.js'
import { listMoves } from '../actions/studio/list-moves.js'
import { listPublications } from '../actions/studio/list-publications.js'
import { listStudioProgrammes } from '../actions/studio/list-studio-programmes.js'
import { makeExample } from '../actions/studio/make-example.js'
import { previewRunning } from '../actions/studio/preview-running.js'
import { printBookPdf } from '../actions/studio/print-book-pdf.js'
import { proposePublication } from '../actions/studio/propose-publication.js'
import { publishDraft } from '../actions/studio/publish-draft.js'
import { readFormula } from '../actions/studio/read-formula.js'
import { reinstatePublication } from '../actions/studio/reinstate-publication.js'
import { saveDraft } from '../actions/studio/save-draft.js'
import { setProgrammeState } from '../actions/studio/set-programme-state.js'
import { showBook } from '../actions/studio/show-book.js'
import { showDraft } from '../actions/studio/show-draft.js'
import { showEditionFiles } from '../actions/studio/show-edition-files.js'
import { showSchemas } from '../actions/studio/show-schemas.js'
import { tabulateExamples } from '../actions/studio/tabulate-examples.js'
import { trySamples } from '../actions/studio/try-samples.js'
import { undoPublicationMoves } from '../actions/studio/undo-publication-moves.js'
import { whatIf } from '../actions/studio/what-if.js'
import { withdrawPublication } from '../actions/studio/withdraw-publication.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
import { jsonLines } from './json-lines.js'
import { page, pdf } from './page.js'
import { flag, integer, list, map, nullable, object, oneOf, optional, text } from './shapes.js'

const version = integer(0, 1_000_000_000)
const note = text(2000)
const reason = text(2000, 0)
const publication = { note, running: optional(oneOf('new', 'drafts', 'returned')), effectiveAt: optional(text(40)) }
const draftPublication = { ...publication, explained: optional(flag), version }
const file = text(1_000_000, 0)
/** As many as a programme may have. */
const mostFiles = 3000
const changedFiles = map(nullable(file), mostFiles)

const numbered = ({ programme, number }: { programme: string; number: string }) => ({ programme, number: Number(number) })

const bookOf = (request: { param(name: 'programme'): string; query(name: string): string | undefined }) => ({
  programme: request.param('programme'),
  number: request.query('number'),
  against: request.query('against'),
  changesOnly: request.query('only') === 'changes',
})

export const studio = new Hono<Env>()
  .get('/programmes', async (c) => reply(c, await listStudioProgrammes(c.var.context)))
  .get('/schemas', async (c) => reply(c, await showSchemas(c.var.context)))
  .get('/:programme/draft', async (c) => reply(c, await showDraft(c.var.context, c.req.param())))
  .put('/:programme/draft', body(object({ version, files: changedFiles })), async (c) =>
    reply(c, await saveDraft(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/check', body(object({ files: changedFiles })), async (c) =>
    reply(c, await checkDraft(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:programme/differences', async (c) => reply(c, await listDifferences(c.var.context, c.req.param())))
  .get('/:programme/differences/:number', async (c) => reply(c, await listDifferences(c.var.context, c.req.param())))
  .post('/:programme/outline', body(object({ files: changedFiles })), async (c) =>
    reply(c, await describeDraft(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/samples', body(object({ files: changedFiles, stage: text(100), paths: optional(list(text(300), 50)) })), async (c) =>
    reply(c, await trySamples(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/examples', body(object({ files: changedFiles, stage: text(100), paths: list(text(300), 100) })), async (c) =>
    reply(c, await tabulateExamples(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/formula', body(object({ files: changedFiles, file: text(300), at: text(1000), text: text(2000, 0) })), async (c) =>
    reply(c, await readFormula(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:programme/paper', async (c) =>
    page(c, await showDraftPaper(c.var.context, { ...c.req.param(), stage: c.req.query('stage') ?? '', example: c.req.query('example') })),
  )
  .get('/:programme/book', async (c) => page(c, await showBook(c.var.context, bookOf(c.req))))
  .get('/:programme/book.pdf', async (c) => pdf(c, await printBookPdf(c.var.context, bookOf(c.req))))
  .post('/:programme/what-if', body(object({ version })), (c) =>
    jsonLines(c, (signal) => whatIf(c.var.context, { ...c.req.param(), ...c.req.valid('json') }, signal)),
  )
  .get('/:programme/publications', async (c) => reply(c, await listPublications(c.var.context, c.req.param())))
  .post('/:programme/running', body(object({ version: optional(version), number: optional(version) })), (c) =>
    jsonLines(c, (signal) => previewRunning(c.var.context, { ...c.req.param(), ...c.req.valid('json') }, signal)),
  )
  .post('/:programme/proposal', body(object(draftPublication)), async (c) =>
    reply(c, await proposePublication(c.var.context, { ...c.req.param(), ...c.req.valid('json') }), 201),
  )
  .post('/:programme/proposal/end', body(object({ reason })), async (c) =>
    reply(c, await endProposal(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/publications', body(object(draftPublication)), async (c) =>
    reply(c, await publishDraft(c.var.context, { ...c.req.param(), ...c.req.valid('json') }), 201),
  )
  .post('/:programme/publications/:number/reinstate', body(object(publication)), async (c) =>
    reply(c, await reinstatePublication(c.var.context, { ...numbered(c.req.param()), ...c.req.valid('json') }), 201),
  )
  .post('/:programme/publications/:number/withdraw', body(object({ reason })), async (c) =>
    reply(c, await withdrawPublication(c.var.context, { ...numbered(c.req.param()), ...c.req.valid('json') })),
  )
  .get('/:programme/publications/:number/moves', async (c) => reply(c, await listMoves(c.var.context, numbered(c.req.param()))))
  .post('/:programme/publications/:number/undo', async (c) => reply(c, await undoPublicationMoves(c.var.context, numbered(c.req.param()))))
  .put('/:programme/state', body(object({ open: flag, reason: text(2000, 0) })), async (c) =>
    reply(c, await setProgrammeState(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/example', body(object({ declaration: text(100) })), async (c) =>
    reply(c, await makeExample(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:programme/cases', body(object({ identified: flag })), (c) =>
    jsonLines(c, (signal) => exportCases(c.var.context, { ...c.req.param(), ...c.req.valid('json') }, signal)),
  )
  .get('/:programme/export', async (c) => reply(c, await exportEdition(c.var.context, c.req.param())))
  .post('/:programme/import', body(object({ files: map(file, mostFiles) })), async (c) =>
    reply(c, await importFiles(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:programme/editions/:edition', async (c) => reply(c, await showEditionFiles(c.var.context, c.req.param())))
