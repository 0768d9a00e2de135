/** A scanner that hands over bad scans of good prints; it works in a browser, because that draws, blurs and packs fast. Shares nothing with the reader. */
import { gzipSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDocument } from 'pdf-lib'
import { launchChromium } from '../browser/chromium.js'
import type { Damage } from './damage.js'

/** One page of a print, on its way through the scanner. */
export interface Sheet {
  pdf: Uint8Array
  /** From 0. */
  index: number
  /** A strip of this sheet lies over the top of the page, as if glued there; `height` in millimetres. */
  pasted?: { pdf: Uint8Array; index: number; height: number }
  /** How much of its height is left. */
  kept?: number
}

export interface Picture {
  jpeg: Uint8Array
  dpi: number
}

export interface Scanner {
  scan(sheet: Sheet, damage: Damage, seed: number): Promise<Picture>
  close(): Promise<void>
}

/** Sheets are kept in the browser at this resolution. */
const printed = 300

/** Starts a browser of its own. */
export async function openScanner(): Promise<Scanner> {
  const [browser, pdfium] = await Promise.all([launchChromium(), PDFiumLibrary.init()])
  const page = await browser.newPage()
  const sheets = new Map<Uint8Array, Map<number, Promise<string>>>()

  function laid(pdf: Uint8Array, index: number): Promise<string> {
    const known = sheets.get(pdf) ?? new Map<number, Promise<string>>()
    sheets.set(pdf, known)
    const name = known.get(index) ?? layNew(pdf, index, `sheet-${[...sheets.keys()].indexOf(pdf)}-${index}`)
    known.set(index, name)
    return name
  }

  async function layNew(pdf: Uint8Array, index: number, name: string): Promise<string> {
    const document = await pdfium.loadDocument(pdf)
    const { data, width, height } = await document.getPage(index).render({ scale: printed / 72, render: 'bitmap' })
    document.destroy()
    await page.evaluate(layDown, { name, width, packed: gzipSync(data, { level: 1 }).toString('base64'), height })
    return name
  }

  return {
    async scan({ pdf, index, pasted, kept = 1 }, damage, seed) {
      const strip = pasted && { name: await laid(pasted.pdf, pasted.index), height: pasted.height }
      const jpeg = await page.evaluate(takePicture, { name: await laid(pdf, index), strip, kept, damage, seed, printed })
      return { jpeg: Buffer.from(jpeg, 'base64'), dpi: damage.dpi }
    },
    async close() {
      await browser.close()
      pdfium.destroy()
    },
  }
}

/** Pictures as a scanner's PDF: one on each page. */
export async function asScan(pictures: readonly Picture[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  for (const { jpeg, dpi } of pictures) {
    const image = await document.embedJpg(jpeg)
    const { width, height } = image.scale(72 / dpi)
    document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height })
  }
  return new Uint8Array(await document.save())
}

/** In the browser: keeps a sheet as a canvas. */
async function layDown({ name, width, height, packed }: { name: string; width: number; height: number; packed: string }) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  const unpacked = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { id: name, width, height })
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(new Uint8ClampedArray(unpacked), width, height), 0, 0)
  document.body.append(canvas)
}

interface Picturing {
  name: string
  strip?: { name: string; height: number }
  kept: number
  damage: Damage
  seed: number
  printed: number
}

/** In the browser, so complete in itself: seals are pressed, the sheet is laid down crookedly, the lamp and the sensor do the rest. */
async function takePicture({ name, strip, kept, damage, seed, printed }: Picturing): Promise<string> {
  const drawing = (width: number, height: number) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('The browser cannot draw.')
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    return context
  }
  const sheetOf = (id: string) => {
    const canvas = document.getElementById(id)
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`There is no sheet ${id}.`)
    return canvas
  }
  const sheet = sheetOf(name)
  const [width, height] = [sheet.width, sheet.height].map((dots) => Math.round((dots * damage.dpi) / printed))
  if (!width || !height) throw new Error('The sheet is empty.')
  const mm = damage.dpi / 25.4

  /** A company's seal of 42 mm: ring, name around, star, number. */
  const press = (on: OffscreenCanvasRenderingContext2D, { colour, ink, over, offset }: Damage['seals'][number]) => {
    const places = { header: [184, 21], footer: [26, 276], text: [105, 170] }
    on.save()
    on.globalCompositeOperation = 'multiply'
    const shade = (colour === 'red' ? [220, 36, 40] : [104, 104, 104]).map((part) => Math.round(part * ink))
    on.fillStyle = `rgb(${shade.join(' ')})`
    on.strokeStyle = on.fillStyle
    on.translate(((places[over][0] ?? 0) + offset[0]) * mm, ((places[over][1] ?? 0) + offset[1]) * mm)
    on.lineWidth = 1.3 * mm
    on.beginPath()
    on.arc(0, 0, 20.3 * mm, 0, 2 * Math.PI)
    on.stroke()
    on.beginPath()
    for (let point = 0; point < 10; point++) {
      const [reach, angle] = [(point % 2 ? 2.6 : 6.5) * mm, (point * Math.PI) / 5]
      on.lineTo(reach * Math.sin(angle), -reach * Math.cos(angle))
    }
    on.fill()
    on.textAlign = 'center'
    on.font = `bold ${5.6 * mm}px "Noto Serif CJK SC", "Noto Serif SC", serif`
    for (const [at, letter] of [...'大连示例轴承制造有限公司'].entries()) {
      on.save()
      on.rotate(((at - 5.5) * 23 * Math.PI) / 180)
      on.fillText(letter, 0, -13.2 * mm)
      on.restore()
    }
    on.font = `${3 * mm}px monospace`
    on.fillText('2102000123456', 0, 13 * mm)
    on.restore()
  }

  const paper = drawing(width, height)
  paper.translate(width / 2 + damage.shift[0] * mm, height / 2 + damage.shift[1] * mm)
  paper.rotate(((damage.rotation + (damage.upsideDown ? 180 : 0)) * Math.PI) / 180)
  paper.scale(damage.scale, damage.scale)
  paper.translate(-width / 2, -height / 2)
  paper.drawImage(sheet, 0, 0, width, height)
  if (strip) {
    const glued = sheetOf(strip.name)
    paper.drawImage(glued, 0, 0, glued.width, (strip.height * printed) / 25.4, 0, 0, width, strip.height * mm)
  }
  paper.fillStyle = `rgb(255 255 255 / ${damage.toner / 255})`
  paper.fillRect(0, 0, width, height)
  for (const seal of damage.seals) press(paper, seal)
  if (damage.folded) {
    paper.beginPath()
    paper.moveTo(width - damage.folded * mm, 0)
    paper.lineTo(width, damage.folded * mm)
    paper.lineTo(width, 0)
    paper.fillStyle = 'rgb(238 238 238)'
    paper.fill()
  }

  const picture = drawing(width, Math.round(height * kept))
  picture.filter = `blur(${damage.blur}px)${damage.grey ? ' grayscale(1)' : ''}`
  picture.drawImage(paper.canvas, 0, 0)
  const image = picture.getImageData(0, 0, picture.canvas.width, picture.canvas.height)
  let state = seed | 1
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  const noise = Float32Array.from({ length: 2 ** 16 }, () => {
    let sum = -6
    for (let part = 0; part < 12; part++) sum += next() / 2 ** 32
    return sum * damage.noise
  })
  for (let at = 0, grain = 0; at < image.data.length; at += 4) {
    if (at % (picture.canvas.width * 4) === 0) grain = next()
    const more = noise[grain++ & 0xffff] ?? 0
    for (let channel = at; channel < at + 3; channel++) image.data[channel] = (image.data[channel] ?? 0) + more
  }
  picture.putImageData(image, 0, 0)
  const blob = await picture.canvas.convertToBlob({ type: 'image/jpeg', quality: damage.quality / 100 })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let letters = ''
  for (let from = 0; from < bytes.length; from += 8192) letters += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return btoa(letters)
}
