// What every command does first: install what is missing, build what is stale. Uses Node alone, since nothing may be installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/**
 * How Node is started for the server: what a request leaves behind is collected after 4 MB instead of 16, and everything as soon as the heap
 * is half as large again as what is in use. Measured, that is a sixth less memory under load and costs no time.
 */
export const serverOptions = ['--max-semi-space-size=4', '--heap-growing-percent=50']

/**
 * How types are checked: in one thread without collecting garbage, up to a limit of memory. Measured, that is 12 seconds of a processor for the
 * web instead of 24, as every further thread reads the types of the libraries once more.
 */
export const typesAtOnce = { GOGC: 'off', GOMEMLIMIT: '1500MiB' }

/** Runs a command in the project's folder; its output goes to ours. Returns whether it succeeded. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options })
  return result.status === 0
}

/** Runs a locally installed tool by the file that its package names. */
export function tool(file, args, options) {
  return run(process.execPath, [path.join(root, 'node_modules', file), ...args], options)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer. / 请安装 Node 20.19 或更新的版本。`)
  process.exit(1)
}

/** Installs the packages of the lock file when they are missing or of another lock file. */
export function install() {
  requireNode()
  const wanted = digest([path.join(root, 'package-lock.json'), path.join(root, 'package.json')])
  const stamp = path.join(root, 'node_modules/.shenbao-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages … / 正在安装依赖……')
  if (!run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    console.error('The packages could not be installed: is the npm registry reachable? / 依赖安装失败：请检查 npm 源是否可以访问。')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

/** Compiles the server (tsc) and bundles the web (Vite), each only when its sources changed since. */
export function build({ web = true } = {}) {
  buildPart(
    'server',
    ['server', 'tsconfig.json', 'schemas/platform'],
    'dist/server/main.js',
    () =>
      tool('typescript/bin/tsc', ['-p', '.', '--singleThreaded'], { env: { ...process.env, ...typesAtOnce } }) &&
      copyMigrations() &&
      copyFonts(),
  )
  if (web)
    buildPart('web', ['web', 'server', 'package-lock.json'], 'dist/web/index.html', () =>
      tool('vite/bin/vite.js', ['build', 'web', '-c', 'web/vite.config.ts', '--logLevel', 'warn']),
    )
}

function buildPart(name, sources, product, action) {
  const stamp = path.join(root, `dist/.${name}-built`)
  const wanted = digest(sources.flatMap((source) => filesBelow(path.join(root, source))))
  if (existsSync(path.join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log(`Building the ${name} … / 正在构建……`)
  if (!action()) {
    console.error(`The ${name} could not be built: see the messages above.`)
    process.exit(1)
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** tsc leaves the SQL behind; the compiled store reads it beside itself. */
function copyMigrations() {
  const target = path.join(root, 'dist/server/store/migrations')
  mkdirSync(target, { recursive: true })
  for (const file of filesBelow(path.join(root, 'server/store/migrations')))
    writeFileSync(path.join(target, path.basename(file)), readFileSync(file))
  return true
}

/** The fonts of PDFs, as an installation without development packages lacks them: only the slices, not the whole package. */
function copyFonts() {
  for (const name of ['noto-serif-sc', 'noto-sans-sc']) {
    const source = path.join(root, 'node_modules/@fontsource', name)
    const target = path.join(root, 'dist/server/paper/fonts', name)
    const stamp = `files/${name}-latin-400-normal.woff` // what is stamped on finished PDFs is written in it
    if (existsSync(path.join(target, stamp))) continue
    const css = readFileSync(path.join(source, '400.css'), 'utf8')
    mkdirSync(path.join(target, 'files'), { recursive: true })
    for (const [, file] of css.matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)/g)) copyFileSync(path.join(source, file), path.join(target, file))
    copyFileSync(path.join(source, stamp), path.join(target, stamp))
    writeFileSync(path.join(target, '400.css'), css)
  }
  return true
}

function filesBelow(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(path.join(place, entry.name)))
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}
