/** Opens the draft of the programme in the address, for every page of the studio. */
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useParams } from 'wouter'
import type { DraftView, PublicationView, StudioProgrammeView } from '../../../server/actions/views/studio'
import { useSession } from '../../data'
import { Failure, Loading } from '../../ui/page-state'
import { useDraftView, useEdition, usePublications, useStudioProgrammes } from './data'
import { type StudioDraft, type StudioState, studioDraftOf } from './draft-store'
import { inOrder } from './file-kinds'
import { pathsOf, type Texts } from './merge'

export interface Opened {
  programme: string
  about: StudioProgrammeView
  publications: readonly PublicationView[]
  /** The files in force, or of the publication that takes effect later; empty for a programme that was never published. */
  inForce: Texts
  draft: StudioDraft
  state: StudioState
  /** Files that differ from what is in force. */
  changed: readonly string[]
}

export function Opening({ children }: { children: (opened: Opened) => ReactNode }) {
  const { programme = '' } = useParams()
  const view = useDraftView(programme)
  const programmes = useStudioProgrammes()
  const publications = usePublications(programme)
  const all = publications.data ?? []
  const edition = (all.find(({ pending }) => pending) ?? all.find(({ inForce }) => inForce))?.edition
  const inForce = useEdition(programme, edition)
  const about = programmes.data?.find(({ id }) => id === programme)
  const error = view.error ?? programmes.error ?? publications.error ?? inForce.error
  if (view.data && about && publications.data && (!edition || inForce.data))
    return (
      <WithDraft view={view.data} about={about} publications={publications.data} inForce={inForce.data?.files ?? {}}>
        {children}
      </WithDraft>
    )
  if (error) return <Failure error={error} retry={() => void Promise.all([view.mutate(), programmes.mutate(), publications.mutate()])} />
  return <Loading />
}

interface Read {
  view: DraftView
  about: StudioProgrammeView
  publications: readonly PublicationView[]
  inForce: Texts
  children: (opened: Opened) => ReactNode
}

function WithDraft({ view, about, publications, inForce, children }: Read) {
  const account = useSession().data?.account.id ?? ''
  const draft = useMemo(() => studioDraftOf(view, account), [view, account])
  const state = useSyncExternalStore(draft.subscribe, draft.read)
  useEffect(() => draft.accept(view), [draft, view])
  const { files } = state
  const changed = useMemo(
    () =>
      inOrder(
        pathsOf(files, inForce).filter((path) => files[path] !== inForce[path]),
        { ...inForce, ...files },
      ),
    [files, inForce],
  )
  return children({ programme: view.programme, about, publications, inForce, draft, state, changed })
}
