/** Organisations, and the hand-over of one that registered with the wrong district. */
import { type Reader, still, type Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface OrganisationRow {
  id: string
  kind: string
  name: string
  credit_code: string
  district: string
  contact: string
  mobile: string
  email: string
  consent_version: string
  consent_at: string
  created_at: string
  version: number
}

export interface TransferRow {
  organisation: string
  from_district: string
  to_district: string
  reason: string
  by: string
  at: string
}

/** By id. */
export const organisationById = async (read: Reader, id: string): Promise<OrganisationRow | undefined> =>
  (await still<OrganisationRow>(read, ['organisation'], 'SELECT * FROM organisation WHERE id = ?', [id]))[0]

/** By credit code. */
export const organisationByCode = (read: Reader, code: string) =>
  read.get<OrganisationRow>('SELECT * FROM organisation WHERE credit_code = ?', [code])

/** Adds an organisation. */
export async function insertOrganisation(tx: Writer, row: Omit<OrganisationRow, 'version'>): Promise<void> {
  await tx.run(
    'INSERT INTO organisation (id, kind, name, credit_code, district, contact, mobile, email, consent_version, consent_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      row.id,
      row.kind,
      row.name,
      row.credit_code,
      row.district,
      row.contact,
      row.mobile,
      row.email,
      row.consent_version,
      row.consent_at,
      row.created_at,
    ],
  )
}

/** Changes whom to call and write to. */
export async function changeContacts(
  tx: Writer,
  id: string,
  contacts: Pick<OrganisationRow, 'contact' | 'mobile' | 'email'>,
): Promise<void> {
  guarded(
    await tx.run('UPDATE organisation SET contact = ?, mobile = ?, email = ?, version = version + 1 WHERE id = ?', [
      contacts.contact,
      contacts.mobile,
      contacts.email,
      id,
    ]),
  )
}

/** Proposes to hand an organisation over; one proposal at a time. */
export async function proposeTransfer(tx: Writer, row: TransferRow): Promise<void> {
  await tx.run(
    'INSERT INTO transfer (organisation, from_district, to_district, reason, by, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (organisation) DO UPDATE SET to_district = excluded.to_district, reason = excluded.reason, by = excluded.by, at = excluded.at',
    [row.organisation, row.from_district, row.to_district, row.reason, row.by, row.at],
  )
}

export type TransferListRow = TransferRow & { name: string; credit_code: string; declarations: number }

/** Open proposals that a district made or received; every one where no district is given. */
export async function listTransfers(read: Reader, district?: string): Promise<TransferListRow[]> {
  const base =
    'SELECT transfer.*, organisation.name, organisation.credit_code, (SELECT count(*) FROM declaration WHERE declaration.organisation = transfer.organisation) AS declarations FROM transfer JOIN organisation ON organisation.id = transfer.organisation'
  return district === undefined
    ? read.all<TransferListRow>(`${base} ORDER BY transfer.at`)
    : read.all<TransferListRow>(`${base} WHERE from_district = ? OR to_district = ? ORDER BY transfer.at`, [district, district])
}

/** The open proposal for an organisation. */
export const readTransfer = (read: Reader, organisation: string) =>
  read.get<TransferRow>('SELECT * FROM transfer WHERE organisation = ?', [organisation])

/** Ends a proposal. */
export async function endTransfer(tx: Writer, organisation: string): Promise<void> {
  guarded(await tx.run('DELETE FROM transfer WHERE organisation = ?', [organisation]), '这项移交已经处理过了。')
}

/** Moves an organisation and its declarations to another district. */
export async function moveOrganisation(tx: Writer, id: string, from: string, to: string): Promise<void> {
  guarded(await tx.run('UPDATE organisation SET district = ?, version = version + 1 WHERE id = ? AND district = ?', [to, id, from]))
  await tx.run('UPDATE declaration SET district = ?, opened_at = NULL, version = version + 1 WHERE organisation = ?', [to, id])
}
