/** What stands in place of a page whose content could not be read: with a heading and a title of its own. */
import { ApiError } from '../api'
import { NotFound } from './not-found'
import { Page } from './page'
import { Failure } from './page-state'

export function PageFailure({ error, retry }: { error: unknown; retry: () => void }) {
  if (error instanceof ApiError && error.code === 'not-found') return <NotFound />
  return (
    <Page title="没有打开这个页面">
      <Failure error={error} retry={retry} />
    </Page>
  )
}
