/** The printer by itself: what it lets pages do, and what it does when there is too much to do. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPdfPrinter, type PdfPrinter } from '../../server/paper/chromium.js'

/** A place that never answers, and what it was asked for. */
let silent: Server
let origin: string
const asked: string[] = []
let printer: PdfPrinter

beforeAll(async () => {
  silent = createServer(({ url = '' }) => asked.push(url))
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}` // of a port, never a pipe
  printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH, allow: [`${origin}/fonts/`] })
})
afterAll(async () => {
  await printer.close()
  silent.closeAllConnections()
  silent.close()
})

async function textOf(pdf: Uint8Array): Promise<string> {
  const pdfium = await PDFiumLibrary.init()
  const document = await pdfium.loadDocument(pdf)
  const texts = [...document.pages()].map((page) => page.getText())
  document.destroy()
  pdfium.destroy()
  return texts.join()
}

test('a page that is printed runs no script and asks nobody for anything but our own fonts', async () => {
  const from = (path: string) => `${origin}${path}`
  const page = `<p id="a">before</p><img src="${from('/image')}"><link rel="stylesheet" href="${from('/style')}"><iframe src="${from('/frame')}"></iframe>
    <style>@font-face { font-family: other; src: url(${from('/other')}) } p { font-family: other, serif }</style>
    <script>document.getElementById('a').textContent = 'after'; fetch('${from('/script')}')</script>`
  expect(await textOf(await printer.print(page))).toContain('before')
  expect(asked).toEqual([])
})

test('a print that takes too long is ended with its browser, and one more than may wait is refused at once', async () => {
  const hasty = createPdfPrinter({ path: process.env.CHROMIUM_PATH, allow: [`${origin}/fonts/`], milliseconds: 1500, longest: 1 })
  const endless = `<style>@font-face { font-family: ours; src: url(${origin}/fonts/a.woff) } p { font-family: ours }</style><p>never</p>`
  const late = expect(hasty.print(endless)).rejects.toThrow('took too long')
  await expect(hasty.print('<p>one more</p>')).rejects.toThrow('Too many')
  await late
  expect(asked.filter((path) => path !== '/fonts/a.woff')).toEqual([])
  expect(await hasty.describe()).toMatchObject({ path: expect.any(String) })
  await hasty.close()
})
