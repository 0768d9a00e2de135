/** Times as people here read them: Asia/Shanghai, whatever the computer's clock thinks. */
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const read = (instant: string | number | Date) =>
  Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value])) as Record<string, string>

/** 2024-10-08 14:32 */
export function timeText(instant: string | number | Date): string {
  const { year, month, day, hour, minute } = read(instant)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** 14:32:10 */
export function clockText(instant: string | number | Date): string {
  const { hour, minute, second } = read(instant)
  return `${hour}:${minute}:${second}`
}

/** 14:32:10 of today; of another day with its date. */
export const sinceText = (instant: string | number | Date, now: string | number | Date = Date.now()) =>
  dayText(instant) === dayText(now) ? clockText(instant) : timeText(instant)

/** 2024-10-08 */
export function dayText(instant: string | number | Date): string {
  const { year, month, day } = read(instant)
  return `${year}-${month}-${day}`
}

/** 3.2 MB */
export const sizeText = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
