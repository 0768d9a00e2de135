/** Programmes and the site as folders of text: the shipped layout, and the directory that export writes. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from '../engine/model.js'
import { editionIdOf } from './edition-id.js'

const kinds = ['schemas', 'rules', 'templates'] as const
/** Folders below the three that belong to no programme. */
const shared = new Set(['platform', 'site', 'print'])

/** Ids of the programmes that have folders below a root. */
export async function programmesBelow(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'schemas'), { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !shared.has(entry.name))
    .map(({ name }) => name)
    .sort()
}

/** The files of a programme in the shipped layout (schemas/<id>/… → schemas/…). */
export async function readProgrammeFolder(root: string, id: string): Promise<Files> {
  const parts = await Promise.all(kinds.map((kind) => readBelow(path.join(root, kind, id), kind)))
  return sorted(Object.assign({}, ...parts))
}

/** What the edition of those files is called. */
export async function editionOfFolder(root: string, id: string): Promise<string> {
  const folders = kinds.map((kind) => [kind, path.join(root, kind, id)] as const)
  const found = await Promise.all(folders.map(([kind, folder]) => placesBelow(folder, kind)))
  const places = new Map(found.flat())
  return editionIdOf([...places.keys()], (name) => readFile(places.get(name) ?? '', 'utf8'))
}

/** The files of the site in the shipped layout. */
export const readSiteFolder = (root: string): Promise<Files> => readProgrammeFolder(root, 'site')

/** The files of a directory with schemas/, rules/, templates/ inside; one folder of the programme's name in each is tolerated. */
export async function readProgrammeDirectory(directory: string): Promise<Files> {
  const inner = await innerFolder(directory)
  const parts = await Promise.all(kinds.map((kind) => readBelow(path.join(directory, kind, inner), kind)))
  return sorted(Object.assign({}, ...parts))
}

/** Writes a programme as three folders; the text is byte-identical to the edition's. */
export async function writeProgrammeDirectory(directory: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const target = path.resolve(directory, name)
    if (!target.startsWith(path.resolve(directory) + path.sep)) throw new Error(`Not a path below the directory: ${name}`)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, text)
  }
}

async function innerFolder(directory: string): Promise<string> {
  const entries = await readdir(path.join(directory, 'schemas'), { withFileTypes: true })
  const isProgramme = entries.some(({ name }) => name === 'programme.json')
  const folders = entries.filter((entry) => entry.isDirectory() && !shared.has(entry.name))
  return !isProgramme && folders.length === 1 ? (folders[0]?.name ?? '') : ''
}

async function readBelow(folder: string, prefix: string): Promise<Record<string, string>> {
  const places = await placesBelow(folder, prefix)
  return Object.fromEntries(await Promise.all(places.map(async ([name, place]) => [name, await readFile(place, 'utf8')] as const)))
}

/** Names within the edition, with where each file is. */
async function placesBelow(folder: string, prefix: string): Promise<[name: string, place: string][]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry): Promise<[string, string][]> => {
        const [name, place] = [`${prefix}/${entry.name}`, path.join(folder, entry.name)]
        return entry.isDirectory() ? placesBelow(place, name) : [[name, place]]
      }),
  )
  return found.flat()
}

/** In the order of their paths, so that the same folder gives the same object. */
const sorted = (files: Record<string, string>): Files => Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
