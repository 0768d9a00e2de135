/** The main job in a real browser, from the self-check to the approval, with a server that goes away and a session that ends on the way. */
import { afterAll, beforeAll } from 'vitest'
import { beforeSigningIn } from './journey/before-signing-in.js'
import { filling } from './journey/filling.js'
import { handingIn } from './journey/handing-in.js'
import { reviewing } from './journey/reviewing.js'
import { begin, end } from './journey/story.js'

beforeAll(begin, 120_000)
afterAll(end)

beforeSigningIn()
filling()
handingIn()
reviewing()
