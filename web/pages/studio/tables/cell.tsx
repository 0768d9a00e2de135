/** One cell of a decision table: chosen in words where its column has options, else written as the notice says it, and read back. */
import { Input, Select } from 'antd'
import { codesIn, type Options, wordsOfCell } from './option-words'

interface Props {
  label: string
  text: string
  /** Whether it says when the row applies, rather than what the row gives. */
  isTest: boolean
  options: Options
  onChange: (text: string) => void
}

export function Cell(props: Props) {
  const codes = codesIn(props.text)
  const isChosen = props.options.size > 0 && codes.every((code) => props.options.has(code)) && (props.isTest || codes.length <= 1)
  return isChosen ? <Chosen {...props} codes={codes} /> : <Written {...props} />
}

function Chosen({ label, isTest, options, codes, onChange }: Props & { codes: string[] }) {
  const common = {
    'aria-label': label,
    className: 'studio-wide',
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
    options: [...options].map(([value, word]) => ({ value, label: word })),
  }
  if (!isTest) return <Select {...common} placeholder="选择" value={codes[0]} onChange={(code: string) => onChange(code)} />
  return (
    <Select
      {...common}
      mode="multiple"
      placeholder="不限"
      value={codes}
      onChange={(next: string[]) => onChange(next.length > 0 ? next.join(', ') : '-')}
    />
  )
}

function Written({ label, text, isTest, options, onChange }: Props) {
  const words = isTest ? wordsOfTest(text, options) : wordsOfCell(text, options)
  return (
    <>
      <Input aria-label={label} value={text} onChange={({ target }) => onChange(target.value)} />
      {words && <span className="quiet">{words}</span>}
    </>
  )
}

/** How a cell that compares is read; a plain value says itself. */
function wordsOfTest(text: string, options: Options): string | undefined {
  const cell = text.trim()
  if (cell === '-') return '不限'
  const found = readings.find(([pattern]) => pattern.test(cell))
  if (!found) return wordsOfCell(text, options)
  const [, ...parts] = found[0].exec(cell) ?? []
  return found[1](parts)
}

const readings: readonly (readonly [RegExp, (parts: string[]) => string])[] = [
  [/^>=\s*([^,，]+)$/, ([least]) => `${least} 及以上`],
  [/^<=\s*([^,，]+)$/, ([most]) => `${most} 及以下`],
  [/^>\s*([^,，=]+)$/, ([least]) => `大于 ${least}`],
  [/^<\s*([^,，=]+)$/, ([most]) => `小于 ${most}`],
  [
    /^([[(])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])])$/,
    ([from, least, most, to]) => `${least}${from === '[' ? '（含）' : '（不含）'}到 ${most}${to === ']' ? '（含）' : '（不含）'}`,
  ],
]
