/** Numbers of chapters as Chinese documents write them. */
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 30 → 三十; up to 99. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return digits[ones] ?? ''
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${digits[ones] ?? ''}`
}
