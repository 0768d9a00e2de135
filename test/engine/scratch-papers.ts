import { readFileSync } from 'node:fs'
import { formModel } from '../../server/engine/form-model.js'
import type { CompiledSite, DictionaryModel, Programme } from '../../server/engine/programme.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'

function dict(id: string, d: any): DictionaryModel {
  const codes = new Map<string, any>()
  const walk = (e: any, path: string[]) => {
    const p = [...path, e.name]
    codes.set(e.code, { name: e.name, path: p, selectable: !e.children })
    for (const c of e.children ?? []) walk(c, p)
  }
  for (const e of d.entries) walk(e, [])
  return { id, title: d.title, selectable: d.selectable ?? 'leaf', entries: d.entries, codes }
}
export async function shipped(
  root = '/work/main',
  id = 'dalian-digital-2024',
  st = 'selection',
): Promise<{ programme: Programme; site: CompiledSite }> {
  const files = await readProgrammeFolder(root, id)
  const siteFiles = await readSiteFolder(root)
  const j = (p: string) => JSON.parse(files[p] ?? 'null')
  const dictionaries = new Map(
    Object.keys(files)
      .filter((f) => f.endsWith('.dictionary.json'))
      .map((f) => {
        const n = f.slice(8, -16)
        return [n, dict(n, j(f))]
      }),
  )
  const file = j('schemas/programme.json')
  const stage = {
    id: st,
    definition: file.stages.find((s: any) => s.id === st),
    form: formModel(j(`schemas/${st}.form.json`), dictionaries),
    layout: j(`schemas/${st}.ui.json`) ?? {},
    materials: j(`schemas/${st}.materials.json`),
    rules: [],
    workflow: j(`rules/${st}.workflow.json`),
    worksheet: j('rules/subsidy.worksheet.json') ?? undefined,
    facts: new Map(),
  }
  const template = (d: any) => ({ definition: d, path: `templates/${d.template}`, text: files[`templates/${d.template}`] ?? '' })
  const site = {
    file: JSON.parse(siteFiles['schemas/site.json'] ?? ''),
    files: siteFiles,
    calendar: {},
    dictionaries: new Map(),
    templates: new Map(
      Object.entries(siteFiles)
        .filter(([p]) => p.startsWith('templates/'))
        .map(([p, t]) => [p.slice(10), t]),
    ),
  }
  const programme = {
    id,
    file,
    files,
    stages: new Map([[st, stage]]),
    dictionaries,
    letters: new Map((file.letters ?? []).map((l: any) => [l.id, template(l)])),
    mails: new Map((file.mails ?? []).map((l: any) => [l.id, template(l)])),
    roles: new Map(),
    site,
  }
  return { programme: programme as any, site: site as any }
}
