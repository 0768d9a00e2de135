import { describe, expect, test } from 'vitest'
import { generatePassword, hashPassword, isPassword, passwordProblems } from '../../server/actions/accounts/passwords.js'

describe('passwords', () => {
  test('generated ones are long, of every kind of character, and never the same', () => {
    const many = Array.from({ length: 500 }, generatePassword)
    expect(new Set(many).size).toBe(500)
    for (const password of many) expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{14}$/)
  })

  test('short, common and guessable ones are refused with the reason', () => {
    expect(passwordProblems('Kx7!mQ2pLw', '91210203MAY0DEM08H')).toEqual([])
    for (const weak of ['short', '1234567890', 'aaaaaaaaaaaa', 'Password2024', 'x91210203may0dem08h!', 'k'.repeat(129)])
      expect(passwordProblems(weak, '91210203MAY0DEM08H')).toHaveLength(1)
  })

  test('a hash fits its password alone; an unknown account takes as long as a wrong password', async () => {
    const stored = await hashPassword('Kx7!mQ2pLw')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(stored, 'Kx7!mQ2pLw')).toBe(true)
    expect(await isPassword(stored, 'Kx7!mQ2pLx')).toBe(false)
    expect(await isPassword(undefined, 'Kx7!mQ2pLw')).toBe(false)
    const time = async (hash: string | undefined) => {
      const started = performance.now()
      for (let round = 0; round < 8; round++) await isPassword(hash, 'wrong')
      return performance.now() - started
    }
    const [known, unknown] = [await time(stored), await time(undefined)]
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2)
  })
})
