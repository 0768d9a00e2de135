import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mutate } from '../../server/engine/mutation/mutate.js'
import { withoutEachCitation } from './citing.js'
import { justified, nameOf } from './mutants.js'
import { repository, shipped, shippedOn } from './shipped.js'

const second = { id: 'lanwan-green-2026', site: 'test/fixtures/lanwan-site' }

test.each([
  { id: 'dalian-digital-2024', read: () => shipped() },
  { id: second.id, read: () => shippedOn(second.site, second.id) },
])('every single change of $id turns an example red, but those that are justified', async ({ read }) => {
  const { programme, site } = await read()
  const files = new Map<string, number>()
  const started = process.cpuUsage()
  const { total, survivors } = mutate(programme, site, (mutants) => {
    for (const { file } of mutants) files.set(file, (files.get(file) ?? 0) + 1)
    return mutants
  })
  const seconds = Math.round(process.cpuUsage(started).user / 1_000_000)
  const known = justified(programme.id)
  expect(total).toBeGreaterThanOrEqual(200)
  expect(survivors.map(nameOf).sort()).toEqual(known.map(nameOf).sort())
  const lines = [
    `# Mutation check of ${programme.id}`,
    '',
    `Every threshold, operator, option, rate, cap, need, cell and step of the configuration is changed once; each change must turn one of the ${programme.examples.length} examples red, or be refused by the compiler. Written by \`npm run test:hard\`; the reasons stand in [mutation-survivors.json](mutation-survivors.json).`,
    '',
    `${total} changes, ${total - survivors.length} noticed, ${survivors.length} not; ${seconds} s of CPU.`,
    '',
    '| File | Changes |',
    '|---|---|',
    ...[...files].map(([file, count]) => `| ${file} | ${count} |`),
    '',
    '## What no example can notice',
    '',
    ...known.map((survivor) => `- \`${survivor.file}\` \`${survivor.at}\`：${survivor.change}. ${survivor.why}`),
    '',
  ]
  writeFileSync(path.join(repository, `docs/evidence/mutation-${programme.id}.md`), lines.join('\n'))
})

test('whatever cites a clause of the second programme is missed once it is taken away, but the blocks that the public page only shows', async () => {
  const { programme, site } = await shippedOn(second.site, second.id)
  const { total, survivors } = withoutEachCitation(programme, site)
  expect(total).toBeGreaterThan(400)
  expect(survivors.filter(({ at }) => !at.startsWith('/highlights/')).map(nameOf)).toEqual([])
})
