/** What happens to paper before it is read: parameters of every class of scan and shares of every case stand in two tables; the seed decides the rest. */

export interface Damage {
  dpi: number
  /** Degrees. */
  rotation: number
  upsideDown: boolean
  /** Standard deviation of the noise, 0–255. */
  noise: number
  /** Of a Gauss, in dots. */
  blur: number
  /** Of the JPEG. */
  quality: number
  grey: boolean
  /** How light the print is: from 0, black, to 255. */
  toner: number
  /** Millimetres. */
  shift: [across: number, down: number]
  scale: number
  /** Millimetres of the upper right corner that are folded over, with the code on it. */
  folded: number
  /** `ink`: from 0, black, to 1, fresh vermilion. */
  seals: { colour: 'red' | 'grey'; ink: number; over: 'header' | 'footer' | 'text'; offset: [number, number] }[]
}

/** Of each class: pairs are ranges, drawn evenly; `dpi` names what scanners offer; `folded` is how often a corner is, `header`, `footer` and `text` how often a seal lies there; `toner` is how light a printer that saves it prints. */
export const classes = {
  clean: {
    share: 0.15,
    dpi: [150, 200],
    rotation: [-1, 1],
    upsideDown: 0,
    noise: [0, 4],
    blur: [0, 0.3],
    quality: [50, 60],
    scale: [0.99, 1.01],
    shift: 1,
    ink: [0.9, 1],
    toner: [0, 0],
    folded: 0,
    header: 0,
    footer: 0,
    text: 0.7,
  },
  sealed: {
    share: 0.3,
    dpi: [150, 200],
    rotation: [-2, 2],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 0.8],
    quality: [35, 60],
    scale: [0.98, 1.02],
    shift: 2,
    ink: [0.7, 1],
    toner: [0, 0],
    folded: 0.05,
    header: 0.5,
    footer: 0.5,
    text: 0.3,
  },
  harsh: {
    share: 0.2,
    dpi: [150, 200],
    rotation: [-5, 5],
    upsideDown: 0.2,
    noise: [4, 14],
    blur: [0.2, 1],
    quality: [25, 40],
    scale: [0.97, 1.02],
    shift: 3,
    ink: [0.5, 1],
    toner: [0, 0],
    folded: 0.15,
    header: 0.6,
    footer: 0.3,
    text: 0.5,
  },
  pale: {
    share: 0.1,
    dpi: [150, 200],
    rotation: [-2, 2],
    upsideDown: 0.1,
    noise: [0, 6],
    blur: [0, 0.6],
    quality: [40, 60],
    scale: [0.98, 1.02],
    shift: 2,
    ink: [0.8, 1],
    toner: [60, 95],
    folded: 0,
    header: 0.9,
    footer: 0.9,
    text: 0.3,
  },
  coarse: {
    share: 0.1,
    dpi: [100, 120],
    rotation: [-3, 3],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 0.3],
    quality: [30, 60],
    scale: [0.98, 1.02],
    shift: 2,
    ink: [0.7, 1],
    toner: [0, 0],
    folded: 0.05,
    header: 0.4,
    footer: 0.2,
    text: 0.5,
  },
  grey: {
    share: 0.15,
    dpi: [150, 200],
    rotation: [-2, 2],
    upsideDown: 0.1,
    noise: [0, 8],
    blur: [0, 0.8],
    quality: [35, 60],
    scale: [0.98, 1.02],
    shift: 2,
    ink: [0.9, 1],
    toner: [0, 0],
    folded: 0.05,
    header: 0.35,
    footer: 0.1,
    text: 0.5,
  },
}

export type ScanClass = keyof typeof classes

/** What is handed in, how often, and what should be made of it. */
export const cases = {
  complete: { share: 0.6, expected: 'matched' },
  swapped: { share: 0.08, expected: 'matched' },
  missing: { share: 0.06, expected: 'pages' },
  doubled: { share: 0.06, expected: 'pages' },
  otherRevision: { share: 0.04, expected: 'other revision' },
  oldPage: { share: 0.04, expected: 'person' },
  otherDeclaration: { share: 0.04, expected: 'other declaration' },
  pasted: { share: 0.04, expected: 'person' },
  cut: { share: 0.04, expected: 'person' },
} as const

export type ScanCase = keyof typeof cases
export type Random = () => number

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

/** One name of a table, by its share. */
export function drawn<Name extends string>(table: Record<Name, { share: number }>, random: Random): Name {
  const names = Object.keys(table) as Name[]
  let left = random()
  const found = names.find((name) => {
    left -= table[name].share
    return left < 0
  })
  if (found) return found
  throw new Error('The shares of a table must add up to one.')
}

/** What happens to a page of this class. */
export function drawDamage(kind: ScanClass, random: Random): Damage {
  const of = classes[kind]
  const between = ([from = 0, to = 0]: readonly number[]) => from + random() * (to - from)
  const chance = (share: number) => random() < share
  const colour = kind === 'grey' ? ('grey' as const) : ('red' as const)
  const seals: Damage['seals'] = []
  for (const over of ['header', 'footer', 'text'] as const)
    if (chance(of[over])) seals.push({ colour, ink: between(of.ink), over, offset: [between([-14, 14]), between([-14, 14])] })
  return {
    dpi: of.dpi[Math.floor(random() * of.dpi.length)] ?? 150,
    rotation: between(of.rotation),
    upsideDown: chance(of.upsideDown),
    noise: between(of.noise),
    blur: between(of.blur),
    quality: Math.round(between(of.quality)),
    grey: kind === 'grey',
    toner: between(of.toner),
    scale: between(of.scale),
    folded: chance(of.folded) ? between([50, 65]) : 0,
    shift: [between([-of.shift, of.shift]), between([-of.shift, of.shift])],
    seals,
  }
}
