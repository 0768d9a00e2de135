/** Parts of the web that are loaded when they are needed. After an update the parts of the old build are gone: that is said, and all else stays. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { ApiError, offline } from '../api'
import { announce } from './announce'
import { Boundary } from './boundary'
import { Loading } from './page-state'

/** A component that is loaded when it is shown; `Late` stands around it. */
export const late = <P,>(load: () => Promise<{ default: ComponentType<P> }>) => lazy(() => load().catch(explain))

/** Around what is loaded late, in the middle of a page: what cannot be loaded leaves the rest as it is. */
export function Late({ fallback = <Loading />, children }: { fallback?: ReactNode; children: ReactNode }) {
  return (
    <Boundary>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  )
}

/** A library that is loaded when it is used; throws an ApiError where it cannot be, which is announced. */
export const part = <T,>(load: () => Promise<T>): Promise<T> =>
  load()
    .catch(explain)
    .catch((error: ApiError) => {
      announce(error.message, 'danger')
      throw error
    })

/** A browser does not tell why: a server that answers has another build by now. */
async function explain(): Promise<never> {
  const answers = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  throw answers ? outdated() : offline()
}

const outdated = () =>
  new ApiError(0, {
    code: 'outdated',
    message: '系统刚刚更新过，要重新加载页面才能打开这里。表单里填的内容会保留，开着的窗口请先保存。',
    problems: [],
  })
