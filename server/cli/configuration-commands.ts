/** Commands about configuration as text: check, diff, coverage, mutate, explain, book, types, new. */
import { readFile, writeFile } from 'node:fs/promises'
import { bookPage } from '../engine/book/draft-book.js'
import { bookHtml } from '../engine/book/html.js'
import { bookText, changedOnly } from '../engine/book/text.js'
import { compile } from '../engine/compile/compile.js'
import { explain } from '../engine/conditions/explain.js'
import { coverage } from '../engine/coverage.js'
import { diff } from '../engine/diff/diff.js'
import { runExamples } from '../engine/examples/examples.js'
import { mutate } from '../engine/mutation/mutate.js'
import { writeProgrammeDirectory } from '../programmes/folders.js'
import { answerTypes } from './answer-types.js'
import { type Command, json, optional, report, Usage } from './command.js'
import { newProgramme } from './new-programme.js'
import { problemLine, readFiles, readProgramme, readSite } from './sources.js'

export const configurationCommands: Record<string, Command> = {
  check: {
    usage: 'DIR|programme [--json]',
    summary: 'compile a programme and run its examples',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const [source = ''] = call.positionals
      const site = await readSite()
      const compiled = compile(await readFiles(source), site)
      const examples = compiled.value ? runExamples(compiled.value, site.calendar) : { total: 0, failed: [] }
      const answer = { problems: compiled.problems, examples: { total: examples.total, failed: examples.failed } }
      report(call, answer, () =>
        [
          ...compiled.problems.map(problemLine),
          ...examples.failed.flatMap(({ path, title, differences }) => [
            `${path}（${title}）：`,
            ...differences.map((line) => `  ${line}`),
          ]),
          `${compiled.problems.length} 个问题；${examples.total} 个示例，${examples.failed.length} 个不一致。`,
        ].join('\n'),
      )
      return compiled.problems.length + examples.failed.length === 0 ? 0 : 1
    },
  },
  diff: {
    usage: 'A B [--json]',
    summary: 'what changed between two programmes, as sentences',
    arguments: [2, 2],
    options: json,
    async run(call) {
      const [before = '', after = ''] = call.positionals
      const changes = diff((await readProgramme(before)).programme, (await readProgramme(after)).programme)
      report(call, changes, () => changes.map(({ kind, text }) => `${kind}：${text}`).join('\n') || '没有变化。')
      return 0
    },
  },
  coverage: {
    usage: 'DIR|programme [--json]',
    summary: 'how each clause is honoured, and which fields nothing uses; 1 where a clause or a field is left over',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const { programme } = await readProgramme(call.positionals[0] ?? '')
      const answer = coverage(programme)
      report(call, answer, () =>
        [
          ...answer.clauses.map(({ label, by }) => `${label}：${by.join('、') || '没有落实'}`),
          `${answer.total} 条，未落实 ${answer.uncovered.length} 条；没有用到的字段 ${answer.unusedFields.length} 个${answer.unusedFields.length ? `：${answer.unusedFields.join('、')}` : ''}。`,
        ].join('\n'),
      )
      return answer.uncovered.length + answer.unusedFields.length ? 1 : 0
    },
  },
  mutate: {
    usage: 'DIR|programme [--json]',
    summary: 'change every threshold, option and need in turn: some example must turn red',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const { programme, site } = await readProgramme(call.positionals[0] ?? '')
      const answer = mutate(programme, site)
      report(call, answer, () =>
        [
          ...answer.survivors.map(({ file, at, change }) => `${file} ${at}：${change}`),
          `${answer.total} 处改动，${answer.survivors.length} 处没有被示例发现。`,
        ].join('\n'),
      )
      return answer.survivors.length ? 1 : 0
    },
  },
  explain: {
    usage: 'DIR|programme [rule] [--json]',
    summary: 'every rule as a Chinese sentence',
    arguments: [1, 2],
    options: json,
    async run(call) {
      const [source = '', name] = call.positionals
      const { programme } = await readProgramme(source)
      const rules = [...programme.stages.values()].flatMap((stage) =>
        stage.rules
          .filter((rule) => name === undefined || rule.name === name)
          .map((rule) => ({
            stage: stage.id,
            rule: rule.name,
            label: rule.label,
            sentence: explain(rule.conditions, programme, stage),
            clause: rule.clause,
          })),
      )
      if (name !== undefined && rules.length === 0) throw new Usage(`没有规则“${name}”。`)
      report(call, rules, () =>
        rules
          .map(
            ({ label, sentence, clause }) =>
              `${label}：${sentence}${clause ? `（${programme.clauses.get(clause)?.label ?? clause}）` : ''}`,
          )
          .join('\n'),
      )
      return 0
    },
  },
  book: {
    usage: 'DIR|programme [--against DIR|programme] [--changes] [--html FILE]',
    summary: 'the whole programme as a document in Chinese, its changes against another edition marked; as a page for A4 into a file',
    arguments: [1, 1],
    options: { against: { type: 'string' }, changes: { type: 'boolean' }, html: { type: 'string' } },
    async run(call) {
      const [source = ''] = call.positionals
      const against = optional(call, 'against')
      const before = against === undefined ? undefined : { programme: (await readProgramme(against)).programme, words: against }
      const page = bookPage((await readProgramme(source)).programme, source, before)
      const file = optional(call, 'html')
      if (file) await writeFile(file, bookHtml(page))
      call.print(file ? `已写入 ${file}。` : bookText(call.values.changes ? { ...page, book: changedOnly(page.book) } : page).trimEnd())
      return 0
    },
  },
  types: {
    usage: 'DIR|programme',
    summary: 'TypeScript types of the answers of every stage',
    arguments: [1, 1],
    options: {},
    async run(call) {
      const { programme } = await readProgramme(call.positionals[0] ?? '')
      call.print(await answerTypes(programme))
      return 0
    },
  },
  new: {
    usage: 'programme --to DIR [--title 名称]',
    summary: 'a minimal valid programme to start from',
    arguments: [1, 1],
    options: { to: { type: 'string' }, title: { type: 'string' } },
    async run(call) {
      const [id = ''] = call.positionals
      if (!/^[a-z0-9][a-z0-9-]{1,59}$/.test(id)) throw new Usage('事项编号只能用小写字母、数字和连字符，例如 green-upgrade-2026。')
      const target = typeof call.values.to === 'string' ? call.values.to : id
      const existing = await readFile(`${target}/schemas/programme.json`).catch(() => undefined)
      if (existing) throw new Usage(`“${target}”中已经有一个事项，没有改动它。`)
      const title = typeof call.values.title === 'string' ? call.values.title : '新申报事项'
      await writeProgrammeDirectory(target, newProgramme(id, title))
      call.print(`已写入 ${target}。接着运行：npm run -s shenbao -- check ${target}`)
      return 0
    },
  },
}
