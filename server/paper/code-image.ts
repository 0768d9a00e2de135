/** The code of a page as dark modules, and as an image for pages that a browser prints. */
import { encode } from 'uqr'

/** Of each side, in millimetres. */
export const codeSize = 24

/** The dark modules as one path in module units, y downwards. */
export function codeModules(text: string): { svg: string; modules: number } {
  const { data, size: count } = encode(text, { ecc: 'Q', boostEcc: false, border: 0 })
  const runs = data.flatMap((row, y) => {
    const parts: string[] = []
    for (let x = 0; x < count; x++) {
      const start = x
      while (x < count && row[x]) x++
      if (x > start) parts.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
    }
    return parts
  })
  return { svg: runs.join(''), modules: count }
}

/** The code as the address of an image that needs no request. */
export function codeImage(text: string): string {
  const { svg, modules } = codeModules(text)
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="${codeSize}mm" height="${codeSize}mm" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges"><path d="${svg}"/></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`
}
