// npm run bench: how fast the built server is, beside the goals; writes docs/evidence/bench.json. `-- --small` measures 1,000 declarations only.
import path from 'node:path'
import { build, install, root, run } from './prepare.mjs'

install()
build()

process.exit(run(process.execPath, [path.join(root, 'test/bench/bench.mjs'), ...process.argv.slice(2)]) ? 0 : 1)
