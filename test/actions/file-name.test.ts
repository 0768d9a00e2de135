import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName } from '../../server/actions/file-name.js'
import { disposition } from '../../server/http/files.js'

/** As `binary` of fast-check, which first counts all of them for seconds. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800))

describe('names of uploaded files', () => {
  test.each([
    ['营业执照.pdf', '营业执照.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\扫描\\表.PDF', '表.pdf'],
    ['a\u0000b\r\nSet-Cookie: x=1.pdf', 'abSet-Cookie x=1.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['...', '未命名.pdf'],
    ['', '未命名.pdf'],
    ['长'.repeat(300), `${'长'.repeat(120)}.pdf`],
  ])('%j becomes %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept)
  })

  test('whatever the name, header and list stay clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (given) => {
        const name = cleanFileName(given)
        expect(name).toMatch(/^[^\p{Cc}"\\/]+\.pdf$/u)
        expect(disposition(name)).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|#-]+$/)
      }),
    )
  })
})
