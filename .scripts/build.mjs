// npm run build: what npm start builds, without serving.
import { build, install } from './prepare.mjs'

install()
build()
