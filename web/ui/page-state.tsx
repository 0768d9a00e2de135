/** What a page shows while it has nothing to show: loading, empty, failed. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { SWRResponse } from 'swr'
import { ApiError, isOffline } from '../api'
import { Icon } from './icon'

export function Loading({ label = '正在加载……' }: { label?: string }) {
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>{label}</p>
    </div>
  )
}

/** Nothing there yet: says what that means and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <Icon name="file" size={36} />
      <p className="state-title">{title}</p>
      {children}
    </div>
  )
}

/** Why something could not be shown or done, with its number where there is one. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const known = error instanceof ApiError ? error : undefined
  return (
    <div className="state state-failed" role="alert">
      <Icon name="alert" size={36} />
      <p className="state-title">{known?.message ?? '页面出错了，请刷新后再试。'}</p>
      {known && known.problems.length > 0 && (
        <ul>
          {known.problems.map(({ at, message }) => (
            <li key={at + message}>{message}</li>
          ))}
        </ul>
      )}
      {known?.reference && <p className="quiet">错误编号 {known.reference}</p>}
      {(retry || isOffline(error)) && <Button onClick={retry ?? (() => window.location.reload())}>重新加载</Button>}
    </div>
  )
}

/** Shows what was read, or the state of reading it. */
export function Loaded<T>({
  from,
  children,
}: {
  from: Pick<SWRResponse<T>, 'data' | 'error'> & { mutate: () => unknown }
  children: (data: T) => ReactNode
}) {
  if (from.data !== undefined) return children(from.data)
  if (from.error) return <Failure error={from.error} retry={() => void from.mutate()} />
  return <Loading />
}
