/** Taking changes of a draft back, and making them again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, type Texts } from '../../web/pages/studio/merge'
import { noSteps, type Steps, stepped, stepsWithout, withStep } from '../../web/pages/studio/undo-steps'

const start: Texts = { 'rules/facts.json': '{}', 'templates/letter.hbs': 'one' }
const change = fc.record({
  path: fc.constantFrom('rules/facts.json', 'templates/letter.hbs', 'templates/new.hbs'),
  text: fc.option(fc.string({ maxLength: 5 }), { nil: null }),
})

interface Draft {
  files: Texts
  steps: Steps
}

const edit = ({ files, steps }: Draft, path: string, text: string | null, label = path, goesOn = false): Draft => ({
  files: changed(files, { [path]: text }),
  steps: withStep(steps, files, label, { [path]: text }, goesOn),
})
const all = (draft: Draft, from: keyof Steps): Draft => {
  const next = stepped(draft.steps, draft.files, from)
  return next ? all(next, from) : draft
}

describe('the changes of a draft', () => {
  test('all taken back give what there was, and all made again what there is, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const done = changes.reduce<Draft>((draft, { path, text }) => edit(draft, path, text), { files: start, steps: noSteps })
        const back = all(done, 'undo')
        expect(back.files).toEqual(start)
        expect(all(back, 'redo').files).toEqual(done.files)
      }),
    )
  })

  test('typed one after the other into one place are one step; a new change ends what could be made again', () => {
    const typed = ['o', 'on'].reduce<Draft>((draft, text) => edit(draft, 'templates/letter.hbs', text, '正文', true), {
      files: start,
      steps: noSteps,
    })
    expect(typed.steps.undo).toHaveLength(1)
    const back = all(typed, 'undo')
    expect(back.files).toEqual(start)
    expect(edit(back, 'rules/facts.json', '[]').steps.redo).toEqual([])
  })

  test('of files that somebody else wrote to are not taken back', () => {
    const done = edit(edit({ files: start, steps: noSteps }, 'rules/facts.json', '[]'), 'templates/letter.hbs', 'two')
    expect(stepsWithout(done.steps, ['rules/facts.json']).undo.map(({ label }) => label)).toEqual(['templates/letter.hbs'])
  })
})
