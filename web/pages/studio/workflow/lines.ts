/** How words stand in the picture: broken into lines beforehand, so that the room they take is known. */

/** Closing marks stay with what they close; words and numbers in Latin script stay whole. */
const pieces = /[（“《(]*(?:[\x21-\x27\x2a-\x7e]+|[^\s\x21-\x7e]|[()])[，。、；：？！）”》)]*/gu

/** Width in ems, generous for Latin script. */
export function emsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign <= '\x7e' ? 0.62 : 1), 0)
}

/** As few lines as go into a width of ems, broken after a closing mark if that can be, else of about the same length. */
export function linesOf(text: string, ems: number): string[] {
  const parts = piecesOf(text)
  const fewest = filled(parts, ems)
  const atMarks = filled(parts, ems, true)
  if (atMarks.length === fewest.length && atMarks.slice(0, -1).every(closed)) return atMarks
  let width = emsOf(text) / fewest.length
  while (width < ems && filled(parts, width).length > fewest.length) width += 0.5
  return width < ems ? filled(parts, width) : fewest
}

function piecesOf(text: string): string[] {
  return text.split(/\s+/).flatMap((word, at) => {
    const [first = '', ...rest] = word.match(pieces) ?? []
    return [at ? ` ${first}` : first, ...rest]
  })
}

const closed = (line: string) => /[，。、；：！？）”》)]$/u.test(line)

function filled(parts: readonly string[], ems: number, atMarks = false): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const full = last === undefined || emsOf(last + part) > ems || (atMarks && closed(last))
    if (full) lines.push(part.trimStart())
    else lines[lines.length - 1] = last + part
  }
  return lines
}
