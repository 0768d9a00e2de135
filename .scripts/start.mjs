// npm start: installs, builds and serves. `-- --demo` serves the demonstration from a throw-away data folder.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, install, root, serverOptions } from './prepare.mjs'

install()
build()

const demo = process.argv.includes('--demo')
const folder = demo ? mkdtempSync(path.join(tmpdir(), 'shenbao-demo-')) : undefined
const environment = demo ? { ...process.env, DATA_DIR: folder, DEMO: '1' } : process.env
const server = spawn(process.execPath, [...serverOptions, '--enable-source-maps', path.join(root, 'dist/server/main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: environment,
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => {
  if (folder) rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
