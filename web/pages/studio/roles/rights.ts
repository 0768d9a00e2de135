/** What each role may do in each stage, read from the draft's workflows, forms and rules. */
import { isRecord, list, record, textOf } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export interface RoleRights {
  id: string
  label: string
  /** By stage; a stage in which it has nothing to do is absent. */
  stages: Record<string, StageRights>
}
export interface StageRights {
  /** What it does, with the states in which it does. */
  actions: { label: string; from: string[] }[]
  sections: string[]
  opinions: string[]
  rules: string[]
  files: boolean
}

export interface NamedStage {
  id: string
  title: string
}

/** The matrix: stages, and the programme's roles with what runs by itself last. */
export function rightsIn(files: Texts): { stages: NamedStage[]; roles: RoleRights[] } {
  const programme = record(documentOf(files['schemas/programme.json']))
  const stages = list(programme.stages)
    .filter(isRecord)
    .map(({ id, title, by }) => ({ id: textOf(id), title: textOf(title) || textOf(id), by: textOf(by) }))
  const own = list(programme.roles)
    .filter(isRecord)
    .map(({ id, label }) => ({ id: textOf(id), label: textOf(label) || textOf(id) }))
  const all = [...own, { id: 'batch', label: '批次办理' }, { id: 'system', label: '系统自动' }]
  const roles = all.map(({ id, label }) => {
    const found = stages.map((stage) => [stage.id, stageRights(files, stage, id)] as const).filter(([, rights]) => hasAny(rights))
    return { id, label, stages: Object.fromEntries(found) }
  })
  const isOwn = (id: string) => own.some((role) => role.id === id)
  return {
    stages: stages.map(({ id, title }) => ({ id, title })),
    roles: roles.filter(({ id, stages: some }) => isOwn(id) || Object.keys(some).length > 0),
  }
}

const hasAny = ({ actions, sections, opinions, rules, files }: StageRights) =>
  files || [actions, sections, opinions, rules].some((things) => things.length > 0)

function stageRights(files: Texts, { id: stage, by: applicant }: { id: string; by: string }, role: string): StageRights {
  const workflow = record(documentOf(files[`rules/${stage}.workflow.json`]))
  const states = new Map(
    list(workflow.states)
      .filter(isRecord)
      .map(({ id, label }) => [textOf(id), textOf(label)]),
  )
  const concerns = (list_: unknown) => list(list_).includes(role)
  const labels = (things: unknown, key: string) =>
    list(things)
      .filter(isRecord)
      .filter((thing) => concerns(thing[key]))
      .map(({ label, title }) => textOf(label) || textOf(title))
  const actions = list(workflow.actions)
    .filter(isRecord)
    .filter(({ by }) => concerns(by))
    .map(({ label, from }) => ({ label: textOf(label), from: list(from).map((state) => states.get(textOf(state)) ?? textOf(state)) }))
  const sections = Object.values(record(record(documentOf(files[`schemas/${stage}.form.json`])).properties)).filter(isRecord)
  return {
    actions,
    sections: labels(sections, 'by'),
    opinions: labels(workflow.opinions, 'by'),
    rules: labels(record(documentOf(files[`rules/${stage}.eligibility.json`])).rules, 'overridable'),
    files: role !== '' && role === applicant,
  }
}
