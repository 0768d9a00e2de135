/** Credit codes that pass the check digits and belong to nobody. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
let serial = 0

/** A new one at every call; or the n-th. */
export function creditCode(n = ++serial): string {
  const organisation = `T${String(n).padStart(7, '0')}`
  const value = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55)
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * value(organisation[index] ?? '0'), 0)
  const body = `91990100${organisation}${'0123456789X0'[11 - (sum % 11)]}`
  const total = weights.reduce((all, weight, index) => all + weight * alphabet.indexOf(body[index] ?? '0'), 0)
  return body + alphabet[(31 - (total % 31)) % 31]
}
