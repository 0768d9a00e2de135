/** Runs in a worker thread: puts the pages of many PDFs into one, each page as it was printed, codes included. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import { PDFDocument } from 'pdf-lib'

const { parts, whole }: { parts: readonly string[]; whole: string } = workerData
const document = await PDFDocument.create()
document.setLanguage('zh-CN')
for (const part of parts) {
  const from = await PDFDocument.load(await readFile(part), { updateMetadata: false })
  for (const page of await document.copyPages(from, from.getPageIndices())) document.addPage(page)
}
await writeFile(`${whole}.incoming`, await document.save(), { mode: 0o600 })
await rename(`${whole}.incoming`, whole)
