/** Lists as Excel files. */
import { type Context, Hono } from 'hono'
import { exportDeclarations } from '../actions/lists/export-declarations.js'
import type { WorkbookContent } from '../actions/views/document.js'
import type { Env } from './env.js'
import { disposition } from './files.js'
import { exportQuery, readListQuery } from './list-query.js'

export const exports = new Hono<Env>().get('/declarations.xlsx', exportQuery, async (c) =>
  sheet(c, await exportDeclarations(c.var.context, { ...readListQuery(c.req.query()), columns: c.req.query('columns') || undefined })),
)

/** An Excel file to keep. */
export function sheet(c: Context<Env>, { name, content }: WorkbookContent) {
  return c.body(content, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Length': String(content.byteLength),
    'Content-Disposition': disposition(name, 'attachment'),
  })
}
