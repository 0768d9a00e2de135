/** Commands that evaluate a case: evaluate, render, verify-amount. */
import { evaluate } from '../engine/evaluate.js'
import { withPools } from '../engine/examples/pool-left.js'
import { gatherFacts } from '../engine/facts/facts.js'
import { nearestMiss } from '../engine/nearest/miss.js'
import type { Programme } from '../engine/programme.js'
import { letterData } from '../engine/templates/letter-data.js'
import { renderLetter } from '../engine/templates/letters.js'
import { factValues } from '../engine/templates/reviews.js'
import { stateOf } from '../engine/workflow/workflow.js'
import { verifySheet } from '../engine/worksheet/verify-sheet.js'
import { type Call, type Command, json, optional, report, required, Usage } from './command.js'
import { readAnyJson, readCase, readProgramme } from './sources.js'

const caseOptions = {
  programme: { type: 'string' },
  stage: { type: 'string' },
  input: { type: 'string' },
  now: { type: 'string' },
} as const

async function readCall(call: Call) {
  const { programme, site } = await readProgramme(required(call, 'programme'))
  const given = await readCase(required(call, 'input'), site, optional(call, 'now'))
  const id = optional(call, 'stage') ?? given.stage ?? [...programme.stages.keys()][0] ?? ''
  const stage = programme.stages.get(id)
  if (!stage) throw new Usage(`没有环节“${id}”；有：${[...programme.stages.keys()].join('、')}。`)
  return { programme, site, ...given, inputs: withPools(programme, stage, given.inputs, given), stage: id }
}

/** What `evaluate` prints: amounts in whole fen. */
function evaluation(programme: Programme, stage: string, inputs: Parameters<typeof evaluate>[2]) {
  const result = evaluate(programme, stage, inputs)
  return {
    verdict: result.verdict,
    findings: result.findings,
    materials: result.checklist,
    amounts: result.amounts,
    sheet: result.sheet ?? null,
    missing: result.missing,
    nearestMiss: nearestMiss(programme, stage, inputs),
    problems: result.problems,
  }
}

export const evaluationCommands: Record<string, Command> = {
  evaluate: {
    usage: '--programme DIR|id --stage S --input case.json [--now ISO] [--json]',
    summary: 'verdict, findings, materials and amounts of a case',
    arguments: [0, 0],
    options: { ...caseOptions, ...json },
    async run(call) {
      const { programme, stage, inputs } = await readCall(call)
      const answer = evaluation(programme, stage, inputs)
      report(call, answer, () =>
        [
          `结论：${answer.verdict}`,
          ...answer.findings.map(({ label, outcome, message }) => `  ${outcome}  ${label}${message ? `：${message}` : ''}`),
          ...answer.materials.map(({ title, need, present }) => `  ${present ? '有' : '缺'}  ${title}（${need}）`),
          ...Object.entries(answer.amounts).map(([id, fen]) => `  ${id}：${fen === null ? '不能确定' : `${fen} 分`}`),
          ...(answer.nearestMiss.sentence ? [`  ${answer.nearestMiss.sentence}`] : []),
          ...answer.problems.map(({ at, message }) => `  ${at}：${message}`),
        ].join('\n'),
      )
      return 0
    },
  },
  render: {
    usage: '--programme DIR|id --letter L --input case.json [--stage S] [--now ISO]',
    summary: 'a letter as HTML',
    arguments: [0, 0],
    options: { ...caseOptions, letter: { type: 'string' } },
    async run(call) {
      const { programme, site, stage: id, inputs, state } = await readCall(call)
      const stage = programme.stages.get(id)
      const letter = required(call, 'letter')
      if (!stage || !programme.letters.has(letter))
        throw new Usage(`没有文书“${letter}”；有：${[...programme.letters.keys()].join('、')}。`)
      const { amounts } = evaluate(programme, id, inputs)
      const reached = state && (stateOf(stage.workflow, state)?.label ?? state)
      const declaration = { state: reached, submittedAt: inputs.submittedAt }
      const facts = factValues(programme, stage, gatherFacts(programme, stage, inputs))
      call.print(renderLetter(programme, letter, letterData(programme, stage, { ...inputs, letter, amounts, facts, declaration, site })))
      return 0
    },
  },
  'verify-amount': {
    usage: 'FILE [--json]',
    summary: 'recompute an exported amount sheet',
    arguments: [1, 1],
    options: json,
    async run(call) {
      const differences = verifySheet(await readAnyJson(call.positionals[0] ?? ''))
      report(call, { equal: differences.length === 0, differences }, () => differences.join('\n') || '重新计算的结果一致。')
      return differences.length ? 1 : 0
    },
  },
}
