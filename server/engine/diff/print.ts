/** What changed in the form on paper. */

import type { Programme, Stage } from '../programme.js'
import { type Change, changedThings, thing } from './things.js'

interface Side {
  programme: Programme
  stage: Stage
}

/** Changes of the words around the printed form and of its template. */
export function printChanges(before: Side, after: Side): Change[] {
  return changedThings('打印', [printThing(before)], [printThing(after)]).map(({ kind, text }) => ({
    kind,
    text: text.replace(/的模板内容由[\s\S]*$/, '的模板内容有改动'),
  }))
}

function printThing({ programme, stage }: Side) {
  const print = stage.layout.print ?? {}
  const text = print.template === undefined ? undefined : programme.files[`templates/${print.template}`]
  return thing(
    'print',
    `${stage.form.title}`,
    { print, text: text ?? '' },
    {
      标题: () => print.title,
      副标题: () => print.subtitle,
      承诺: () => print.declaration,
      盖章处的文字: () => print.seal,
      签字: () => print.signatures,
      模板: () => print.template,
      模板内容: () => text,
    },
  )
}
