/** Unified social credit codes (GB 32100-2015, GB 11714): the same judgement and the same words as the server's. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const lookalikes: Record<string, string> = { O: '数字 0', I: '数字 1', Z: '数字 2', S: '数字 5', V: '字母 U 或 Y' }

/** Half-width, upper case, without blanks and hyphens. */
export const normaliseCreditCode = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/g, '')

/** What is wrong with a code, naming the position; undefined = nothing. */
export function creditCodeProblem(text: string): string | undefined {
  const code = normaliseCreditCode(text)
  const characters = [...code]
  if (characters.length !== 18) return `统一社会信用代码应为 18 位，现在是 ${characters.length} 位。`
  const odd = characters.findIndex((character) => !alphabet.includes(character))
  if (odd >= 0) {
    const hint = lookalikes[characters[odd] ?? '']
    return `第 ${odd + 1} 位“${characters[odd]}”不能用在统一社会信用代码里${hint ? `，是不是${hint}？` : '。'}`
  }
  const region = characters.findIndex((character, place) => place >= 2 && place < 8 && !/\d/.test(character))
  if (region >= 0) return `第 ${region + 1} 位“${characters[region]}”应为数字：第 3–8 位是登记机关的行政区划码。`
  return wrongOrganisation(code) ?? wrongCheck(code)
}

function wrongOrganisation(code: string): string | undefined {
  const value = (character: number) => (character <= 57 ? character - 48 : character - 55)
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * value(code.charCodeAt(index + 8)), 0)
  return code[16] === '0123456789X0'[11 - (sum % 11)]
    ? undefined
    : `第 17 位“${code[16]}”与第 9–16 位不符（组织机构代码校验），请核对第 9–17 位。`
}

function wrongCheck(code: string): string | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index] ?? ''), 0)
  return code[17] === alphabet[(31 - (sum % 31)) % 31]
    ? undefined
    : `第 18 位“${code[17]}”与前 17 位不符（校验码），请对照营业执照逐位核对。`
}
