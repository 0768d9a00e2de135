/** pdfium, from its package: nothing is fetched. One for each thread, opened when it is needed first; a PDF can neither fill the memory nor spoil it for the next one. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

interface Opened {
  library: PDFiumLibrary
  memory: Memory
}

/** What is used of it here; the types of Node leave it out. */
interface Assembly {
  compile(binary: Uint8Array): Promise<object>
  Instance: new (program: object, imports: object) => { exports: { memory: Memory } }
}

const { WebAssembly: assembly } = globalThis as unknown as { WebAssembly: Assembly } // every Node has it

/** Bytes. An A3 page in colour at 300 dpi takes 160 MB. */
const most = 384 * 2 ** 20
/** It never gives memory back: one that has taken more than this is replaced. */
const kept = 96 * 2 ** 20

let program: Promise<object> | undefined
let opened: Promise<Opened> | undefined

/** Opens a PDF, works with it, and frees it; throws where the bytes are no PDF, or one that takes more memory than there is for it. */
export async function withPdf<T>(pdf: Uint8Array, work: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  opened ??= open()
  const own = opened
  try {
    const { library, memory } = await own
    const document = await library.loadDocument(pdf)
    const result = await work(document).finally(() => document.destroy())
    if (memory.buffer.byteLength > kept) forget(own)
    return result
  } catch (error) {
    // whether it still works is not known
    forget(own)
    throw error
  }
}

function forget(own: Promise<Opened>) {
  if (opened === own) opened = undefined
}

async function open(): Promise<Opened> {
  program ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((wasm) => assembly.compile(wasm))
  const compiled = await program
  const memories: Memory[] = []
  const instantiateWasm = (imports: object, started: (instance: object) => void) => {
    const instance = new assembly.Instance(compiled, imports)
    memories.push(limited(instance.exports.memory))
    started(instance)
    return instance.exports
  }
  // what it is declared to take is a module, what it takes is an instance
  const library = await PDFiumLibrary.init({ instantiateWasm: instantiateWasm as never })
  const [memory] = memories
  if (!memory) throw new Error('pdfium did not start.')
  return { library, memory }
}

/** What cannot grow further ends the work on this PDF. */
function limited(memory: Memory): Memory {
  const grow = memory.grow.bind(memory)
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * 65_536 > most) throw new RangeError('The PDF takes too much memory.')
    return grow(pages)
  }
  return memory
}
