/** Figures of a programme for its staff. */
import { Hono } from 'hono'
import { showFigures } from '../actions/lists/show-figures.js'
import { type Env, reply } from './env.js'

export const figures = new Hono<Env>().get('/figures/:programme', async (c) => reply(c, await showFigures(c.var.context, c.req.param())))
