/** What the mutation check of the shipped programmes may leave alive, with the reasons; and a sample by seed. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from './shipped.js'

export interface Survivor {
  file: string
  at: string
  change: string
}

const file = path.join(repository, 'docs/evidence/mutation-survivors.json')

/** The survivors of a programme that are justified. */
export const justified = (programme: string): (Survivor & { why: string })[] => JSON.parse(readFileSync(file, 'utf8'))[programme]

export const nameOf = ({ file: place, at, change }: Survivor) => `${place} ${at}：${change}`

/** So many of a list, chosen by a seed. */
export function sampled<T>(list: readonly T[], count: number, seed: number): T[] {
  let state = seed % 2_147_483_647 || 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  return [...list]
    .map((item) => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item)
}
