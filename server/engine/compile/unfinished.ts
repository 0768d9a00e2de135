/** A draft for what shows it while it is written: one fact that is not finished must not take the names of all others away. */
import { impliedType } from '../facts/catalogue.js'
import type { Files, Json } from '../model.js'
import { readJson } from '../values/json-text.js'
import { type Configuration, readConfiguration } from './configuration-files.js'
import { shapeProblems } from './meta-schemas.js'

const path = 'rules/facts.json'

/** Every file that can be read; of facts that are not finished their names. Broken ones are still counted among the broken. */
export function readUnfinished(files: Files): Configuration {
  const read = readConfiguration(files, 'programme')
  const value = finished(readJson(files[path] ?? '').value)
  const others = read.documents.filter(({ kind }) => kind !== 'facts')
  return value ? { ...read, documents: [...others, { kind: 'facts', name: 'facts', path, value }] } : read
}

/** The same with a plain name in place of each fact that is not finished, without conditions and budgets that are not. */
function finished(value: Json | undefined): Json | undefined {
  if (!isTree(value)) return undefined
  const places = shapeProblems('facts', value).map(({ at }) => at.split('/').slice(1, 3).join('/'))
  const isWrong = (list: string, key: string | number) => places.includes(`${list}/${key}`)
  const { facts, conditions, pools } = value
  const next: Json = {
    ...value,
    ...(Array.isArray(facts) && {
      facts: facts.map((fact, index) => (isWrong('facts', index) || isOpen(fact) ? nameOf(fact, index) : fact)),
    }),
    ...(isTree(conditions) && {
      conditions: Object.fromEntries(Object.entries(conditions).filter(([name]) => !isWrong('conditions', name))),
    }),
    ...(Array.isArray(pools) && { pools: pools.filter((_, index) => !isWrong('pools', index)) }),
  }
  return shapeProblems('facts', next).length === 0 ? next : undefined
}

/** What it is looked up in was not chosen yet. */
const isOpen = (fact: Json): boolean =>
  isTree(fact) && Object.entries(fact).some(([key, value]) => value === '' && key !== 'label' && key !== 'formula')

/** At its place in the list, so that what stands behind it stays where it is. */
function nameOf(fact: Json, index: number): Json {
  const { id, label, kind, type, stage, unit, options } = isTree(fact) ? fact : {}
  const plain = { id, label, kind: 'expression', type: type ?? impliedType(String(kind)) ?? 'decimal', formula: '' }
  const named: Json = JSON.parse(JSON.stringify({ ...plain, stage, unit, options }))
  if (shapeProblems('facts', { facts: [named] }).length === 0) return named
  return { id: `unfinished${index}`, label: String(label ?? ''), kind: 'expression', type: 'decimal', formula: '' }
}

const isTree = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
