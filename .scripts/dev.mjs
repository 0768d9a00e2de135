// npm run dev: the compiled server, restarted when its sources change, beside Vite's server for the web.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { build, install, root } from './prepare.mjs'

install()
build()
const bin = (file) => path.join(root, 'node_modules', file)
const start = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
const children = [
  start([bin('typescript/bin/tsc'), '-p', '.', '--watch', '--preserveWatchOutput']),
  start(['--watch-path', path.join(root, 'dist/server'), '--enable-source-maps', path.join(root, 'dist/server/main.js')]),
  start([bin('vite/bin/vite.js'), 'web', '-c', 'web/vite.config.ts']),
]
const stop = () => {
  for (const child of children) child.kill()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
