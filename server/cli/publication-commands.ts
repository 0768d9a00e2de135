/** Commands about what is in force: list, export, import, publish; through the running server where there is one. */
import { readdir } from 'node:fs/promises'
import type { DraftView } from '../actions/views/studio.js'
import { writeProgrammeDirectory } from '../programmes/folders.js'
import { type Call, type Command, json, optional, report, required, Usage } from './command.js'
import { throughDoor } from './door.js'
import { draftOptions, publicationInput, published } from './publication-options.js'
import { problemLine, readFiles } from './sources.js'

export const publicationCommands: Record<string, Command> = {
  list: {
    usage: '[--json]',
    summary: 'every programme with its edition in force and its draft',
    arguments: [0, 0],
    options: json,
    async run(call) {
      const programmes = await throughDoor((door) => door.list())
      report(call, programmes, () =>
        programmes
          .map(({ id, title, inForce, draftVersion, problems, open }) =>
            [
              id,
              title,
              inForce ? `版本 ${inForce.slice(0, 12)}` : '未发布',
              draftVersion ? `有草稿（${problems} 个问题）` : '没有草稿',
              ...(inForce && !open ? ['已关闭'] : []),
            ].join('  '),
          )
          .join('\n'),
      )
      return 0
    },
  },
  export: {
    usage: 'programme --to DIR [--edition ID | --draft]',
    summary: 'the files in force, or of an edition, or of the draft, byte by byte',
    arguments: [1, 1],
    options: { to: { type: 'string' }, edition: { type: 'string' }, draft: { type: 'boolean' } },
    async run(call) {
      const [programme = ''] = call.positionals
      const target = required(call, 'to')
      const existing = await readdir(target).catch(() => [])
      if (existing.length) throw new Usage(`文件夹“${target}”不是空的，没有改动它。请换一个文件夹。`)
      const edition = optional(call, 'edition')
      if (edition && call.values.draft) throw new Usage('--edition 和 --draft 只能选一个。')
      const { files } = await throughDoor((door) => (call.values.draft ? door.draft(programme) : door.files(programme, edition)))
      await writeProgrammeDirectory(target, files)
      call.print(`已写入 ${target}：${Object.keys(files).length} 个文件。`)
      return 0
    },
  },
  import: {
    usage: 'programme --from DIR [--json]',
    summary: 'replace the draft by the files of a folder; nothing is published',
    arguments: [1, 1],
    options: { from: { type: 'string' }, ...json },
    async run(call) {
      const [programme = ''] = call.positionals
      const files = await readFiles(required(call, 'from'))
      const draft = await throughDoor((door) => door.import(programme, files))
      return reportDraft(call, draft, `已导入为草稿（第 ${draft.version} 稿），还没有发布。`)
    },
  },
  publish: {
    usage: 'programme --note TEXT [--from DIR] [--running new|drafts|returned] [--at TIME] [--explained] [--json]',
    summary: 'put the folder, or else the draft, or else the shipped folder in force',
    arguments: [1, 1],
    options: { ...draftOptions, from: { type: 'string' }, ...json },
    async run(call) {
      const [programme = ''] = call.positionals
      const input = publicationInput(call)
      const from = optional(call, 'from')
      const publication = await throughDoor(async (door) => {
        const isDrafted = !from && (await door.list()).some(({ id, draftVersion }) => id === programme && draftVersion > 0)
        const draft = isDrafted ? await door.draft(programme) : await door.import(programme, await readFiles(from ?? programme))
        return door.publish(programme, { ...input, version: draft.version })
      })
      report(call, publication, () => published(programme, publication))
      return 0
    },
  },
}

function reportDraft(call: Call, draft: DraftView, done: string): number {
  const { problems, examples, version, changed } = draft
  report(call, { version, problems, examples, changed }, () =>
    [
      done,
      ...problems.map(problemLine),
      ...examples.failed.flatMap(({ title, differences }) => [`示例“${title}”：`, ...differences.map((line) => `  ${line}`)]),
      `${problems.length} 个问题；${examples.total} 个示例，${examples.failed.length} 个不一致；${changed.length} 个文件与现行版本不同。`,
    ].join('\n'),
  )
  return problems.length + examples.failed.length === 0 ? 0 : 1
}
