/** What was read on the scan of a stamped print: the verdict in words, then page by page. */
import type { ScanView } from '../../server/actions/views/check'
import type { Tone } from '../../server/actions/views/stage'
import { StateTag } from './state-tag'
import { timeText } from './time'

type Verdict = ScanView['verdict']
type PageResult = ScanView['pages'][number]['result']

const badges: Record<Verdict, { tone: Tone; words: string }> = {
  matched: { tone: 'success', words: '校验码一致' },
  'other revision': { tone: 'danger', words: '不是现在的内容' },
  'other declaration': { tone: 'danger', words: '有别的申报件的页面' },
  pages: { tone: 'danger', words: '页面不齐' },
  'no code': { tone: 'attention', words: '未核验：没有校验码' },
  person: { tone: 'attention', words: '未核验：需人工核对' },
  unread: { tone: 'attention', words: '未核验：没有读完' },
}

const results: Record<PageResult, string> = {
  matched: '一致',
  'other revision': '以前打印的内容，或别的文书',
  'earlier print': '以前打印的页面，这一页没有发现改动',
  'other declaration': '别的申报件',
  'no code': '没有读到校验码',
  contradictory: '两处校验码不一致',
  cut: '页面被裁切',
  twice: '重复',
}

/** The verdict as a short sign. */
export function ScanBadge({ scan: { verdict, ordered } }: { scan: ScanView }) {
  const { tone, words } = badges[verdict]
  if (verdict === 'matched' && !ordered) return <StateTag tone="attention">校验码一致，页序未核验</StateTag>
  return <StateTag tone={tone}>{words}</StateTag>
}

function pageWords({ result, printed }: Pick<ScanView['pages'][number], 'result' | 'printed'>): string {
  const [page, pages] = printed?.split('/') ?? []
  return page ? `${results[result]}（打印件第 ${page} 页，共 ${pages} 页）` : results[result]
}

/** What was read on one page of the scan, beside that page. */
export function ScanPage({ scan, page }: { scan: ScanView; page: number }) {
  const found = scan.pages.find((one) => one.page === page)
  return (
    <p>
      <ScanBadge scan={scan} /> {found && `这一页：${pageWords(found)}`}
    </p>
  )
}

/** What stands on the paper of an earlier print, beside what is filled now. */
function Earlier({ print: { revision, at, changes } }: { print: NonNullable<ScanView['earlier']> }) {
  return (
    <table className="scan-earlier">
      <caption>
        扫描件是第 {revision} 版（{timeText(at)} 打印），与现在不同的有 {changes.length} 处
      </caption>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">纸上印着</th>
          <th scope="col">现在填的</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ at: place, label, before, after }) => (
          <tr key={place}>
            <th scope="row">{label}</th>
            <td>{before || '（空）'}</td>
            <td>{after || '（空）'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The verdict with its reason, and every page in a list that opens. */
export function ScanResult({ scan }: { scan: ScanView }) {
  const { message, pages, missing, earlier } = scan
  return (
    <div className="scan-result">
      <p>
        <ScanBadge scan={scan} /> {message}
      </p>
      {pages.length > 0 && (
        <details>
          <summary>逐页核对结果</summary>
          <ol>
            {pages.map(({ page, result, printed }) => (
              <li key={page}>
                扫描件第 {page} 页：{pageWords({ result, printed })}
              </li>
            ))}
            {missing.map((page) => (
              <li key={`missing-${page}`}>打印件第 {page} 页：没有扫描</li>
            ))}
          </ol>
        </details>
      )}
      {earlier && earlier.changes.length > 0 && <Earlier print={earlier} />}
    </div>
  )
}
