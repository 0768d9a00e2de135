/** Cases by which a draft is shown: its examples, those of its demonstration, or one made up from a form. */

import { isObject } from '../form/answers.js'
import type { Demonstration, DemonstrationDeclaration } from '../generated/demo.js'
import type { Example, ExampleGiven } from '../generated/example.js'
import type { Files, Json } from '../model.js'
import type { CompiledSite, Stage } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { filledAtLast } from './demonstration-answers.js'
import { madeUpAnswers } from './made-up.js'

/** One case that may be chosen. */
export interface SampleChoice {
  /** Path of an example, path#key of a demonstration's declaration. */
  id: string
  title: string
  stage: string
  from: 'example' | 'demonstration'
}

/** Every case of a draft, read even while other files are broken. */
export function sampleChoices(files: Files): SampleChoice[] {
  const examples = textsBelow(files, 'rules/examples/').flatMap(([path, text]): SampleChoice[] => {
    const { title, stage } = parsed(text)
    return typeof title === 'string' && typeof stage === 'string' ? [{ id: path, title, stage, from: 'example' }] : []
  })
  const played = demonstrations(files).flatMap(([path, { declarations }]) =>
    declarations.map(
      ({ key, title, stage }): SampleChoice => ({ id: `${path}#${key}`, title: title ?? key, stage, from: 'demonstration' }),
    ),
  )
  return [...examples, ...played]
}

/** What the chosen case gives; one made up from the form where there is none of that stage. `now` is the time of a case that says none. */
export function givenBy(files: Files, stage: Stage, choice: string | undefined, now: string, site?: CompiledSite): ExampleGiven {
  const known = choice === undefined ? undefined : (exampleGiven(files, stage, choice) ?? demonstrationGiven(files, stage, choice, now))
  return known ?? madeUp(stage, now, site)
}

function exampleGiven(files: Files, stage: Stage, path: string): ExampleGiven | undefined {
  const example = path.startsWith('rules/examples/') && Object.hasOwn(files, path) ? parsed(files[path]) : {}
  return example.stage === stage.id && isObject(example.given) ? (example as unknown as Example).given : undefined // judged by whoever edits it
}

/** What was filled in, uploaded and decided at the last, whoever it was. */
function demonstrationGiven(files: Files, stage: Stage, choice: string, now: string): ExampleGiven | undefined {
  const [path, key] = choice.split('#')
  const demonstration = demonstrations(files).find(([one]) => one === path)?.[1]
  const declaration = demonstration?.declarations.find((one) => one.key === key && one.stage === stage.id)
  if (!demonstration || !declaration) return undefined
  const organisation = demonstration.organisations.find((one) => one.key === declaration.organisation)
  const { steps } = declaration
  const answersOf = (one: DemonstrationDeclaration) => filledAtLast(demonstration.declarations, one.key, dayOf(now))
  const above = demonstration.declarations.filter((one) => one.organisation === declaration.organisation && one.stage !== stage.id)
  return {
    now,
    organisation: { ...organisation },
    answers: answersOf(declaration),
    earlier: Object.fromEntries(above.map((one) => [one.stage, answersOf(one)])),
    materials: steps.flatMap((step) => (step.kind === 'upload' ? step.materials : [])),
    registers: Object.fromEntries((demonstration.registers ?? []).map(({ register, rows }) => [register, rows])),
  }
}

function madeUp({ form }: Stage, now: string, site: CompiledSite | undefined): ExampleGiven {
  const district = site?.file.districts[0]?.id ?? ''
  const organisation = {
    name: '示例单位',
    creditCode: '91000000MA00000000',
    district,
    contact: '张三',
    mobile: '13800000000',
    email: 'a@example.com',
  }
  return { now, organisation, answers: madeUpAnswers(form, now) }
}

function demonstrations(files: Files): [path: string, content: Demonstration][] {
  return textsBelow(files, 'rules/demo/').flatMap(([path, text]): [string, Demonstration][] => {
    const content = parsed(text)
    const lists = [content.organisations, content.declarations]
    return lists.every((list) => Array.isArray(list) && list.every(isObject)) ? [[path, content as unknown as Demonstration]] : []
  })
}

const textsBelow = (files: Files, folder: string) => Object.entries(files).filter(([path]) => path.startsWith(folder))

function parsed(text: string | undefined): Record<string, Json> {
  try {
    const content: Json = JSON.parse(text ?? '')
    return isObject(content) ? content : {}
  } catch {
    return {}
  }
}
