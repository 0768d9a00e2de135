/** Uploading for one item of the checklist: photos become a PDF, progress, cancel, one sentence per failure. */
import { useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import type { ChecklistItem, CheckView } from '../../../server/actions/views/check'
import { ApiError, api, ask } from '../../api'
import { type Upload, uploadMaterial } from '../../upload'
import { isPdf, isPhoto, pdfFromPhotos } from './photos'

export interface Uploading {
  name: string
  /** 0…1; undefined while photos are being turned into a PDF. */
  share?: number
}

export function useUpload(declaration: string, item: ChecklistItem) {
  const { mutate } = useSWRConfig()
  const [uploading, setUploading] = useState<Uploading>()
  const [problems, setProblems] = useState<string[]>([])
  const [again, setAgain] = useState<{ files: readonly File[]; instead?: string }>()
  const running = useRef<Upload>(undefined)

  const keep = async (next: ChecklistItem) => {
    await mutate<CheckView>(
      ['check', declaration],
      (known) => known && { ...known, checklist: known.checklist.map((one) => (one.key === next.key ? next : one)) },
      { revalidate: true },
    )
    await mutate(['declaration', declaration])
  }
  const send = async (content: Blob, name: string) => {
    setUploading({ name, share: 0 })
    running.current = uploadMaterial(declaration, item.key, content, name, (share) => setUploading({ name, share }))
    await keep(await running.current.done)
  }
  const sendOne = async ({ name, photos, file }: Taken) => {
    if (photos) setUploading({ name })
    const content = photos ? await pdfFromPhotos(photos) : file
    if (content.size > item.maxMegabytes * 1_048_576) throw new Error(tooLarge(item))
    await send(content, name)
  }
  /** Takes what was chosen or dropped; `instead` is the file that it replaces. A file that is refused does not hold up the next one. */
  const take = async (chosen: readonly File[], instead?: string) => {
    const { good, problems: wrong } = judge(chosen, item, instead)
    setProblems(wrong)
    setAgain(undefined)
    const refused: string[] = []
    for (const [index, one] of good.entries()) {
      try {
        await sendOne(one)
      } catch (error) {
        refused.push(reasonOf(error, good.length > 1 ? one.name : undefined))
        const ended = endedBy(error)
        if (ended === 'offline') setAgain({ files: good.slice(index).flatMap(({ photos, file }) => photos ?? [file]), instead })
        if (ended) break
      }
    }
    setProblems([...wrong, ...refused])
    if (instead && good.length > 0 && refused.length === 0 && item.maxFiles > 1) await remove(instead)
    setUploading(undefined)
  }
  const remove = async (file: string) => {
    try {
      await keep(await ask(api.declarations[':id'].materials[':key'][':file'].$delete({ param: { id: declaration, key: item.key, file } })))
    } catch (error) {
      setProblems([error instanceof Error ? error.message : '没有移除成功，请再试一次。'])
    }
  }
  return {
    uploading,
    problems,
    take,
    remove,
    retry: again && (() => void take(again.files, again.instead)),
    cancel: () => running.current?.cancel(),
  }
}

interface Taken {
  name: string
  file: File
  photos?: File[]
}

/** The person, or the network: what was left is not sent. */
const endedBy = (error: unknown) =>
  error instanceof ApiError && (error.code === 'cancelled' || error.code === 'offline') ? error.code : undefined

function reasonOf(error: unknown, name?: string): string {
  if (endedBy(error) === 'offline') return '上传中断，请检查网络后点“重试”。'
  const reason = error instanceof Error ? error.message : '没有上传成功，请再试一次。'
  // of several photos the one that cannot be read is named already
  return name && !endedBy(error) && !reason.startsWith('“') ? `“${name}”：${reason}` : reason
}

const tooLarge = ({ maxMegabytes }: ChecklistItem) => `文件超过 ${maxMegabytes}MB，请降低扫描分辨率（建议 150–200dpi）。`

/** What can be said before anything is sent. */
function judge(chosen: readonly File[], item: ChecklistItem, instead?: string): { good: Taken[]; problems: string[] } {
  const problems: string[] = []
  const usable = chosen.filter((file) => {
    const problem =
      !isPdf(file) && !isPhoto(file)
        ? `“${file.name}”不是 PDF。只能上传 PDF（可直接选照片，我们会转成 PDF）。`
        : file.size === 0
          ? `“${file.name}”是空的，请重新选择。`
          : isPdf(file) && file.size > item.maxMegabytes * 1_048_576
            ? `“${file.name}”：${tooLarge(item)}`
            : undefined
    if (problem) problems.push(problem)
    return !problem
  })
  const photos = usable.filter((file) => !isPdf(file))
  const first = photos[0]
  const good: Taken[] = usable.filter(isPdf).map((file) => ({ name: file.name, file }))
  if (first) good.push({ name: `${first.name.replace(/\.[^.]+$/, '')}.pdf`, file: first, photos })
  const room = item.maxFiles === 1 ? 1 : item.maxFiles - item.files.length + (instead ? 1 : 0)
  const left = good.splice(Math.max(0, room)).map(({ name }) => `“${name}”`)
  if (left.length > 0)
    problems.push(
      `没有上传${left.join('、')}：${item.maxFiles === 1 ? '这一项只能有一个文件，请合并成一个 PDF。' : `最多 ${item.maxFiles} 个文件，请先移除一个。`}`,
    )
  return { good, problems }
}
