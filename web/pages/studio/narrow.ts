/** Whether two texts have no room beside each other. */
import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(max-width: 900px)')
const subscribe = (listener: () => void) => {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const useNarrow = () => useSyncExternalStore(subscribe, () => query().matches)
