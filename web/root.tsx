/** Router, theme and the dialog for expired sessions around every page. */
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { Suspense, useEffect, useState } from 'react'
import { SWRConfig } from 'swr'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { isOffline } from './api'
import { useSession } from './data'
import { mayOpen, type PageRoute, routes } from './routes'
import { cspNonce, overlays, themeAt } from './theme'
import { Announcements } from './ui/announce'
import { Boundary } from './ui/boundary'
import { LargePrint, useLargePrint } from './ui/large-print'
import { NotFound } from './ui/not-found'
import { noteNavigation } from './ui/page'
import { Failure, Loading } from './ui/page-state'
import { Shell } from './ui/shell'
import { SignInAgain } from './ui/sign-in-again'

export function Root() {
  const [large, setLarge] = useLargePrint()
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeAt(large ? 18 : 16)}
      csp={{ nonce: cspNonce }}
      getPopupContainer={overlays}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      // the second click of a double click would close what the first one opened, and a slip what was typed there
      modal={{ mask: { closable: false } }}
    >
      <SWRConfig value={{ shouldRetryOnError: isOffline, errorRetryInterval: 5000 }}>
        <LargePrint value={[large, setLarge]}>
          <Pages />
          <Announcements />
          <SignInAgain />
        </LargePrint>
      </SWRConfig>
    </ConfigProvider>
  )
}

function Pages() {
  const [location] = useLocation()
  const [first] = useState(location)
  useEffect(() => {
    if (location !== first) noteNavigation()
  }, [location, first])
  return (
    <Switch>
      {routes.map((route) => (
        <Route key={route.path} path={route.path}>
          <Guarded route={route} />
        </Route>
      ))}
      <Route>
        <Shell>
          <NotFound />
        </Shell>
      </Route>
    </Switch>
  )
}

function Guarded({ route }: { route: PageRoute }) {
  const { data: session, error } = useSession()
  const [location] = useLocation()
  const open = route.for.includes('everyone')
  if (session?.mustChangePassword && location !== '/password') return <Redirect to="/password" replace />
  if (session === null && !open) return <Redirect to={`/login?to=${encodeURIComponent(location + window.location.search)}`} replace />
  const Page = route.page
  return (
    <Shell wide={route.wide} bare={route.bare}>
      {session === undefined && !open ? (
        error ? (
          <Failure error={error} />
        ) : (
          <Loading />
        )
      ) : mayOpen(route, session ?? null) ? (
        <Boundary key={location}>
          <Suspense fallback={<Loading />}>
            <Page />
          </Suspense>
        </Boundary>
      ) : (
        <NotFound />
      )}
    </Shell>
  )
}
