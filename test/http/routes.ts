/** Every route and whom it is for. A route of the server that is not listed here fails the build. */
import { goodAnswers, pdfFor, programme, stage } from '../selection.js'
import type { Actor, Target } from './world.js'

/**
 * `everybody`, also without signing in; `signed in`; `those who reach it`: for everybody else the object does not exist;
 * or these roles: everybody else is refused, whatever the object.
 */
export type For = 'everybody' | 'signed in' | 'those who reach it' | readonly Actor[]

export interface Route {
  for: For
  /** The address, with the ids of a target filled in. */
  path(target: Target): string
  body?: object
  pdf?: boolean
  /** For roles whose objects have owners of their own: whoever else asks gets the answer of an unknown one. */
  reachedBy?(target: Target): readonly Actor[]
  /** It names a second object that even those who reach the first do not have. */
  mayMiss?: true
}

const staffOfSite: readonly Actor[] = ['administrator', 'operator']
const applicants: readonly Actor[] = ['enterprise', 'otherEnterprise', 'provider']
const districts: readonly Actor[] = ['district', 'otherDistrict']
const administrator: readonly Actor[] = ['administrator']
const operator: readonly Actor[] = ['operator']

const fixed = (path: string) => () => path
const declaration = (rest: string) => (target: Target) => `/api/declarations/${target.declaration}${rest}`
/** Between reviewers: the city has made one. */
const batch = (rest: string, more: Partial<Route> = {}): Route => ({
  for: ['city'],
  path: (target) => `/api/batches/${target.batch}${rest}`,
  reachedBy: ({ reached }) => (reached.includes('enterprise') ? ['city'] : []),
  ...more,
})
const studio = (rest: string) => (target: Target) => `/api/studio/${target.programme}${rest}`
const person = { contact: '李明', mobile: '13900000001', email: 'somebody@example.com' }

export const routes: Record<string, Route> = {
  'GET /api/notices': { for: 'everybody', path: fixed('/api/notices') },
  'GET /api/notices/:id': { for: 'everybody', path: ({ batch: id }) => `/api/notices/${id}` },
  'POST /api/notices/:id/objections': {
    for: 'everybody',
    path: ({ batch: id }) => `/api/notices/${id}/objections`,
    body: { text: ' ' },
  },
  'PUT /api/notices/:id/objections/:objection/file': {
    for: 'everybody',
    path: ({ batch: id }) => `/api/notices/${id}/objections/none/file?name=a.pdf`,
    pdf: true,
    mayMiss: true,
  },
  'POST /api/declarations/openings': {
    for: ['district', 'otherDistrict', 'city'],
    path: fixed('/api/declarations/openings'),
    body: { programme, stage: 'inspection', parents: [], content: {} },
  },
  'GET /api/batches': { for: 'signed in', path: fixed('/api/batches') },
  'POST /api/batches': { for: ['city'], path: fixed('/api/batches'), body: { programme, kind: 'pilot-list' } },
  'GET /api/batches/list.xlsx': { for: 'signed in', path: fixed('/api/batches/list.xlsx') },
  'GET /api/batches/:id': batch(''),
  'GET /api/batches/:id/members.xlsx': batch('/members.xlsx'),
  'GET /api/batches/:id/candidates': batch('/candidates'),
  'POST /api/batches/:id/members': batch('/members', { body: { version: 0, add: [] } }),
  'DELETE /api/batches/:id/members/:declaration': batch('/members/none?version=0'),
  'GET /api/batches/:id/members/:declaration/payee': batch('/members/none/payee', { mayMiss: true }),
  'PUT /api/batches/:id/members/:declaration/amount': batch('/members/none/amount', { body: { version: 0, fen: 0 } }),
  'POST /api/batches/:id/actions': batch('/actions', { body: { version: 0, action: 'none' } }),
  'PUT /api/batches/:id/documents/:document': batch('/documents/list', { pdf: true }),
  'GET /api/batches/:id/files/:file': batch('/files/none', { mayMiss: true }),
  'PUT /api/batches/:id/objections/:objection': batch('/objections/none', {
    body: { version: 0, outcome: 'upheld', answer: 'x' },
    mayMiss: true,
  }),
  'POST /api/batches/:id/payments': batch('/payments', { body: { declaration: 'none', day: '2024-01-01', fen: 1 } }),
  'GET /api/batches/:id/letters/:letter{.+\\.pdf}': batch('/letters/pilot-list.pdf'),
  'GET /api/batches/:id/letters/:letter': batch('/letters/pilot-list'),
  'GET /api/site': { for: 'everybody', path: fixed('/api/site') },
  'GET /api/programmes/:programme': { for: 'everybody', path: ({ programme: id }) => `/api/programmes/${id}` },
  'POST /api/programmes/:programme/self-check': {
    for: 'everybody',
    path: ({ programme: id }) => `/api/programmes/${id}/self-check`,
    body: { answers: {} },
  },
  'POST /api/registrations': {
    for: 'everybody',
    path: fixed('/api/registrations'),
    body: { kind: 'enterprise', creditCode: '0', name: 'x', district: 'nowhere', ...person, consent: true, consentVersion: '0' },
  },
  'GET /api/registrations/availability': { for: 'everybody', path: fixed('/api/registrations/availability?creditCode=0') },
  'POST /api/passwords/forgotten': {
    for: 'everybody',
    path: fixed('/api/passwords/forgotten'),
    body: { login: 'nobody', email: 'a@example.com' },
  },
  'POST /api/passwords/resend': {
    for: 'everybody',
    path: fixed('/api/passwords/resend'),
    body: { login: 'nobody', email: 'a@example.com' },
  },
  'POST /api/session': { for: 'everybody', path: fixed('/api/session'), body: { login: 'nobody', password: 'wrong' } },
  'GET /api/session': { for: 'everybody', path: fixed('/api/session') },
  'DELETE /api/session': { for: 'everybody', path: fixed('/api/session') },
  'PUT /api/session/password': {
    for: 'signed in',
    path: fixed('/api/session/password'),
    body: { current: 'wrong', next: 'wrong as well' },
  },
  'POST /api/setup': {
    for: 'everybody',
    path: fixed('/api/setup'),
    body: { token: 'wrong', login: 'intruder', name: 'x', password: 'long enough, but in vain' },
  },
  'GET /api/editions/:edition/stages/:stage': { for: 'signed in', path: ({ edition }) => `/api/editions/${edition}/stages/${stage}` },
  'GET /api/editions/:edition/stages/:stage/rows/:section': {
    for: 'signed in',
    path: ({ edition }) => `/api/editions/${edition}/stages/${stage}/rows/none`,
    mayMiss: true,
  },
  'GET /api/programmes/:programme/home': { for: applicants, path: ({ programme: id }) => `/api/programmes/${id}/home` },
  'GET /api/todos': { for: 'signed in', path: fixed('/api/todos') },
  'GET /api/organisation': { for: applicants, path: fixed('/api/organisation') },
  'PUT /api/organisation': { for: applicants, path: fixed('/api/organisation'), body: person },
  'POST /api/organisations/:organisation/transfer': {
    for: districts,
    path: ({ organisation }) => `/api/organisations/${organisation}/transfer`,
    body: { to: 'nowhere', reason: 'x' },
    reachedBy: ({ reached }) => districts.filter((actor) => reached.includes(actor)),
  },
  'GET /api/transfers': { for: districts, path: fixed('/api/transfers') },
  'POST /api/transfers/:organisation/accept': {
    for: districts,
    path: ({ organisation }) => `/api/transfers/${organisation}/accept`,
    reachedBy: () => [],
  },
  'POST /api/transfers/:organisation/refuse': {
    for: districts,
    path: ({ organisation }) => `/api/transfers/${organisation}/refuse`,
    body: { reason: 'x' },
    reachedBy: () => [],
  },
  'GET /api/declarations.xlsx': { for: 'signed in', path: fixed('/api/declarations.xlsx') },
  'GET /api/declarations': { for: 'signed in', path: fixed('/api/declarations') },
  'POST /api/declarations': { for: applicants, path: fixed('/api/declarations'), body: { programme, stage } },
  'POST /api/declarations/actions': { for: 'signed in', path: fixed('/api/declarations/actions'), body: { ids: [], action: 'pass' } },
  'GET /api/declarations/:id': { for: 'those who reach it', path: declaration('') },
  'PUT /api/declarations/:id/answers': {
    for: 'those who reach it',
    path: declaration('/answers'),
    body: { version: 0, answers: goodAnswers() },
  },
  'GET /api/declarations/:id/check': { for: 'those who reach it', path: declaration('/check') },
  'GET /api/declarations/:id/search/:field': { for: 'those who reach it', path: declaration('/search/none'), mayMiss: true },
  'GET /api/declarations/:id/nearest': { for: 'those who reach it', path: declaration('/nearest') },
  'POST /api/declarations/:id/actions': {
    for: 'those who reach it',
    path: declaration('/actions'),
    body: { action: 'no-such', version: 0 },
  },
  'PUT /api/declarations/:id/remarks/:remark': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/remarks/${target.remark}`,
    body: { settled: true },
    mayMiss: true,
  },
  'GET /api/declarations/:id/history': { for: 'those who reach it', path: declaration('/history') },
  'PUT /api/declarations/:id/findings/:rule': {
    for: 'those who reach it',
    path: declaration('/findings/registered-in-city'),
    body: { outcome: 'met', reason: 'x' },
  },
  'PUT /api/declarations/:id/facts/:fact': {
    for: 'those who reach it',
    path: declaration('/facts/none'),
    body: { version: 0, value: true, reason: 'x' },
    mayMiss: true,
  },
  'PUT /api/declarations/:id/sections/:section': {
    for: 'those who reach it',
    path: declaration('/sections/basics'),
    body: { version: 0, content: {} },
    mayMiss: true,
  },
  'PUT /api/declarations/:id/opinions/:opinion': {
    for: 'those who reach it',
    path: declaration('/opinions/none'),
    body: { version: 0, outcome: 'x', text: '', fields: {} },
    mayMiss: true,
  },
  'PUT /api/declarations/:id/opinions/:opinion/files': {
    for: 'those who reach it',
    path: declaration('/opinions/none/files'),
    pdf: true,
    mayMiss: true,
  },
  'GET /api/declarations/:id/opinions/:opinion/files/:file': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/opinions/none/files/${target.file}`,
    mayMiss: true,
  },
  'DELETE /api/declarations/:id/opinions/:opinion/files/:file': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/opinions/none/files/${target.file}`,
    mayMiss: true,
  },
  'PUT /api/declarations/:id/assignment': { for: 'those who reach it', path: declaration('/assignment'), body: { account: 'nobody' } },
  'GET /api/declarations/:id/revisions/:number': { for: 'those who reach it', path: declaration('/revisions/1') },
  'PUT /api/declarations/:id/materials/:key': { for: 'those who reach it', path: declaration('/materials/licence'), pdf: true },
  'DELETE /api/declarations/:id/materials/:key/:file': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/materials/licence/${target.file}`,
    mayMiss: true,
  },
  'PUT /api/declarations/:id/materials/:key/:file/word': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/materials/licence/${target.file}/word`,
    body: { accepted: true, reason: '' },
    mayMiss: true,
  },
  'PUT /api/declarations/:id/materials/:key/:file/attestation': {
    for: 'those who reach it',
    path: (target) => `/api/declarations/${target.declaration}/materials/stampedForm/${target.file}/attestation`,
    body: { equal: true },
    mayMiss: true,
  },
  'POST /api/prints': { for: 'signed in', path: fixed('/api/prints'), body: { ids: [] } },
  'GET /api/prints/:job': { for: 'signed in', path: fixed('/api/prints/none'), mayMiss: true },
  'GET /api/prints/:job/content': { for: 'signed in', path: fixed('/api/prints/none/content'), mayMiss: true },
  'DELETE /api/prints/:job': { for: 'signed in', path: fixed('/api/prints/none') },
  'GET /api/declarations/:id/print.pdf': { for: 'those who reach it', path: declaration('/print.pdf') },
  'GET /api/declarations/:id/letters/:letter{.+\\.pdf}': {
    for: 'those who reach it',
    path: declaration('/letters/commitment-letter.pdf'),
    mayMiss: true,
  },
  'GET /api/declarations/:id/case.zip': { for: 'those who reach it', path: declaration('/case.zip') },
  'GET /api/declarations/:id/print': { for: 'those who reach it', path: declaration('/print') },
  'POST /api/declarations/:id/prints': { for: 'those who reach it', path: declaration('/prints') },
  'GET /api/declarations/:id/letters/:letter': {
    for: 'those who reach it',
    path: declaration('/letters/commitment-letter'),
    mayMiss: true,
  },
  'GET /api/files/:id': { for: 'those who reach it', path: ({ file }) => `/api/files/${file}` },
  'GET /api/figures/:programme': {
    for: ['district', 'otherDistrict', 'thirdParty', 'city'],
    path: ({ programme: id }) => `/api/figures/${id}`,
    reachedBy: ({ programme: id }) => (id === programme ? ['district', 'otherDistrict', 'thirdParty', 'city'] : []),
  },
  'GET /api/named': { for: 'signed in', path: fixed('/api/named') },
  'PUT /api/named/:id/opinions/:opinion': {
    for: 'those who reach it',
    path: ({ declaration: id }) => `/api/named/${id}/opinions/none`,
    body: { version: 0, outcome: '', text: '' },
    mayMiss: true,
  },
  'PUT /api/named/:id/materials/:key': {
    for: 'those who reach it',
    path: ({ declaration: id }) => `/api/named/${id}/materials/none`,
    pdf: true,
    mayMiss: true,
  },
  'GET /api/named/:id/materials/:key/:file': {
    for: 'those who reach it',
    path: ({ declaration: id, file }) => `/api/named/${id}/materials/none/${file}`,
    mayMiss: true,
  },
  'GET /api/studio/programmes': { for: administrator, path: fixed('/api/studio/programmes') },
  'GET /api/studio/schemas': { for: administrator, path: fixed('/api/studio/schemas') },
  'GET /api/studio/:programme/draft': { for: administrator, path: studio('/draft') },
  'PUT /api/studio/:programme/draft': { for: administrator, path: studio('/draft'), body: { version: 9, files: {} } },
  'POST /api/studio/:programme/check': { for: administrator, path: studio('/check'), body: { files: { 'elsewhere/x': '' } } },
  'GET /api/studio/:programme/differences': { for: administrator, path: studio('/differences') },
  'GET /api/studio/:programme/differences/:number': { for: administrator, path: studio('/differences/1') },
  'POST /api/studio/:programme/outline': { for: administrator, path: studio('/outline'), body: { files: { 'elsewhere/x': '' } } },
  'POST /api/studio/:programme/samples': {
    for: administrator,
    path: studio('/samples'),
    body: { files: { 'elsewhere/x': '' }, stage: 'selection' },
  },
  'POST /api/studio/:programme/examples': {
    for: administrator,
    path: studio('/examples'),
    body: { files: { 'elsewhere/x': '' }, stage: 'selection', paths: [] },
  },
  'POST /api/studio/:programme/formula': {
    for: administrator,
    path: studio('/formula'),
    body: { files: { 'elsewhere/x': '' }, file: 'rules/facts.json', at: '/facts/0/formula', text: '' },
  },
  'GET /api/studio/:programme/paper': { for: administrator, path: studio('/paper?stage=nowhere') },
  'GET /api/studio/sheet': { for: administrator, path: fixed('/api/studio/sheet') },
  'POST /api/studio/:programme/letters/:letter/preview': {
    for: administrator,
    path: studio('/letters/none/preview'),
    body: { files: { 'elsewhere/x': '' } },
  },
  'GET /api/studio/:programme/letters/:letter/preview.pdf': { for: administrator, path: studio('/letters/none/preview.pdf') },
  'POST /api/studio/:programme/mails/:mail/preview': {
    for: administrator,
    path: studio('/mails/none/preview'),
    body: { files: { 'elsewhere/x': '' } },
  },
  'GET /api/studio/:programme/book': { for: administrator, path: studio('/book?number=99') },
  'GET /api/studio/:programme/book.pdf': { for: administrator, path: studio('/book.pdf?number=99') },
  'POST /api/studio/:programme/preview': { for: administrator, path: studio('/preview'), body: { stage: 'none', role: 'none' } },
  'POST /api/studio/:programme/walk': {
    for: administrator,
    path: studio('/walk'),
    body: { files: { 'elsewhere/x': '' }, stage: 'none', steps: [] },
  },
  'POST /api/studio/:programme/what-if': { for: administrator, path: studio('/what-if'), body: { version: 999_999 } },
  'GET /api/studio/:programme/publications': { for: administrator, path: studio('/publications') },
  'POST /api/studio/:programme/publications': { for: administrator, path: studio('/publications'), body: { note: 'x', version: 9 } },
  'POST /api/studio/:programme/publications/:number/reinstate': {
    for: administrator,
    path: studio('/publications/99/reinstate'),
    body: { note: 'x' },
  },
  'POST /api/studio/:programme/running': { for: administrator, path: studio('/running'), body: { version: 999_999 } },
  'POST /api/studio/:programme/proposal': { for: administrator, path: studio('/proposal'), body: { note: 'x', version: 999_999 } },
  'POST /api/studio/:programme/proposal/end': { for: administrator, path: studio('/proposal/end'), body: { reason: '' } },
  'POST /api/studio/:programme/publications/:number/withdraw': {
    for: administrator,
    path: studio('/publications/99/withdraw'),
    body: { reason: 'x' },
  },
  'GET /api/studio/:programme/publications/:number/moves': { for: administrator, path: studio('/publications/99/moves') },
  'POST /api/studio/:programme/publications/:number/undo': { for: administrator, path: studio('/publications/99/undo') },
  'PUT /api/studio/:programme/state': { for: administrator, path: studio('/state'), body: { open: true, reason: '' } },
  'POST /api/studio/:programme/example': { for: administrator, path: studio('/example'), body: { declaration: 'nothing-here' } },
  'POST /api/studio/:programme/cases': { for: administrator, path: studio('/cases'), body: { identified: false } },
  'GET /api/studio/:programme/export': { for: administrator, path: studio('/export') },
  'POST /api/studio/:programme/import': { for: administrator, path: studio('/import'), body: { files: { 'elsewhere/x': '' } } },
  'GET /api/studio/:programme/editions/:edition': {
    for: administrator,
    path: ({ programme: id, edition }) => `/api/studio/${id}/editions/${edition}`,
  },
  'GET /api/operate/accounts': { for: staffOfSite, path: fixed('/api/operate/accounts') },
  'POST /api/operate/accounts': {
    for: staffOfSite,
    path: fixed('/api/operate/accounts'),
    body: { login: '!', name: 'x', role: 'none', email: 'x' },
  },
  'PUT /api/operate/accounts/:id': { for: staffOfSite, path: ({ account }) => `/api/operate/accounts/${account}`, body: { role: 'none' } },
  'POST /api/operate/accounts/:id/password': { for: staffOfSite, path: ({ mail }) => `/api/operate/accounts/${mail}/password` },
  'GET /api/operate/mails': { for: operator, path: fixed('/api/operate/mails') },
  'POST /api/operate/mails/:id/resend': { for: operator, path: ({ mail }) => `/api/operate/mails/${mail}/resend` },
  'GET /api/operate/audit': { for: operator, path: fixed('/api/operate/audit') },
  'GET /api/operate/audit.xlsx': { for: operator, path: fixed('/api/operate/audit.xlsx') },
  'GET /api/operate/audit/verification': { for: operator, path: fixed('/api/operate/audit/verification') },
  'GET /api/operate/registers': { for: staffOfSite, path: fixed('/api/operate/registers') },
  'GET /api/operate/registers/:programme/:register/rows': {
    for: staffOfSite,
    path: ({ programme: id }) => `/api/operate/registers/${id}/dishonesty/rows`,
  },
  'POST /api/operate/registers/:programme/:register': {
    for: staffOfSite,
    path: ({ programme: id }) => `/api/operate/registers/${id}/dishonesty`,
    body: { asOf: 'never', rows: [], dryRun: true },
  },
}

export const pdf = pdfFor('matrix', 'licence')
