/** On which pages of a printed form each value stands, from the names that the PDF keeps of its places. */
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { placeName } from '../engine/print/tables.js'

/** First and last page, from 1, by the field's pointer. */
export type FieldPlaces = Record<string, [first: number, last: number]>

/** Empty where the PDF names no places. */
export async function fieldPlaces(pdf: Uint8Array): Promise<FieldPlaces> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]))
  const named = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const pages = new Map<string, number>()
  for (const name of named?.keys() ?? []) {
    const target = named?.lookup(name)
    const page = target instanceof PDFArray && [...numbers].find(([ref]) => ref === target.get(0))?.[1]
    if (page) pages.set(name.decodeText(), page)
  }
  const places: FieldPlaces = {}
  for (const [name, first] of pages) {
    if (!name.startsWith(placeName.from)) continue
    const pointer = name.slice(placeName.from.length)
    places[pointer] = [first, pages.get(placeName.to + pointer) ?? first]
  }
  return places
}
