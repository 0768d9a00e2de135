// npm run -s shenbao -- <command>: the command line, run from the compiled server.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, install, root } from './prepare.mjs'

const log = console.log
console.log = console.error // what is built on the way must not mix with the command's own output
install()
build({ web: false })
console.log = log
const result = spawnSync(process.execPath, [path.join(root, 'dist/server/cli.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? root,
  stdio: 'inherit',
})
process.exit(result.status ?? 2)
