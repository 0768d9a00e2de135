/** What people signed in read of programmes: stages, the home page, the counts of what is to be done. */
import { Hono } from 'hono'
import { countTodos } from '../actions/lists/count-todos.js'
import { rowsTemplate } from '../actions/lists/rows-template.js'
import { showHome } from '../actions/lists/show-home.js'
import { showStage } from '../actions/lists/show-stage.js'
import { type Env, reply } from './env.js'
import { sheet } from './exports.js'

export const programmes = new Hono<Env>()
  .get('/editions/:edition/stages/:stage', async (c) => {
    const view = await showStage(c.var.context, c.req.param())
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    // another account in the same browser sees other labels and fields
    c.header('Vary', 'Cookie')
    return reply(c, view)
  })
  .get('/editions/:edition/stages/:stage/rows/:section', async (c) => sheet(c, await rowsTemplate(c.var.context, c.req.param())))
  .get('/programmes/:programme/home', async (c) => reply(c, await showHome(c.var.context, c.req.param())))
  .get('/todos', async (c) => reply(c, await countTodos(c.var.context)))
