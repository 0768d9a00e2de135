// Generates the server's types from the meta-schemas (schemas/platform). `--check` only compares and fails when they are stale.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFromFile } from 'json-schema-to-typescript'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const source = path.join(root, 'schemas/platform')
const target = path.join(root, 'server/engine/generated')
const check = process.argv.includes('--check')
await mkdir(target, { recursive: true })
const stale = []
for (const file of (await readdir(source)).filter((name) => name.endsWith('.schema.json')).sort()) {
  const text = await compileFromFile(path.join(source, file), {
    cwd: source,
    bannerComment: `/* Generated from schemas/platform/${file} by npm run types. */`,
    ignoreMinAndMaxItems: true,
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 140 },
  })
  const out = path.join(target, file.replace('.schema.json', '.ts'))
  const before = await readFile(out, 'utf8').catch(() => '')
  if (before === text) continue
  stale.push(path.relative(root, out))
  if (!check) await writeFile(out, text)
}
const schemas = {}
for (const file of (await readdir(source)).filter((name) => name.endsWith('.schema.json')).sort())
  schemas[file.replace('.schema.json', '')] = JSON.parse(await readFile(path.join(source, file), 'utf8'))
const constants = [
  '/* Generated from schemas/platform/*.schema.json by npm run types: the engine is pure and cannot read files. */',
  '',
  '/** The meta-schemas by name, as the texts of the files. */',
  `export const metaSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = ${JSON.stringify(schemas, null, 1)}`,
  '',
].join('\n')
const constantsFile = path.join(target, 'meta-schemas.ts')
if ((await readFile(constantsFile, 'utf8').catch(() => '')) !== constants) {
  stale.push(path.relative(root, constantsFile))
  if (!check) await writeFile(constantsFile, constants)
}
if (check && stale.length) {
  console.error(`These types are stale, run npm run types: ${stale.join(', ')}`)
  process.exit(1)
}
console.log(stale.length ? `written: ${stale.join(', ')}` : 'types are up to date')
