/** Photos become one PDF here in the browser: turned upright, scaled to what a scanner would give, one page each. */
import { part } from '../../ui/late'

const longestSide = 2200
const quality = 0.85
const a4 = { width: 595.28, height: 841.89 }
const margin = 18

/** Whether a file is a photo that can be turned into a PDF. */
export const isPhoto = (file: File) => file.type.startsWith('image/') || /\.(jpe?g|png|webp|bmp|gif)$/i.test(file.name)
export const isPdf = (file: File) => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

/** A PDF of these photos; throws a sentence where one cannot be read. */
export async function pdfFromPhotos(photos: readonly File[]): Promise<Blob> {
  const { PDFDocument } = await part(() => import('pdf-lib'))
  const document = await PDFDocument.create()
  for (const photo of photos) {
    const image = await document.embedJpg(await asJpeg(photo))
    const lies = image.width > image.height
    const [width, height] = lies ? [a4.height, a4.width] : [a4.width, a4.height]
    const page = document.addPage([width, height])
    const { width: w, height: h } = image.scaleToFit(width - 2 * margin, height - 2 * margin)
    page.drawImage(image, { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h })
  }
  return new Blob([(await document.save()) as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })
}

async function asJpeg(photo: File): Promise<ArrayBuffer> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!bitmap) throw new Error(`“${photo.name}”不是可以识别的图片，请改用 JPG 或 PNG，或扫描成 PDF。`)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('浏览器不能处理图片，请扫描成 PDF 后上传。')
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('浏览器不能处理图片，请扫描成 PDF 后上传。')
  return blob.arrayBuffer()
}
