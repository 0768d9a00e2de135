/** Makes bad scans of good prints: shares nothing with the reader. Parameters of every class stand in one table; the seed decides the rest. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import jpeg from 'jpeg-js'
import { PDFDocument } from 'pdf-lib'

export interface Bitmap {
  width: number
  height: number
  /** RGBA */
  data: Uint8Array
}

export interface Degradation {
  dpi: number
  /** Degrees. */
  rotation: number
  upsideDown: boolean
  /** Standard deviation of the noise, 0–255. */
  noise: number
  blur: number
  quality: number
  grey: boolean
  /** Millimetres. */
  shift: [number, number]
  scale: number
  seals: { colour: 'red' | 'grey'; over: 'header' | 'footer' | 'text'; offset: [number, number] }[]
}

/** Ranges per class; [from, to] is drawn evenly. */
export const classes = {
  clean: {
    share: 0.2,
    dpi: [150, 200],
    rotation: [-1, 1],
    upsideDown: 0,
    noise: [0, 4],
    blur: [0, 0],
    quality: [50, 60],
    grey: 0,
    scale: [0.99, 1.01],
    shift: 1,
    header: 0,
    footer: 0,
    text: 0.7,
    greySeal: 0,
  },
  sealed: {
    share: 0.35,
    dpi: [150, 200],
    rotation: [-2, 2],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 1],
    quality: [35, 60],
    grey: 0,
    scale: [0.98, 1.02],
    shift: 2,
    header: 0.5,
    footer: 0.5,
    text: 0.3,
    greySeal: 0,
  },
  harsh: {
    share: 0.2,
    dpi: [150, 200],
    rotation: [-5, 5],
    upsideDown: 0.2,
    noise: [4, 14],
    blur: [0, 1],
    quality: [25, 40],
    grey: 0,
    scale: [0.97, 1.02],
    shift: 3,
    header: 0.6,
    footer: 0.3,
    text: 0.5,
    greySeal: 0,
  },
  coarse: {
    share: 0.1,
    dpi: [100, 149],
    rotation: [-3, 3],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 0],
    quality: [30, 60],
    grey: 0,
    scale: [0.98, 1.02],
    shift: 2,
    header: 0.4,
    footer: 0.2,
    text: 0.5,
    greySeal: 0,
  },
  grey: {
    share: 0.15,
    dpi: [150, 200],
    rotation: [-2, 2],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 1],
    quality: [35, 60],
    grey: 1,
    scale: [0.98, 1.02],
    shift: 2,
    header: 0.35,
    footer: 0.1,
    text: 0.5,
    greySeal: 1,
  },
} satisfies Record<string, Record<string, number | number[]>>

export type ScanClass = keyof typeof classes
type Random = () => number

/** A small seeded generator (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Draws a class by its share, and what is done to the page by the ranges of the class. */
export function drawDegradation(random: Random): { kind: ScanClass; degradation: Degradation } {
  const kind = drawClass(random())
  const of = classes[kind]
  const between = ([from = 0, to = 0]: number[]) => from + random() * (to - from)
  const chance = (share: number) => random() < share
  const colour = of.greySeal ? ('grey' as const) : ('red' as const)
  const offset = (): [number, number] => [between([-14, 14]), between([-14, 14])]
  const seals: Degradation['seals'] = []
  if (chance(of.header)) seals.push({ colour, over: 'header', offset: offset() })
  if (chance(of.footer)) seals.push({ colour, over: 'footer', offset: offset() })
  if (chance(of.text)) seals.push({ colour, over: 'text', offset: offset() })
  return {
    kind,
    degradation: {
      dpi: Math.round(between(of.dpi)),
      rotation: between(of.rotation),
      upsideDown: chance(of.upsideDown),
      noise: between(of.noise),
      blur: Math.round(between(of.blur)),
      quality: Math.round(between(of.quality)),
      grey: of.grey === 1,
      scale: between(of.scale),
      shift: [between([-of.shift, of.shift]), between([-of.shift, of.shift])],
      seals,
    },
  }
}

/** The class into whose share the mark (0–1) falls. */
function drawClass(mark: number): ScanClass {
  let reached = 0
  for (const name of Object.keys(classes) as ScanClass[]) {
    reached += classes[name].share
    if (mark < reached) return name
  }
  return 'clean'
}

let pdfium: Promise<PDFiumLibrary> | undefined

/** The pages of a PDF as bitmaps, or only the one with this index. */
export async function rasterise(pdf: Uint8Array, dpi: number, only?: number): Promise<Bitmap[]> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(pdf)
  const pages: Bitmap[] = []
  for (const [index, page] of [...document.pages()].entries()) {
    if (only !== undefined && index !== only) continue
    const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' })
    pages.push({ data: Uint8Array.from(data), width, height })
  }
  document.destroy()
  return pages
}

/** One page as a bad scanner would hand it over. */
export function degrade(page: Bitmap, how: Degradation, random: Random): Bitmap {
  const sealed: Bitmap = { ...page, data: Uint8Array.from(page.data) }
  for (const seal of how.seals) stampSeal(sealed, seal, how.dpi)
  let scan = turned(sealed, how)
  for (let round = 0; round < how.blur; round++) scan = softened(scan)
  return grained(scan, how, random)
}

/** Where seals are pressed: the middle of the code copies (24 mm squares), or the text. */
const places = { header: [184, 21], footer: [26, 276], text: [105, 170] } as const

/** A company seal of 42 mm: ring, star and strokes; semi-transparent ink, as on paper. */
function stampSeal(page: Bitmap, seal: Degradation['seals'][number], dpi: number) {
  const mm = dpi / 25.4
  const [x0, y0] = places[seal.over]
  const [cx, cy] = [(x0 + seal.offset[0]) * mm, (y0 + seal.offset[1]) * mm]
  const radius = 21 * mm
  const ink = seal.colour === 'red' ? [214, 32, 38] : [96, 96, 96]
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(page.height, cy + radius); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(page.width, cx + radius); x++) {
      if (!inked((x - cx) / radius, (y - cy) / radius)) continue
      const at = (y * page.width + x) * 4
      for (let channel = 0; channel < 3; channel++)
        page.data[at + channel] = Math.round(((page.data[at + channel] ?? 255) * (ink[channel] ?? 0)) / 255)
    }
  }
}

function inked(u: number, v: number): boolean {
  const distance = Math.hypot(u, v)
  const angle = Math.atan2(v, u)
  if (distance > 1) return false
  if (distance > 0.94) return true
  if (distance > 0.62 && distance < 0.86) return Math.abs(Math.sin(angle * 9)) > 0.45 && Math.sin(distance * 60) > -0.4 && v < 0.55
  if (distance < 0.3) return distance < 0.16 + 0.1 * Math.cos(5 * (angle + Math.PI / 2))
  return Math.abs(v - 0.6) < 0.06 && Math.abs(u) < 0.4
}

/** Rotated about its middle, scaled and shifted, onto white. */
function turned(page: Bitmap, how: Degradation): Bitmap {
  const { width, height } = page
  const out: Bitmap = { width, height, data: new Uint8Array(width * height * 4).fill(255) }
  const angle = ((how.rotation + (how.upsideDown ? 180 : 0)) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle) / how.scale, Math.sin(angle) / how.scale]
  const mm = how.dpi / 25.4
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2 - how.shift[0] * mm, y - height / 2 - how.shift[1] * mm]
      sample(page, dx * cos + dy * sin + width / 2, dy * cos - dx * sin + height / 2, out.data, (y * width + x) * 4)
    }
  }
  return out
}

/** Bilinear. */
function sample({ width, height, data }: Bitmap, x: number, y: number, target: Uint8Array, at: number) {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return
  const [fx, fy] = [x - left, y - top]
  const base = (top * width + left) * 4
  for (let channel = 0; channel < 3; channel++) {
    const read = (offset: number) => data[base + channel + offset] ?? 255
    const upper = read(0) * (1 - fx) + read(4) * fx
    const lower = read(width * 4) * (1 - fx) + read(width * 4 + 4) * fx
    target[at + channel] = upper * (1 - fy) + lower * fy
  }
}

function softened({ width, height, data }: Bitmap): Bitmap {
  const out = Uint8Array.from(data)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = (y * width + x) * 4
      for (let channel = at; channel < at + 3; channel++) {
        out[channel] =
          ((data[channel] ?? 0) * 4 +
            (data[channel - 4] ?? 0) +
            (data[channel + 4] ?? 0) +
            (data[channel - width * 4] ?? 0) +
            (data[channel + width * 4] ?? 0)) /
          8
      }
    }
  }
  return { width, height, data: out }
}

function grained(page: Bitmap, how: Degradation, random: Random): Bitmap {
  for (let at = 0; at < page.data.length; at += 4) {
    const noise = how.noise * (random() + random() + random() - 1.5) * 2
    const [red, green, blue] = [page.data[at] ?? 255, page.data[at + 1] ?? 255, page.data[at + 2] ?? 255]
    const light = 0.299 * red + 0.587 * green + 0.114 * blue
    const put = (value: number) => Math.max(0, Math.min(255, value + noise))
    page.data[at] = put(how.grey ? light : red)
    page.data[at + 1] = put(how.grey ? light : green)
    page.data[at + 2] = put(how.grey ? light : blue)
  }
  return page
}

/** Pages as a scanner's PDF: one JPEG each. */
export async function asScan(pages: readonly { bitmap: Bitmap; dpi: number; quality: number }[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const { bitmap, dpi, quality } of pages) {
    const image = await document.embedJpg(jpeg.encode({ data: bitmap.data, width: bitmap.width, height: bitmap.height }, quality).data)
    const [width, height] = [(bitmap.width * 72) / dpi, (bitmap.height * 72) / dpi]
    document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height })
  }
  return document.save()
}
