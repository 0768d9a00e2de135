/** Unified social credit codes (GB 32100-2015) with the organisation code inside (GB 11714). */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const LOOKALIKES: Record<string, string> = { O: '数字 0', I: '数字 1', Z: '数字 2', S: '数字 5', V: '字母 U 或 Y' }

/** Brings a typed code to its stored form: half-width, upper case, without blanks and hyphens. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/g, '')
}

/** What is wrong with a code, as a sentence that names the position of the character; undefined when it is right. */
export function checkCreditCode(text: string): string | undefined {
  const code = normaliseCreditCode(text)
  const characters = [...code]
  if (characters.length !== 18) return `统一社会信用代码应为 18 位，现在是 ${characters.length} 位。`
  return wrongCharacter(characters) ?? wrongRegion(characters) ?? wrongOrganisation(code) ?? wrongCheck(code)
}

/** The code of the first eight characters and the eight of the organisation, with both check characters. */
export function completedCreditCode(start: string, organisation: string): string {
  const code = `${start}${organisation}${organisationCheck(organisation)}`
  return code + check(code)
}

function wrongCharacter(characters: readonly string[]): string | undefined {
  const index = characters.findIndex((character) => !ALPHABET.includes(character))
  const character = characters[index]
  if (character === undefined) return undefined
  const hint = LOOKALIKES[character]
  return `第 ${index + 1} 位“${character}”不能用在统一社会信用代码里${hint ? `，是不是${hint}？` : '。'}`
}

function wrongRegion(characters: readonly string[]): string | undefined {
  const index = characters.findIndex((character, place) => place >= 2 && place < 8 && !/\d/.test(character))
  return index < 0 ? undefined : `第 ${index + 1} 位“${characters[index]}”应为数字：第 3–8 位是登记机关的行政区划码。`
}

function wrongOrganisation(code: string): string | undefined {
  const expected = organisationCheck(code.slice(8, 16))
  return code[16] === expected ? undefined : `第 17 位“${code[16]}”与第 9–16 位不符（组织机构代码校验），请核对第 9–17 位。`
}

function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * organisationValue(body.charCodeAt(index)), 0)
  return '0123456789X0'[11 - (sum % 11)] ?? ''
}

const organisationValue = (character: number) => (character <= 57 ? character - 48 : character - 55)

function wrongCheck(code: string): string | undefined {
  const expected = check(code)
  return code[17] === expected ? undefined : `第 18 位“${code[17]}”与前 17 位不符（校验码），请对照营业执照逐位核对。`
}

function check(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code[index] ?? ''), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? ''
}
