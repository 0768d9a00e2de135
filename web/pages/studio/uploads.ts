/** Files that an administrator brings along: single ones by their name, or a ZIP of a whole programme. */
import { fromFolders, placeOf } from './folders'
import type { Texts } from './merge'
import { unzip } from './zip'

export interface Upload {
  /** By path within the programme. */
  files: Record<string, string>
  /** A ZIP stands for the whole programme: what it lacks may be meant to go. */
  whole: boolean
  /** Files that could not be read or placed, as sentences. */
  refused: string[]
}

const largest = 1_000_000

/** Reads chosen files; nothing is changed. */
export async function readUploads(chosen: readonly File[], existing: Texts): Promise<Upload> {
  const upload: Upload = { files: {}, whole: false, refused: [] }
  for (const file of chosen) {
    try {
      if (/\.zip$/i.test(file.name)) await addArchive(upload, file)
      else await addFile(upload, file, existing)
    } catch (error) {
      upload.refused.push(
        `${file.name}：${error instanceof Error && !(error instanceof TypeError) ? error.message : '不是 UTF-8 文本，不能读取。'}`,
      )
    }
  }
  return upload
}

async function addArchive(upload: Upload, file: File): Promise<void> {
  const files = fromFolders(await unzip(file))
  if (Object.keys(files).length === 0) throw new Error('压缩包里没有 schemas、rules、templates 文件夹。')
  Object.assign(upload.files, files)
  upload.whole = true
}

async function addFile(upload: Upload, file: File, existing: Texts): Promise<void> {
  if (file.size > largest) throw new Error('超过 1 MB，请只放配置文件。')
  const path = placeOf(file.name, Object.keys(existing))
  if (!path) throw new Error('从文件名看不出是哪一种配置文件。请用 环节.form.json、facts.json、名称.hbs 这样的文件名，或打包成 ZIP。')
  upload.files[path] = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
}

export interface Plan {
  added: string[]
  replaced: string[]
  same: string[]
  /** In the draft, but not in the upload. */
  missing: string[]
}

/** What an upload would do to the draft. */
export function planOf(files: Texts, existing: Texts): Plan {
  const paths = Object.keys(files).sort()
  return {
    added: paths.filter((path) => !(path in existing)),
    replaced: paths.filter((path) => path in existing && existing[path] !== files[path]),
    same: paths.filter((path) => existing[path] === files[path]),
    missing: Object.keys(existing).filter((path) => !(path in files)),
  }
}
