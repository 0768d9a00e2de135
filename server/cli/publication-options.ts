/** What every command that publishes takes, and what it says afterwards. */
import type { PublicationInput } from '../actions/studio/publication-input.js'
import type { PublicationView, Running } from '../actions/views/studio.js'
import { chineseTime } from '../engine/conditions/display.js'
import { type Call, optional, required, Usage } from './command.js'

/** --note, --running, --at. */
export const publicationOptions = { note: { type: 'string' }, running: { type: 'string' }, at: { type: 'string' } } as const

/** Of drafts also --explained: the note says why some rules have no example that is met, or none that is not. */
export const draftOptions = { ...publicationOptions, explained: { type: 'boolean' } } as const

const choices: readonly Running[] = ['new', 'drafts', 'returned']

/** The same as the actions take it. */
export function publicationInput(call: Call): PublicationInput {
  const given = optional(call, 'running')
  const running = choices.find((choice) => choice === given)
  if (given !== undefined && !running) throw new Usage(`--running 应为 ${choices.join('、')} 之一。`)
  const effectiveAt = optional(call, 'at')
  const explained = call.values.explained === true
  return { note: required(call, 'note'), ...(running && { running }), ...(effectiveAt && { effectiveAt }), ...(explained && { explained }) }
}

/** A publication in a line or two: which, when, and what became of declarations begun before. */
export function published(programme: string, { number, edition, pending, effectiveAt, moves }: PublicationView): string {
  const first = `已发布“${programme}”第 ${number} 次，版本 ${edition.slice(0, 12)}${pending ? `，${chineseTime(effectiveAt)} 生效` : ''}。`
  if (!moves) return first
  if (moves.state === 'waiting') return `${first}\n生效时 ${moves.waiting} 件填报中的申报件改用新版本。`
  return `${first}\n${moves.moved} 件填报中的申报件改用新版本${moves.obstacles ? `，${moves.obstacles} 件没有改` : ''}。`
}
